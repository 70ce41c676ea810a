import { Text, View } from '@tarojs/components'
import type { EventCounter } from '../../../../shared/membership/events'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { useScreenOn } from '../../../platform/screen'
import { Button } from '../../../ui'
import { useKeys } from '../../parts/keys'
import { CodePicture, type CodeProps } from './EventCode'

/** What the people at the stand see: the code as large as the screen allows, and how many have joined; nobody's name. */
export function Stand({ counter, onClose, ...code }: CodeProps & { counter: EventCounter; onClose: () => void }) {
  const text = useText(eventsText)
  const { event } = code
  useScreenOn()
  useKeys({ Escape: onClose }, true)
  return (
    <View className="stand" aria-role="region" aria-label={event.name}>
      <View className="stand__words">
        <Text className="stand__union">{event.organisation.name}</Text>
        <Text className="stand__name">{event.name}</Text>
        <Text className="stand__scan">{text.scan}</Text>
        {event.gift && <Text className="stand__gift">{text.gift(event.gift)}</Text>}
        {counter.submitted > 0 && (
          <Text className="stand__joined" aria-role="status">
            {text.joined(counter.submitted)}
          </Text>
        )}
        <View className="stand__close">
          <Button kind="outline" size="small" onTap={onClose}>
            {text.hide}
          </Button>
        </View>
      </View>
      <View className="stand__code">
        <CodePicture {...code} />
      </View>
    </View>
  )
}

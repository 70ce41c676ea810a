import { Text, View } from '@tarojs/components'
import type { EventCounter as Counter } from '../../../../shared/membership/events'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { Card } from '../../../ui'

const numbers = ['begun', 'submitted', 'approved', 'seen'] as const

/** How many began, handed in, were accepted, and whose document was seen. */
export function EventCounter({ counter, isLive }: { counter: Counter; isLive: boolean }) {
  const text = useText(eventsText)
  return (
    <Card>
      <View className="event-counter" aria-role="group" aria-label={text.counterLabel}>
        {numbers.map((name) => (
          <View key={name} className="event-counter__one">
            <Text className="event-counter__number">{String(counter[name])}</Text>
            <Text className="event-counter__label">{text.counter[name]}</Text>
          </View>
        ))}
      </View>
      {isLive && <Text className="event-counter__live">{text.live}</Text>}
    </Card>
  )
}

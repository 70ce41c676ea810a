import { Text, View } from '@tarojs/components'
import type { DeskEventView } from '../../../../shared/membership/events.contract'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { useWhen } from '../../../platform/when'
import { Tag } from '../../../ui'
import { eventTones } from './tones'

export function EventHead({ event }: { event: DeskEventView }) {
  const text = useText(eventsText)
  const when = useWhen()
  const { name, organisation, place, startsAt, endsAt, gift, state } = event
  return (
    <View className="event-head">
      <View className="event-head__line">
        <Text className="event-head__name" aria-role="heading" aria-level={2}>
          {name}
        </Text>
        <Tag tone={eventTones[state]}>{text.states[state]}</Tag>
      </View>
      <Text className="events__line">{`${organisation.name} · ${place}`}</Text>
      <Text className="events__line">{text.span(when.at(startsAt), when.at(endsAt))}</Text>
      {gift && <Text className="events__line">{text.gift(gift)}</Text>}
    </View>
  )
}

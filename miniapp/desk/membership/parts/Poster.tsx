import { Text, View } from '@tarojs/components'
import { shanghaiDay, shanghaiTime } from '../../../../shared/http/time'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { canPrint } from '../../../platform/print'
import { useWhen } from '../../../platform/when'
import { CodePicture, type CodeProps } from './EventCode'

/** The sheet for the wall of the stand: on paper only. */
export function Poster(code: CodeProps) {
  const text = useText(eventsText)
  const when = useWhen()
  const { event } = code
  // Paper hangs longer than today.
  const ends = new Date(event.endsAt)
  if (!canPrint) return null
  return (
    <View className="poster" aria-hidden>
      <Text className="poster__union">{event.organisation.name}</Text>
      <Text className="poster__title">{text.scan}</Text>
      <CodePicture {...code} />
      <Text className="poster__code">{`${text.code} ${event.code}`}</Text>
      <View className="poster__steps">
        {text.poster.steps.split('\n').map((step, index) => (
          <View key={step} className="poster__step">
            <Text className="poster__number">{String(index + 1)}</Text>
            <Text className="poster__words">{step}</Text>
          </View>
        ))}
      </View>
      {event.gift && <Text className="poster__gift">{text.gift(event.gift)}</Text>}
      <View className="poster__foot">
        <Text>{event.name}</Text>
        <Text>{event.place}</Text>
        <Text>{text.poster.until(`${when.day(shanghaiDay(ends))} ${shanghaiTime(ends)}`)}</Text>
      </View>
    </View>
  )
}

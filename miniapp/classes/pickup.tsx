import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PickupView } from '../../shared/classes/days.contract'
import { todayText } from '../../shared/classes/todayText'
import { useText } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { usePolling } from '../platform/usePolling'
import { useView, type View as Viewed } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, confirm, Page, Row, Tag, type Tone } from '../ui'
import { days, dayWords, explainDay } from './parts/daysClient'
import { Photo } from './parts/Photos'
import './parts/days.scss'

definePageConfig({ navigationBarTitleText: '确认接人' })

const tones: Record<PickupView['state'], Tone> = { asked: 'warn', allowed: 'ok', refused: 'red' }

/** The photo may come after the question, and the other guardian's answer at any time. */
const askEveryMs = 10_000

/** Somebody nobody named is at the door: the guardian looks at who it is, and says yes or no. */
export default function Pickup() {
  const { pickup: text } = useText(todayText)
  const when = useWhen()
  const { id = '' } = useRouter().params
  const view = useView(() => days.getPickup({ params: { requestId: id } }))
  usePolling(view.refresh, askEveryMs, (view.data?.actions.length ?? 0) > 0)
  return (
    <Page title={text.title} view={view} errors={dayWords()}>
      {(asked) => (
        <>
          <Card
            title={`${asked.name} → ${asked.childName}`}
            aside={<Tag tone={tones[asked.state]}>{text.states[asked.state]}</Tag>}
          >
            {asked.photo && <Photo photo={asked.photo} className="day-photo" words={text.photo} isWhole />}
            <Row title={text.who} value={asked.name} />
            {asked.phone && <Row title={text.phone} value={asked.phone} onTap={() => call(asked.phone!)} />}
            <Row title={text.child} value={asked.childName} />
            <Row title={text.class} note={`${asked.className} · ${asked.site}`} />
            <Row title={text.askedAt} value={when.at(asked.askedAt)} />
            <View className="day-note">
              <Text>{outcomeOf(asked, text)}</Text>
            </View>
          </Card>
          {asked.actions.length > 0 && <Answer asked={asked} view={view} />}
        </>
      )}
    </Page>
  )
}

const call = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber, fail: () => {} })

type Words = (typeof todayText)['zh']['pickup']

function outcomeOf({ state, actions, isAnsweredByMe }: PickupView, text: Words): string {
  if (state === 'asked') return actions.includes('answer') ? text.lead : text.over
  return isAnsweredByMe ? text.byMe : text.byOther
}

function Answer({ asked: { id, name, childName, actions }, view }: { asked: PickupView; view: Viewed<PickupView> }) {
  const { pickup: text } = useText(todayText)
  const answer = useCommand(
    (allow: boolean, options) => days.answerPickup({ params: { requestId: id }, body: { allow } }, options),
    { onDone: view.show, onError: () => void view.refresh() },
  )
  const allow = async () => {
    const question = { title: text.allowAsk(name, childName), body: text.allowBody, ok: text.allow }
    if (await confirm(question)) await answer.run(true)
  }
  const takeBack = async () => {
    const question = { title: text.takeBackAsk(name), body: text.takeBackBody, ok: text.takeBack }
    if (await confirm(question)) await answer.run(false)
  }
  const error = answer.error ? explainDay(answer.error) : null
  if (actions.includes('takeBack')) {
    return <BottomBar label={text.takeBack} busy={answer.busy} onTap={() => void takeBack()} error={error} />
  }
  return (
    <BottomBar
      label={text.allow}
      busy={answer.busy}
      onTap={() => void allow()}
      error={error}
      second={{ label: text.refuse, onTap: () => void answer.run(false) }}
    />
  )
}

import { Text, View } from '@tarojs/components'
import { inFours } from '../../../shared/membership/number'
import type { StandingView } from '../../../shared/membership/standing.contract'
import { standingText } from '../../../shared/membership/standingText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useWhen } from '../../platform/when'
import { Button, Card, Row, Tag, toast } from '../../ui'
import { explain } from './clients'
import { Problem } from './Problem'
import { standing } from './standingClient'
import { standingTones } from './standingTones'

interface OwnProps {
  own: StandingView
  onChanged: (own: StandingView) => void
}

/** Where one is a member, and what the state means. */
export function CurrentCard({ current }: { current: NonNullable<StandingView['current']> }) {
  const text = useText(standingText)
  const states = useText(membershipText).membershipStates
  const when = useWhen()
  const { organisation, state, since, reason, until, number } = current
  return (
    <Card>
      <View className="status">
        <View className="status__head">
          <Text className="status__words" aria-role="heading" aria-level={1}>
            {organisation.name}
          </Text>
          <Tag tone={standingTones[state]}>{states[state]}</Tag>
        </View>
        <Text>{text.meanings[state]}</Text>
        {reason && reason !== 'other' && <Text>{text.reason(text.reasons[reason])}</Text>}
        {until && <Text className="status__due">{text.until(when.day(until))}</Text>}
        <Text className="status__small">{`${text.number} ${inFours(number)}`}</Text>
        <Text className="status__small">{text.since(when.day(since))}</Text>
      </View>
    </Card>
  )
}

/** The automatic leaving that is announced, and the one tap that stops it. */
export function Lapse({ own, onChanged }: OwnProps) {
  const text = useText(standingText).lapse
  const when = useWhen()
  const answer = useCommand(() => standing.answerLapse(), {
    onDone: (after) => {
      toast(text.answered)
      onChanged(after)
    },
  })
  if (!own.current?.lapsesOn || !own.actions.includes('stillHere')) return null
  return (
    <Card kind="wash" title={text.title}>
      <View className="words">
        <Text>{text.body(when.day(own.current.lapsesOn))}</Text>
        {answer.error && <Problem words={explain(answer.error)} />}
        <Button busy={answer.busy} onTap={() => void answer.run(undefined)}>
          {text.answer}
        </Button>
      </View>
    </Card>
  )
}

export function Moving({ own: { current, transfer } }: { own: StandingView }) {
  const text = useText(standingText)
  const when = useWhen()
  if (current?.state !== 'transferring' || !transfer) return null
  return (
    <Card kind="rows">
      <Row
        title={text.moving(transfer.to.name)}
        note={transfer.dueAt ? text.movingNote(when.at(transfer.dueAt)) : undefined}
        onTap={() => open(`/membership/transfer-progress?id=${transfer.id}`)}
      />
    </Card>
  )
}

/** Leaving on a day that was announced, and the way back. */
export function Leaving({ own, onChanged }: OwnProps) {
  const text = useText(standingText).leaving
  const when = useWhen()
  const cancel = useCommand(() => standing.takeBackLeaving(), {
    onDone: (after) => {
      toast(text.cancelled)
      onChanged(after)
    },
  })
  if (!own.current?.leavesOn) return null
  return (
    <Card title={text.title(when.day(own.current.leavesOn))}>
      <View className="words">
        <Text>{text.body}</Text>
        {cancel.error && <Problem words={explain(cancel.error)} />}
        <Button kind="outline" busy={cancel.busy} onTap={() => void cancel.run(undefined)}>
          {text.cancel}
        </Button>
      </View>
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { spanOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Button, confirm, Tag } from '../../../ui'
import { HandBack } from '../../parts/HandBack'
import { stateTones } from './tones'
import type { Case } from './useCase'

/** Whom it is about, both clocks, and who is at it. */
export function CaseHead({ of, on, now }: { of: CaseView; on: Case; now: Date }) {
  const text = useText(membershipDeskText)
  const { applicant } = of
  return (
    <View className="case__head">
      <View className="case__who">
        <Text className="case__name" aria-role="heading" aria-level={2}>
          {applicant.name}
        </Text>
        <Tag tone={stateTones[of.state]}>{text.states[of.state]}</Tag>
      </View>
      <Text className="case__line">
        {`${text.occupations[applicant.occupation]} · ${applicant.workplace} · ${text.routesInFull[of.route]}`}
      </Text>
      {of.discreet && <Text className="case-decision__warning">{text.discreet}</Text>}
      {of.owner.id !== of.organisation.id && (
        <Text className="case-decision__warning">{text.movedUp(of.organisation.name)}</Text>
      )}
      <Clocks of={of} now={now} />
      {of.actions.includes('assign') && (
        <Assignment
          assignee={of.assignee}
          assign={on.assign}
          failure={on.draft.draft.mode === null ? on.failure : undefined}
        />
      )}
      <HandBack of={of} isSaid {...on.handBack} />
    </View>
  )
}

export function Clocks({ of, now }: { of: Pick<CaseView, 'dueAt' | 'openedAt'>; now: Date }) {
  const { clocks } = useText(membershipDeskText)
  const { span } = useText(deskText)
  if (of.dueAt === null) return null
  const left = new Date(of.dueAt).getTime() - now.getTime()
  const whole = span(spanOf(now.getTime() - new Date(of.openedAt).getTime()))
  return (
    <View className="case__clocks">
      <Tag tone={left > 0 ? 'warn' : 'red'}>
        {left > 0 ? clocks.stepLeft(span(spanOf(left))) : clocks.stepOver(span(spanOf(left)))}
      </Tag>
      <Tag>{clocks.whole(whole)}</Tag>
    </View>
  )
}

interface AssignmentProps {
  assignee: CaseView['assignee']
  assign: Case['assign']
  /** Why the last try failed, where nothing else on the page says it. */
  failure: Error | undefined
}

/** Who is at it, and taking it or putting it back. */
export function Assignment({ assignee, assign, failure }: AssignmentProps) {
  const { assignment } = useText(deskText)
  const { errors } = useText(membershipDeskText)
  const takeOver = async () => {
    const name = assignee?.name ?? ''
    const question = { title: assignment.takeOverAsk(name), body: assignment.takeOverNote, ok: assignment.takeOver }
    if (await confirm(question)) void assign.run({ to: 'me', takeOver: true })
  }
  const act = !assignee
    ? { label: assignment.take, onTap: () => void assign.run({ to: 'me' }) }
    : assignee.isMe
      ? { label: assignment.putBack, onTap: () => void assign.run({ to: 'nobody' }) }
      : { label: assignment.takeOver, onTap: () => void takeOver() }
  return (
    <>
      <View className="case__assignment">
        <Text className="case__assignee">
          {!assignee ? assignment.nobody : assignee.isMe ? assignment.mine : assignment.colleague(assignee.name)}
        </Text>
        <Button kind="outline" size="small" busy={assign.busy} onTap={act.onTap}>
          {act.label}
        </Button>
      </View>
      {failure && (
        <Text className="case-decision__error" aria-role="alert">
          {wordsOf(failure, errors)}
        </Text>
      )}
    </>
  )
}

import { Text, View } from '@tarojs/components'
import type { ApplicationView } from '../../../shared/membership/contract'
import { progressText } from '../../../shared/membership/progressText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Tag } from '../../ui'
import { stateTones } from './stateTones'

/** Where it is, whose turn, since when and until when: in words. */
export function ProgressHead({ application }: { application: ApplicationView }) {
  const text = useText(progressText)
  const names = useText(membershipText).applicationStates
  const { state } = application
  return (
    <Card>
      <View className="status">
        <View className="status__head">
          <Text className="status__words" aria-role="heading" aria-level={1}>
            {text.states[state]}
          </Text>
          <Tag tone={stateTones[state]}>{names[state]}</Tag>
        </View>
        <Body application={application} />
      </View>
    </Card>
  )
}

function Body({ application }: { application: ApplicationView }) {
  const text = useText(progressText)
  const when = useWhen()
  const { state, owner, organisation, history, submittedAt, dueAt } = application
  const union = organisation?.name ?? ''
  if (state !== 'submitted') {
    const body = {
      draft: text.draftBody,
      returned: text.returnedBody(history.findLast(({ step }) => step === 'returned')?.organisation ?? union),
      approved: text.approvedBody(union),
      refused: text.refusedNext,
      withdrawn: text.withdrawnBody,
    }[state]
    return <Text>{body}</Text>
  }
  const since = history.at(-1)?.at ?? submittedAt
  const isMovedUp = owner !== null && owner.id !== organisation?.id
  const isLate = dueAt !== null && Date.parse(dueAt) < Date.now()
  return (
    <>
      {isMovedUp && <Text>{text.movedUp(union)}</Text>}
      {since && <Text>{text.turn(owner?.name ?? union, when.at(since))}</Text>}
      {dueAt && <Text className="status__due">{isLate ? text.overdue(when.at(dueAt)) : text.due(when.at(dueAt))}</Text>}
    </>
  )
}

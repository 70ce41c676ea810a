import { Text, View } from '@tarojs/components'
import { spanOf } from '../../../../shared/desk/clock'
import { desk as deskContract } from '../../../../shared/desk/contract'
import { deskText } from '../../../../shared/desk/text'
import { contestReviewText } from '../../../../shared/learning/contestReviewText'
import type { DeskContest } from '../../../../shared/learning/deskContests'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Tag, toast } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'

const desk = clientOf(deskContract)

interface AtDeskProps {
  of: DeskContest
  review: NonNullable<DeskContest['review']>
  onRefresh: () => void
}

/** A result as a case of the desk: both clocks, who has it, and the way back where it moved up. */
export function AtDesk({ of: { id, version, actions }, review, onRefresh }: AtDeskProps) {
  const text = useText(contestReviewText)
  const { errors } = useText(deskText)
  const assign = useCommand(
    (body: { to: 'me' | 'nobody'; takeOver?: true }) => desk.assignWorkItem({ params: { workItemId: id }, body }),
    { onDone: onRefresh, onError: (error) => toast(wordsOf(error, errors)) },
  )
  return (
    <View>
      <View className="contest-plan__clocks">
        <Text className="contest-plan__line" userSelect>
          {review.caseNumber}
        </Text>
        <Clock at={review.dueAt} inTime={text.step} late={text.stepOver} />
        <Clock at={review.resultDueAt} inTime={text.whole} late={text.wholeOver} />
      </View>
      {actions.includes('review') && <Assignment of={review} assign={assign} />}
      <HandBack of={{ id, version, handBackTo: review.handBackTo }} onDone={onRefresh} onRefused={onRefresh} />
    </View>
  )
}

type Words = (span: string) => string

function Clock({ at, inTime, late }: { at: string; inTime: Words; late: Words }) {
  const { span } = useText(deskText)
  const left = new Date(at).getTime() - useNow().getTime()
  const words = span(spanOf(left))
  return left > 0 ? <Tag tone="warn">{inTime(words)}</Tag> : <Tag tone="red">{late(words)}</Tag>
}

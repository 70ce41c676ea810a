import { Text, View } from '@tarojs/components'
import type { AuditProblem, VerificationView } from '../../../../shared/audit/contract'
import { auditText } from '../../../../shared/audit/text'
import { useText } from '../../../platform/locale'
import type { View as LoadedView } from '../../../platform/useView'
import { useWhen } from '../../../platform/when'
import { Button, Card, Failure, Skeleton, Tag } from '../../../ui'

const shownProblems = 10

/** Whether the record is as it was written, in words an auditor can sign. */
export function Verification({ view }: { view: LoadedView<VerificationView> }) {
  const text = useText(auditText).verification
  const { data, error, loading, refresh } = view
  if (!data)
    return error && !loading ? <Failure error={error} onRetry={() => void refresh()} /> : <Skeleton cards={1} />
  return (
    <Card
      title={text.title}
      aside={<Tag tone={data.intact ? 'ok' : 'red'}>{data.intact ? text.intact : text.broken}</Tag>}
    >
      <View className="audit-check">
        <Lines of={data} />
        {data.problems.slice(0, shownProblems).map((problem) => (
          <Problem key={`${problem.kind} ${problem.sequence} ${problem.id}`} problem={problem} />
        ))}
        <Button kind="plain" size="small" busy={loading} onTap={() => void refresh()}>
          {text.again}
        </Button>
      </View>
    </Card>
  )
}

function Lines({ of: { head, checked, unsealed, anchor, lastFull } }: { of: VerificationView }) {
  const text = useText(auditText).verification
  const { at } = useWhen()
  const lines = [
    head ? text.checked(checked.rows, at(head.at)) : text.none,
    text.unsealed(unsealed.rows),
    anchor ? (anchor.agrees ? text.anchor : text.anchorBroken)(at(anchor.at)) : text.noAnchor,
    lastFull && lastFull.rows > 0 ? text.lastFull(lastFull.rows, at(lastFull.at)) : null,
  ]
  return <>{lines.map((line) => line && <Text key={line} className="audit-check__line">{`${line}\n`}</Text>)}</>
}

function Problem({ problem: { kind, sequence, last } }: { problem: AuditProblem }) {
  const text = useText(auditText).verification
  const isRange = sequence !== null && last !== null && last > sequence
  return (
    <Text className="audit-check__problem">
      {isRange ? text.problemRange(sequence, last) : text.problem(kind, sequence)}
    </Text>
  )
}

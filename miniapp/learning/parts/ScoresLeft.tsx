import { Text, View } from '@tarojs/components'
import type { JudgedStage } from '../../../shared/learning/judging.contract'
import { judgingText } from '../../../shared/learning/judgingText'
import { dropAct } from '../../platform/acts'
import { useText } from '../../platform/locale'
import { Button, Card, Warning } from '../../ui'
import { explainCode } from './contestClient'
import type { ScoreActs } from './judgingActs'

const changed = 'learning.score_changed'

/** Scores that are not with the server: waiting for a network, refused, or given otherwise on another device. */
export function ScoresLeft({ stages, acts }: { stages: readonly JudgedStage[]; acts: ScoreActs }) {
  const text = useText(judgingText)
  const waiting = acts.acts.filter(({ problem }) => !problem)
  const all = stages.flatMap(({ performances }) => performances)
  return (
    <>
      {waiting.length > 0 && !acts.sending && (
        <Warning text={text.waiting(waiting.length)} action={{ label: text.send, onTap: () => void acts.send() }} />
      )}
      {acts.acts
        .filter(({ problem }) => problem)
        .map((act) => (
          <Left key={act.key} act={act} start={startOf(all, act)} acts={acts} />
        ))}
    </>
  )
}

type Refused = ScoreActs['acts'][number]

const startOf = (all: readonly JudgedStage['performances'][number][], { input }: Refused): number =>
  all.find(({ id }) => id === input.params.performanceId)?.start ?? 0

function Left({ act, start, acts }: { act: Refused; start: number; acts: ScoreActs }) {
  const text = useText(judgingText)
  const { code, data } = act.problem!
  const theirs = code === changed ? (data as { version: number; marks: number[] }) : null
  const sum = (marks: readonly number[]) => marks.reduce((all, mark) => all + mark, 0)
  const { params, body } = act.input
  return (
    <Card title={text.refused(start)} className="judge-problem">
      <Text className="judge-problem__line">{theirs ? text.differs(sum(theirs.marks)) : explainCode(code)}</Text>
      <View className="judge-problem__acts">
        <Button kind="outline" size="small" onTap={() => dropAct(act.key)}>
          {theirs ? text.keepTheirs : text.drop}
        </Button>
        {theirs && (
          <Button size="small" onTap={() => void acts.add({ params, body: { ...body, version: theirs.version } })}>
            {text.keepMine}
          </Button>
        )}
      </View>
    </Card>
  )
}

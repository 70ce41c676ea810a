import { Text } from '@tarojs/components'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import { contestsText } from '../../../../shared/learning/contestsText'
import type { DeskPerformance, DeskStage } from '../../../../shared/learning/deskContests'
import { useText, useWording } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { useCommand } from '../../../platform/useCommand'
import { usePages } from '../../../platform/usePages'
import { Button, Card, confirm, Row, Tag, toast } from '../../../ui'
import { PaneFrame } from '../../parts/PaneFrame'
import { contests, contestWords, explained, markWords } from './contestDeskClient'

interface PerformancesProps {
  contestId: string
  stage: DeskStage
  onChanged: () => void
}

/** The entries of a stage with what they were given. */
export function Performances({ contestId, stage, onChanged }: PerformancesProps) {
  const text = useText(contestsDeskText)
  const shell = useText(shellText)
  const params = { contestId, stageId: stage.id }
  const pages = usePages((cursor) => contests.listPerformances({ params, query: cursor ? { cursor } : {} }))
  return (
    <PaneFrame view={pages} errors={contestWords()}>
      {(rows) => (
        <Card title={`${stage.name} · ${text.list}`} kind="rows">
          {rows.map((row) => (
            <Line
              key={row.id}
              of={row}
              stage={stage}
              contestId={contestId}
              onChanged={() => {
                void pages.refresh()
                onChanged()
              }}
            />
          ))}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </Card>
      )}
    </PaneFrame>
  )
}

function Line({ of, stage, contestId, onChanged }: PerformancesProps & { of: DeskPerformance }) {
  const text = useText(contestsDeskText)
  const words = useText(contestsText)
  const { listed } = useWording()
  const { id, start, group, team, venue, totals, mark, rank, tie, advances, award, isAbsent } = of
  const marking = useCommand(contests.markAbsent, { onDone: onChanged, onError: (error) => toast(explained(error)!) })
  const toggle = async () => {
    const isSure = isAbsent || (await confirm({ title: text.absentAsk }))
    if (isSure) await marking.run({ params: { contestId, performanceId: id }, body: { isAbsent: !isAbsent } })
  }
  const absence = isAbsent ? text.markThere : text.markAbsent
  const name = of.name ?? text.hidden
  const place = [group, ...(stage.venues.length > 1 ? [stage.venues[venue]?.name ?? ''] : [])].join(' · ')
  const outcome = [
    ...(mark === null ? [] : [words.mark(markWords(mark))]),
    ...(rank === null ? [] : [words.rank(rank)]),
    ...(tie === null ? [] : [words.ties[tie]]),
  ]
  return (
    <Row
      title={`${start} · ${team ? text.members(name, team) : name}`}
      note={
        <>
          <Text className="contest-plan__line">{place}</Text>
          {totals.length > 0 && <Text className="contest-plan__line">{text.totals(listed(totals.map(String)))}</Text>}
          {outcome.length > 0 && <Text className="contest-plan__line">{outcome.join(' · ')}</Text>}
        </>
      }
      value={
        stage.state === 'running' ? (
          <Button
            size="small"
            kind="plain"
            label={`${absence} ${start}`}
            busy={marking.busy}
            onTap={() => void toggle()}
          >
            {absence}
          </Button>
        ) : (
          <Outcome award={award} advances={advances} />
        )
      }
    />
  )
}

function Outcome({ award, advances }: { award: string | null; advances: boolean }) {
  const { advanced } = useText(contestsText)
  if (award) return <Tag tone="ok">{award}</Tag>
  return advances ? <Tag tone="ok">{advanced}</Tag> : null
}

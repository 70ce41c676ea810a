import { useState } from 'react'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import type { DeskContest, DeskEntry } from '../../../../shared/learning/deskContests'
import { useText } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { usePages } from '../../../platform/usePages'
import { useWhen } from '../../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../../ui'
import { PaneFrame } from '../../parts/PaneFrame'
import { contests, contestWords } from './contestDeskClient'

/** Who entered a contest; what is being written down nobody enters. */
export function Entries({ of: { id, state, entries, content } }: { of: DeskContest }) {
  const text = useText(contestsDeskText)
  const [isListed, setListed] = useState(false)
  if (state === 'draft') return null
  return (
    <>
      <Card kind="rows">
        <Row title={text.entrants} value={text.entries(entries)} onTap={() => setListed(!isListed)} />
      </Card>
      {isListed && <List key={entries} contestId={id} isTeam={content.kind === 'team'} />}
    </>
  )
}

function List({ contestId, isTeam }: { contestId: string; isTeam: boolean }) {
  const text = useText(contestsDeskText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => contests.listEntries({ params: { contestId }, query: cursor ? { cursor } : {} }))
  return (
    <PaneFrame view={pages} errors={contestWords()}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty text={text.noEntries} />
        ) : (
          <Card kind="rows">
            {rows.map((row) => (
              <Line key={row.id} of={row} isTeam={isTeam} />
            ))}
            {pages.hasMore && (
              <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
                {shell.more}
              </Button>
            )}
          </Card>
        )
      }
    </PaneFrame>
  )
}

function Line({ of, isTeam }: { of: DeskEntry; isTeam: boolean }) {
  const text = useText(contestsDeskText)
  const when = useWhen()
  const { number, group, team, people, isComplete, enteredAt } = of
  const name = of.name ?? text.hidden
  return (
    <Row
      title={`${number} · ${team ? text.members(name, team) : name}`}
      note={[group, ...(isTeam ? [text.people(people)] : []), text.enteredAt(when.at(enteredAt))].join(' · ')}
      value={isComplete ? undefined : <Tag tone="warn">{text.tooFew}</Tag>}
    />
  )
}

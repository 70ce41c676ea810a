import { useState } from 'react'
import type { CoverRosterReport } from '../../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../../shared/insurance/plansText'
import { useText } from '../../../platform/locale'
import { Button, Card, Row, Tag } from '../../../ui'

const rowsAtOnce = 20

/** What becomes of a list: the sums, then every row with a problem. */
export function CoverReport({ report, name }: { report: CoverRosterReport; name: string }) {
  const text = useText(plansText).roster
  const [shown, setShown] = useState(rowsAtOnce)
  const { counts, isDone } = report
  const wrong = report.rows.filter(({ outcome }) => outcome === 'bad')
  return (
    <>
      <Card kind="rows" title={text.file(name)}>
        <Row
          title={isDone ? text.done(counts.good) : text.good(counts.good)}
          value={<Tag tone="ok">{String(counts.good)}</Tag>}
        />
        {counts.covered > 0 && <Row title={text.covered(counts.covered)} value={<Tag>{String(counts.covered)}</Tag>} />}
        {counts.bad > 0 && <Row title={text.bad(counts.bad)} value={<Tag tone="warn">{String(counts.bad)}</Tag>} />}
      </Card>
      {wrong.length > 0 && (
        <Card kind="rows" title={text.badTitle}>
          {wrong.slice(0, shown).map((row) => (
            <Row
              key={row.number}
              title={text.row(row.number, row.name)}
              note={[row.documentNumber, row.problem ? text.problems[row.problem] : ''].filter(Boolean).join(' · ')}
            />
          ))}
        </Card>
      )}
      {wrong.length > shown && (
        <Button kind="outline" onTap={() => setShown(shown + rowsAtOnce)}>
          {text.more}
        </Button>
      )}
    </>
  )
}

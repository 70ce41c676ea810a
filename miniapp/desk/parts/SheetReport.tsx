import { useState } from 'react'
import { Button, Card, Row, Tag, type Tone } from '../../ui'

interface SheetReportProps {
  /** What was read. */
  title: string
  /** What becomes of how many rows, the first of them in any case; of the others what becomes of none is left out. */
  sums: readonly { words: string; count: number; tone: Tone }[]
  wrongTitle: string
  /** Every row with a problem. */
  wrong: readonly { number: number; title: string; note: string }[]
  more: string
}

const rowsAtOnce = 20

/** What becomes of a sheet: the sums, then every row with a problem. */
export function SheetReport({ title, sums, wrongTitle, wrong, more }: SheetReportProps) {
  const [shown, setShown] = useState(rowsAtOnce)
  return (
    <>
      <Card kind="rows" title={title}>
        {sums.map(
          ({ words, count, tone }, at) =>
            (at === 0 || count > 0) && <Row key={words} title={words} value={<Tag tone={tone}>{String(count)}</Tag>} />,
        )}
      </Card>
      {wrong.length > 0 && (
        <Card kind="rows" title={wrongTitle}>
          {wrong.slice(0, shown).map(({ number, title: row, note }) => (
            <Row key={number} title={row} note={note} />
          ))}
        </Card>
      )}
      {wrong.length > shown && (
        <Button kind="outline" onTap={() => setShown(shown + rowsAtOnce)}>
          {more}
        </Button>
      )}
    </>
  )
}

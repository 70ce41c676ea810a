import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ImportReport } from '../../../../shared/organisations/desk.contract'
import { organisationsDeskText } from '../../../../shared/organisations/deskText'
import { useText } from '../../../platform/locale'
import { Button, Card, Row, Tag } from '../../../ui'

const rowsAtOnce = 20

/** What becomes of a sheet: the sums, then every row with a problem, and at which column. */
export function Report({ report, name }: { report: ImportReport; name: string }) {
  const text = useText(organisationsDeskText).importing
  const [shown, setShown] = useState(rowsAtOnce)
  const { counts, isDone } = report
  const wrong = report.rows.filter(({ outcome }) => outcome === 'bad')
  return (
    <>
      <Card kind="rows" title={text.file(name)}>
        <Row
          title={isDone ? text.added(counts.good) : text.good(counts.good)}
          value={<Tag tone="ok">{String(counts.good)}</Tag>}
        />
        {counts.there > 0 && <Row title={text.there(counts.there)} value={<Tag>{String(counts.there)}</Tag>} />}
        {counts.bad > 0 && <Row title={text.bad(counts.bad)} value={<Tag tone="warn">{String(counts.bad)}</Tag>} />}
      </Card>
      {wrong.length > 0 && (
        <Card kind="rows" title={text.badTitle}>
          {wrong.slice(0, shown).map((row) => (
            <Row
              key={row.number}
              title={text.row(row.number, row.name)}
              note={row.problems
                .map(({ column, problem }) => `${text.columns[column]}:${text.problems[problem]}`)
                .join(' · ')}
            />
          ))}
        </Card>
      )}
      {wrong.length > shown && (
        <View>
          <Button kind="outline" onTap={() => setShown(shown + rowsAtOnce)}>
            {text.more}
          </Button>
        </View>
      )}
    </>
  )
}

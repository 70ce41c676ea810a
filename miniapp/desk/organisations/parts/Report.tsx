import type { ImportReport } from '../../../../shared/organisations/desk.contract'
import { importText } from '../../../../shared/organisations/importText'
import { useText, useWording } from '../../../platform/locale'
import { SheetReport } from '../../parts/SheetReport'

/** What becomes of a sheet of unions, and at which columns the problems are. */
export function Report({ report: { counts, rows, isDone }, name }: { report: ImportReport; name: string }) {
  const text = useText(importText)
  const { labelled } = useWording()
  const wrong = rows.filter(({ outcome }) => outcome === 'bad')
  return (
    <SheetReport
      title={text.file(name)}
      sums={[
        { words: isDone ? text.added(counts.good) : text.good(counts.good), count: counts.good, tone: 'ok' },
        { words: text.there(counts.there), count: counts.there, tone: 'grey' },
        { words: text.bad(counts.bad), count: counts.bad, tone: 'warn' },
      ]}
      wrongTitle={text.badTitle}
      wrong={wrong.map(({ number, name: union, problems }) => ({
        number,
        title: text.row(number, union),
        note: problems.map(({ column, problem }) => labelled(text.columns[column], text.problems[problem])).join(' · '),
      }))}
      more={text.more}
    />
  )
}

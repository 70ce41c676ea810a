import type { CoverRosterReport } from '../../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../../shared/insurance/plansText'
import { useText } from '../../../platform/locale'
import { SheetReport } from '../../parts/SheetReport'

/** What becomes of a list of people to be covered. */
export function CoverReport({ report: { counts, rows, isDone }, name }: { report: CoverRosterReport; name: string }) {
  const text = useText(plansText).roster
  const wrong = rows.filter(({ outcome }) => outcome === 'bad')
  return (
    <SheetReport
      title={text.file(name)}
      sums={[
        { words: isDone ? text.done(counts.good) : text.good(counts.good), count: counts.good, tone: 'ok' },
        { words: text.covered(counts.covered), count: counts.covered, tone: 'grey' },
        { words: text.bad(counts.bad), count: counts.bad, tone: 'warn' },
      ]}
      wrongTitle={text.badTitle}
      wrong={wrong.map(({ number, name: whose, documentNumber, problem }) => ({
        number,
        title: text.row(number, whose),
        note: [documentNumber, problem ? text.problems[problem] : ''].filter(Boolean).join(' · '),
      }))}
      more={text.more}
    />
  )
}

import type { AttemptState } from '../../shared/learning/papers'
import { measure } from '../../shared/learning/papers'
import type { PaperFigures } from '../../shared/learning/papers.desk.contract'
import type { Db } from '../platform/db'
import type { QuizPaper } from './papers.entities'
import { findCurrent } from './questions.queries'

interface Marked {
  state: AttemptState
  marks: number | null
  isPassed: number | boolean | null
  count: number
}

const hardestShown = 5
/** Before that many were asked, chance says more than the question. */
const askedLeast = 5

/** How a paper goes: counted from an index alone, there are as many groups as marks. */
export async function readFigures(db: Db, { id, content }: Pick<QuizPaper, 'id' | 'content'>): Promise<PaperFigures> {
  const sql = `SELECT state, marks, is_passed AS isPassed, COUNT(*) AS count FROM quiz_attempts
    WHERE paper_id = ? GROUP BY state, marks, is_passed`
  const read: (Omit<Marked, 'count'> & { count: number | string })[] = await db.query(sql, [id])
  const groups = read.map((group): Marked => ({ ...group, count: Number(group.count) }))
  const sum = (some: readonly Marked[]) => some.reduce((total, { count }) => total + count, 0)
  const closed = groups.filter(({ state }) => state !== 'open')
  const marks = closed.reduce((total, group) => total + Number(group.marks) * group.count, 0)
  return {
    begun: sum(groups),
    open: sum(groups) - sum(closed),
    closed: sum(closed),
    overdue: sum(groups.filter(({ state }) => state === 'overdue')),
    passed: sum(closed.filter(({ isPassed }) => Boolean(isPassed))),
    average: sum(closed) === 0 ? null : Math.round((marks / sum(closed)) * 10) / 10,
    tenths: tenthsOf(closed, measure(content.source).fullMarks),
    hardest: await findHardest(db, id),
  }
}

function tenthsOf(closed: readonly Marked[], fullMarks: number): number[] {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const { marks, count } of closed) {
    const at = Math.min(9, Math.floor((Number(marks) * 10) / fullMarks))
    tenths[at] = tenths[at]! + count
  }
  return tenths
}

async function findHardest(db: Db, paperId: string): Promise<PaperFigures['hardest']> {
  const sql = `SELECT line_id AS id, asked_count AS asked, right_count AS rightly FROM quiz_figures
    WHERE paper_id = ? AND asked_count >= ${askedLeast}
    ORDER BY right_count * 1.0 / asked_count, asked_count DESC LIMIT ${hardestShown}`
  const rows: { id: string; asked: number; rightly: number }[] = await db.query(sql, [paperId])
  const current = await findCurrent(
    db,
    rows.map(({ id }) => id),
  )
  const stems = new Map(current.map(({ lineId, content }) => [lineId, content.stem]))
  return rows.map(({ id, asked, rightly }) => ({
    ...{ id, asked, stem: stems.get(id) ?? '' },
    rightPercent: Math.round((rightly * 100) / asked),
  }))
}

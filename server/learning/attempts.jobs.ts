import { type Notice, notifyAll } from '../notifications'
import type { Database, Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { toRaw } from '../platform/raw'
import { type Closing, closeAttempts, holdAttempts } from './attempts.closing'
import { fullMarksOf } from './attempts.marking'
import { lateBefore } from './attempts.rules'
import { countFigures } from './figures.counting'

/** Attempts whose time is over that one transaction closes; the next begins at once. */
const mostAtOnce = 100

/** Hands in what was saved of attempts whose time is over, in the order in which it was, and tells whose they are. */
async function closeOverdue({ database, ports, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const now = ports.clock.now()
    const before = lateBefore(ports.config.quizGraceSeconds, now)
    const due = await findDue(database.reader, before)
    if (due.length === 0 || isStopping()) return
    await closeDue(database, due, before, now)
  }
}

async function findDue(db: Db, before: Date): Promise<string[]> {
  const sql = `SELECT id FROM quiz_attempts WHERE state = 'open' AND due_at < ? ORDER BY due_at LIMIT ${mostAtOnce}`
  const rows: { id: string }[] = await db.query(sql, [toRaw(db, before)])
  return rows.map(({ id }) => id)
}

const closeDue = (database: Database, ids: readonly string[], before: Date, now: Date): Promise<void> =>
  database.transaction(async (db) => {
    const { attempts, papers } = await holdAttempts(db, ids)
    // Since they were looked for somebody may have handed in.
    const late = ids
      .flatMap((id) => attempts.get(id) ?? [])
      .filter(({ state, dueAt }) => state === 'open' && dueAt < before)
    const closings = late.map((attempt) => ({
      ...{ attempt, paper: papers.get(attempt.paperId)!, answers: attempt.answers },
      ...{ state: 'overdue' as const, at: now },
    }))
    await closeAttempts(db, closings, now)
    await notifyAll(db, closings.map(noticeOf), now)
  })

function noticeOf({ attempt, paper }: Closing): Notice {
  const { id, personId, marks } = attempt
  const params = { quiz: paper.content.name, marks: String(marks), fullMarks: String(fullMarksOf(attempt)) }
  const link = `/learning/result?id=${id}`
  const { organisationId } = paper
  return { personId, template: 'quizzes.overdue', params, link, dedupeKey: `${id} overdue`, organisationId }
}

export const attemptJobs: JobKind[] = [
  { name: 'learning.close_overdue', everySeconds: 5, run: closeOverdue },
  { name: 'learning.count_answers', everySeconds: 5, run: countFigures },
]

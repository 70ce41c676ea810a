import { In } from 'typeorm'
import type { Db } from '../platform/db'
import type { JobCall } from '../platform/jobs'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { markItems } from './attempts.marking'
import { QuizAttempt, QuizFigure } from './papers.entities'
import { findQuestions } from './questions.queries'

const mostAtOnce = 200

/** Adds closed attempts to the figures of their questions, each once; whoever submits waits for none of it. */
export async function countFigures({ database, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const counted = isStopping() ? 0 : await database.transaction(countSome)
    if (counted < mostAtOnce) return
  }
}

async function countSome(db: Db): Promise<number> {
  const attempts = await db
    .createQueryBuilder(QuizAttempt, 'attempt')
    .where('attempt.isCounted = :isCounted AND attempt.closedAt IS NOT NULL', { isCounted: false })
    .orderBy('attempt.closedAt')
    .limit(mostAtOnce)
    .getMany()
  if (attempts.length === 0) return 0
  const id = In(attempts.map((attempt) => attempt.id))
  await db.update(QuizAttempt, { id, isCounted: false }, { isCounted: true })
  for (const [paperId, counts] of await sumUp(db, attempts)) await add(db, paperId, counts)
  return attempts.length
}

interface Counts {
  asked: number
  right: number
}

/** By paper and question. */
async function sumUp(db: Db, attempts: readonly QuizAttempt[]): Promise<Map<string, Map<string, Counts>>> {
  const ids = attempts.flatMap(({ items }) => items.map(({ id }) => id))
  const questions = await findQuestions(db, ids)
  const sums = new Map<string, Map<string, Counts>>()
  for (const attempt of attempts) {
    const right = markItems(attempt, attempt.answers, questions)
    const ofPaper = sums.get(attempt.paperId) ?? new Map<string, Counts>()
    for (const [at, { id }] of attempt.items.entries()) {
      const { lineId } = questions.get(id)!
      const before = ofPaper.get(lineId) ?? { asked: 0, right: 0 }
      ofPaper.set(lineId, { asked: before.asked + 1, right: before.right + Number(right[at]) })
    }
    sums.set(attempt.paperId, ofPaper)
  }
  return sums
}

async function add(db: Db, paperId: string, counts: ReadonlyMap<string, Counts>): Promise<void> {
  const known = await db.find(QuizFigure, { where: { paperId, lineId: In([...counts.keys()]) } })
  for (const { id, lineId, askedCount, rightCount } of known) {
    const { asked, right } = counts.get(lineId)!
    await db.update(QuizFigure, { id }, { askedCount: askedCount + asked, rightCount: rightCount + right })
  }
  const there = new Set(known.map(({ lineId }) => lineId))
  const fresh = [...counts].filter(([lineId]) => !there.has(lineId))
  const rows = fresh.map(([lineId, { asked, right }]) => ({
    ...{ id: newId(), paperId, lineId, askedCount: asked, rightCount: right },
  }))
  await insertRows(db, QuizFigure, rows)
}

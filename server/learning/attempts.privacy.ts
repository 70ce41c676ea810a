import { In } from 'typeorm'
import type { AttemptState } from '../../shared/learning/papers'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import type { PersonalPart } from '../privacy'
import { fullMarksOf } from './attempts.marking'
import { QuizAttempt } from './papers.entities'

/** More than this nobody has. */
const mostRows = 500

/** Codes that mean an attempt wherever the words of all features meet. */
const stateWords: Record<AttemptState, string> = {
  open: 'attemptOpen',
  submitted: 'attemptSubmitted',
  overdue: 'attemptOverdue',
}

/** A person's attempts at papers with what came of them, the newest first. */
export async function describeAttempts(db: Db, personId: string): Promise<PersonalPart[]> {
  const find = { where: { personId }, relations: { paper: true }, order: { id: 'DESC' }, take: mostRows } as const
  const rows = (await db.find(QuizAttempt, find)).map((attempt) => ({
    quiz: attempt.paper!.content.name,
    state: stateWords[attempt.state],
    marks: attempt.marks === null ? null : `${attempt.marks} / ${fullMarksOf(attempt)}`,
    order: attempt.actOrder,
    answers: attempt.answers.map((given) => given.join('')).join(' '),
    createdAt: attempt.startedAt,
  }))
  return rows.length === 0 ? [] : [{ part: 'quizAttempts', rows }]
}

/** Two accounts turned out to be one person's: what one of them tried comes after what the other did. */
export async function moveAttempts(db: Db, fromId: string, toId: string): Promise<void> {
  const moved = await db.find(QuizAttempt, { where: { personId: fromId }, select: { id: true, paperId: true } })
  for (const paperId of new Set(moved.map((attempt) => attempt.paperId))) {
    const before = await db.countBy(QuizAttempt, { personId: toId, paperId })
    const sql = 'UPDATE quiz_attempts SET person_id = ?, number = number + ? WHERE person_id = ? AND paper_id = ?'
    await db.query(sql, [toId, before, fromId, paperId])
  }
}

/** The account is closed: that somebody answered stays for the figures, what they wrote goes. */
export async function eraseAnswers(db: Db, personId: string): Promise<void> {
  await db.update(QuizAttempt, { personId, isCounted: true }, { answers: [] })
  await db.delete(QuizAttempt, { personId, isCounted: false })
}

export async function deleteOldAttempts(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await findOldest(db, QuizAttempt, ({ startedAt }) => startedAt, { before, limit })
  if (rows.length > 0) await db.delete(QuizAttempt, { id: In(rows.map(({ id }) => id)) })
  return rows.length
}

import { In } from 'typeorm'
import type { Draw } from '../../shared/learning/papers'
import type { Db } from '../platform/db'
import { Question } from './questions.entities'
import { difficultyNumber } from './questions.views'

/** Rows that were read once: what one asks never changes, so a crowd asks the database for each of them once. */
const read = new Map<string, Question>()
const readMost = 5_000

/** Rows of questions by id. */
export async function findQuestions(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Question>> {
  const missing = [...new Set(ids)].filter((id) => !read.has(id))
  if (read.size + missing.length > readMost) read.clear()
  const due = missing.length === 0 ? [] : [...new Set(ids)].filter((id) => !read.has(id))
  const found = new Map([...new Set(ids)].flatMap((id) => (read.has(id) ? [[id, read.get(id)!] as const] : [])))
  if (due.length === 0) return found
  for (const question of await db.find(Question, { where: { id: In(due) } })) {
    read.set(question.id, question)
    found.set(question.id, question)
  }
  return found
}

/** What these questions are now. */
export const findCurrent = (db: Db, lineIds: readonly string[]): Promise<Question[]> =>
  lineIds.length === 0
    ? Promise.resolve([])
    : db.find(Question, { where: { lineId: In([...lineIds]), isCurrent: true } })

/** The same, of the bank of one union alone. */
export const findCurrentIn = (db: Db, organisationId: string, lineIds: readonly string[]): Promise<Question[]> =>
  lineIds.length === 0
    ? Promise.resolve([])
    : db.find(Question, { where: { lineId: In([...lineIds]), organisationId, isCurrent: true } })

/** Ids of what a draw draws from. */
export async function findPool(
  db: Db,
  organisationId: string,
  { topic, difficulty, kind }: Pick<Draw, 'topic' | 'difficulty' | 'kind'>,
): Promise<string[]> {
  const query = db
    .createQueryBuilder(Question, 'question')
    .select('question.id', 'id')
    .where('question.organisationId = :organisationId AND question.isActive = :isActive AND question.topic = :topic', {
      organisationId,
      isActive: true,
      topic,
    })
  if (difficulty) query.andWhere('question.difficulty = :difficulty', { difficulty: difficultyNumber(difficulty) })
  if (kind) query.andWhere('question.kind = :kind', { kind })
  return (await query.getRawMany<{ id: string }>()).map(({ id }) => id)
}

import { In } from 'typeorm'
import type { QuestionKind } from '../../shared/learning/questions'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { escapeLike, isEmbedded } from '../platform/raw'
import { Question } from './questions.entities'

export interface BankFilters {
  cursor?: string | undefined
  q?: string | undefined
  topic?: string | undefined
  kind?: QuestionKind | undefined
  difficulty?: number | undefined
}

const currentOf = (db: Db, organisationId: string) =>
  db
    .createQueryBuilder(Question, 'question')
    .where('question.organisationId = :organisationId AND question.isCurrent = :isCurrent', {
      organisationId,
      isCurrent: true,
    })

const stemOf = (db: Db): string => {
  const stem = "JSON_EXTRACT(question.content, '$.stem')"
  return isEmbedded(db) ? stem : `JSON_UNQUOTE(${stem})`
}

/** What the bank of a union asks now, newest first; words are looked for in what its questions ask, not in their options or keys. */
export function findBank(db: Db, organisationId: string, { cursor, q, topic, kind, difficulty }: BankFilters) {
  const query = currentOf(db, organisationId).andWhere('question.id < :before', { before: idBefore(cursor) })
  if (topic) query.andWhere('question.topic = :topic', { topic })
  if (kind) query.andWhere('question.kind = :kind', { kind })
  if (difficulty) query.andWhere('question.difficulty = :difficulty', { difficulty })
  if (q) {
    // Words in the middle of a sentence lie in no index: what is read ends with the page, or with the bank of the union.
    query.andWhere(`LOWER(${stemOf(db)}) LIKE :infix ESCAPE '!'`, { infix: `%${escapeLike(q.toLowerCase())}%` })
  }
  return query.orderBy('question.id', 'DESC').limit(rowsToRead).getMany()
}

/** As many questions as an export holds. */
export const exportMost = 100_000

export const findWholeBank = (db: Db, organisationId: string, after: string, limit: number): Promise<Question[]> =>
  currentOf(db, organisationId)
    .andWhere('question.id > :after', { after })
    .orderBy('question.id')
    .limit(limit)
    .getMany()

/** Topics that are drawn from, with how many questions each has. */
export async function countTopics(db: Db, organisationId: string): Promise<{ topic: string; questions: number }[]> {
  const sql = `SELECT topic, COUNT(*) AS questions FROM quiz_questions
    WHERE organisation_id = ? AND is_active = ? GROUP BY topic ORDER BY topic LIMIT 200`
  const rows: { topic: string; questions: string | number }[] = await db.query(sql, [organisationId, 1])
  return rows.map(({ topic, questions }) => ({ topic, questions: Number(questions) }))
}

export const findCurrentOf = (db: Db, lineId: string): Promise<Question | null> =>
  db.findOneBy(Question, { lineId, isCurrent: true })

/** Which of these words the bank asks already. */
export async function findKnownStems(
  db: Db,
  organisationId: string,
  stemKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (stemKeys.length === 0) return new Set()
  const rows = await db.find(Question, {
    where: { organisationId, stemKey: In([...stemKeys]) },
    select: { id: true, stemKey: true },
  })
  return new Set(rows.map(({ stemKey }) => stemKey!))
}

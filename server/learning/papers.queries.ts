import { withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { decodeTimeCursor, idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { QuizAttempt, QuizPaper } from './papers.entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(QuizPaper, 'paper').innerJoinAndSelect('paper.organisation', 'organisation')

export const findPaper = (db: Db, id: string): Promise<QuizPaper | null> =>
  withUnion(db).where('paper.id = :id', { id }).getOne()

/** Published papers whose window is not over, those that close first at the beginning. */
export function findListed(db: Db, cursor: string | undefined, now: Date): Promise<QuizPaper[]> {
  const query = withUnion(db).where("paper.state = 'published' AND paper.closesAt > :now", { now })
  const after = decodeTimeCursor(cursor)
  if (after) query.andWhere('(paper.closesAt > :at OR (paper.closesAt = :at AND paper.id > :id))', after)
  return query.orderBy('paper.closesAt').addOrderBy('paper.id').limit(rowsToRead).getMany()
}

/** Papers of the unions in reach, newest first. */
export const findPapers = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<QuizPaper[]> =>
  withinPaths(withUnion(db).where('paper.id < :before', { before: idBefore(cursor) }), grants, 'organisation.path')
    .orderBy('paper.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** A paper changed at its version; false where somebody else was first. */
export const changePaper = async (
  db: Db,
  { id, version, state }: Pick<QuizPaper, 'id' | 'version' | 'state'>,
  change: Partial<QuizPaper>,
): Promise<boolean> =>
  (await db.update(QuizPaper, { id, version, state }, { ...change, version: version + 1 })).affected === 1

/** A person's attempts at a paper, the first one first: there are as many as it allows at most. */
export const findOwnAttempts = (db: Db, paperId: string, personId: string): Promise<QuizAttempt[]> =>
  db.find(QuizAttempt, { where: { paperId, personId }, order: { number: 'ASC' } })

export const findOwnAttempt = (db: Db, id: string, personId: string): Promise<QuizAttempt | null> =>
  db
    .createQueryBuilder(QuizAttempt, 'attempt')
    .innerJoinAndSelect('attempt.paper', 'paper')
    .where('attempt.id = :id AND attempt.personId = :personId', { id, personId })
    .getOne()

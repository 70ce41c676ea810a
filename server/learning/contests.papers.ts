import { In, Not } from 'typeorm'
import type { Db } from '../platform/db'
import { placesFor } from '../platform/raw'
import { QuizAttempt, QuizPaper } from './papers.entities'

/** As many as a form offers. */
const mostPapers = 50

/** Papers of these unions that were published, the newest first: what a stage can take its marks from. */
export async function findPapersOf(
  db: Db,
  organisationIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const papers = await db.find(QuizPaper, {
    where: { organisationId: In([...organisationIds]), state: Not('draft') },
    order: { id: 'DESC' },
    take: mostPapers,
  })
  return papers.map(({ id, content }) => ({ id, name: content.name }))
}

/** How many of these papers are the union's own and were published. */
export const countPapers = (db: Db, organisationId: string, ids: readonly string[]): Promise<number> =>
  db.countBy(QuizPaper, { id: In([...ids]), organisationId, state: Not('draft') })

/** Until when a paper is answered, where it is or somebody still answers; null once all is handed in. */
export async function findPaperEnd(db: Db, id: string, now: Date): Promise<Date | null> {
  const paper = await db.findOneBy(QuizPaper, { id })
  if (!paper) return null
  const isOpen =
    (paper.state === 'published' && now < paper.closesAt) ||
    (await db.existsBy(QuizAttempt, { paperId: id, state: 'open' }))
  return isOpen ? paper.closesAt : null
}

interface Best {
  personId: string
  marks: number | string
}

/** The best marks of these persons in a paper; who never handed one in has none. */
export async function findBestMarks(
  db: Db,
  paperId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
  const rows: Best[] = await db.query(
    `SELECT person_id AS personId, MAX(marks) AS marks FROM quiz_attempts
      WHERE paper_id = ? AND state <> 'open' AND marks IS NOT NULL AND person_id IN (${placesFor(personIds)})
      GROUP BY person_id`,
    [paperId, ...personIds],
  )
  return new Map(rows.map(({ personId, marks }) => [personId, Number(marks)]))
}

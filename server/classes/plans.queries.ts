import { IsNull } from 'typeorm'
import { rangeBelow, withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { CourseClass, Site, Term } from './entities'
import { withPlan } from './queries'

/** Terms of the unions in reach, newest first: a city has few. */
export const findTerms = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Term[]> =>
  withinPaths(
    db
      .createQueryBuilder(Term, 'term')
      .innerJoinAndSelect('term.organisation', 'organisation')
      .where('term.id < :before', { before: idBefore(cursor) }),
    grants,
    'organisation.path',
  )
    .orderBy('term.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

export const findTerm = (db: Db, id: string): Promise<Term | null> =>
  db
    .createQueryBuilder(Term, 'term')
    .innerJoinAndSelect('term.organisation', 'organisation')
    .where('term.id = :id', { id })
    .getOne()

/** How many classes each of these terms has. */
export async function countClasses(db: Db, termIds: readonly string[]): Promise<Map<string, number>> {
  if (termIds.length === 0) return new Map()
  const rows = await db
    .createQueryBuilder(CourseClass, 'class')
    .select('class.termId', 'termId')
    .addSelect('COUNT(*)', 'count')
    .where('class.termId IN (:...termIds)', { termIds })
    .groupBy('class.termId')
    .getRawMany<{ termId: string; count: number | string }>()
  return new Map(rows.map(({ termId, count }) => [termId, Number(count)]))
}

/** Sites of the unions in reach, newest first. */
export const findSites = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Site[]> =>
  withinPaths(
    db
      .createQueryBuilder(Site, 'site')
      .innerJoinAndSelect('site.organisation', 'organisation')
      .where('site.id < :before', { before: idBefore(cursor) }),
    grants,
    'organisation.path',
  )
    .orderBy('site.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

export const findSite = (db: Db, id: string): Promise<Site | null> =>
  db
    .createQueryBuilder(Site, 'site')
    .innerJoinAndSelect('site.organisation', 'organisation')
    .where('site.id = :id', { id })
    .getOne()

/** As many sites as a form offers. */
const mostSites = 100

/** Sites in use of a union and of those below it, where its classes can be held. */
export const findUsableSites = (db: Db, { path }: { path: string }): Promise<Site[]> =>
  db
    .createQueryBuilder(Site, 'site')
    .innerJoin('site.organisation', 'organisation')
    .where('site.closedAt IS NULL AND organisation.path >= :from AND organisation.path < :to', rangeBelow(path))
    .orderBy('site.id', 'DESC')
    .limit(mostSites)
    .getMany()

export const findClassesOf = (db: Db, termId: string, cursor: string | undefined): Promise<CourseClass[]> =>
  withPlan(db)
    .where('class.termId = :termId AND class.id < :before', { termId, before: idBefore(cursor) })
    .orderBy('class.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

export const findEveryClassOf = (db: Db, termId: string): Promise<CourseClass[]> =>
  withPlan(db).where('class.termId = :termId', { termId }).orderBy('class.id').getMany()

/** Classes that are planned or go on; those of a closed term are over. */
const underWay = (db: Db) =>
  db
    .createQueryBuilder(CourseClass, 'class')
    .innerJoin('class.term', 'term')
    .where("class.state IN ('draft', 'published') AND term.closedAt IS NULL")

/** Those at a site, but for one. */
export const findClassesAt = (db: Db, siteId: string, besides = ''): Promise<Pick<CourseClass, 'id' | 'content'>[]> =>
  underWay(db)
    .select(['class.id', 'class.content'])
    .andWhere('class.siteId = :siteId AND class.id <> :besides', { siteId, besides })
    .orderBy('class.id', 'DESC')
    .limit(200)
    .getMany()

/** Those of a union itself. */
export const countUnderWay = (db: Db, organisationId: string): Promise<number> =>
  underWay(db).andWhere('class.organisationId = :organisationId', { organisationId }).getCount()

/** Each changes a row that is still at its version; false where it is not. */
export const changeTerm = async (db: Db, { id, version }: Term, change: Partial<Term>): Promise<boolean> =>
  (await db.update(Term, { id, version, closedAt: IsNull() }, { ...change, version: version + 1 })).affected === 1

export const changeSite = async (db: Db, { id, version }: Site, change: Partial<Site>): Promise<boolean> =>
  (await db.update(Site, { id, version, closedAt: IsNull() }, { ...change, version: version + 1 })).affected === 1

export const changeClass = async (
  db: Db,
  { id, version, state }: Pick<CourseClass, 'id' | 'version' | 'state'>,
  change: Partial<CourseClass>,
): Promise<boolean> =>
  (await db.update(CourseClass, { id, version, state }, { ...change, version: version + 1 })).affected === 1

import type { ClassKind, PlaceState, PriorityGroup } from '../../shared/classes/states'
import { liveStates, seatedStates } from '../../shared/classes/states'
import { decodeTimeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { placesFor } from '../platform/raw'
import { Place } from './bookings.entities'
import { Guardianship } from './children.entities'
import { CourseClass } from './entities'

/** Classes with their term, site and union. */
export const withPlan = (db: Db) =>
  db
    .createQueryBuilder(CourseClass, 'class')
    .innerJoinAndSelect('class.term', 'term')
    .innerJoinAndSelect('class.site', 'site')
    .innerJoinAndSelect('class.organisation', 'organisation')

export const findClass = (db: Db, id: string): Promise<CourseClass | null> =>
  withPlan(db).where('class.id = :id', { id }).getOne()

export interface ClassFilters {
  cursor?: string | undefined
  kind?: ClassKind | undefined
  grade?: string | undefined
  termId?: string | undefined
  siteId?: string | undefined
}

const stillOpen = (db: Db, now: Date) =>
  withPlan(db).where("class.state = 'published' AND class.closesAt > :now", { now })

/** Published classes whose window is not over, those that close first at the beginning. */
export function findListed(db: Db, { cursor, kind, grade, termId, siteId }: ClassFilters, now: Date) {
  const query = stillOpen(db, now)
  const after = decodeTimeCursor(cursor)
  if (after) {
    query.andWhere('(class.closesAt > :at OR (class.closesAt = :at AND class.id > :id))', {
      at: after.at,
      id: after.id,
    })
  }
  if (kind) query.andWhere('class.kind = :kind', { kind })
  if (grade) query.andWhere(':grade BETWEEN class.gradeFrom AND class.gradeTo', { grade: Number(grade) })
  if (termId) query.andWhere('class.termId = :termId', { termId })
  if (siteId) query.andWhere('class.siteId = :siteId', { siteId })
  return query.orderBy('class.closesAt').addOrderBy('class.id').limit(rowsToRead).getMany()
}

/** As many classes as their terms and sites are looked for in. */
const mostListed = 200

/** Terms and sites of what is listed. */
export const findListedPlaces = (db: Db, now: Date) =>
  stillOpen(db, now)
    .select(['class.id', 'term.id', 'term.name', 'site.id', 'site.content'])
    .orderBy('class.closesAt')
    .addOrderBy('class.id')
    .limit(mostListed)
    .getMany()

export interface PlaceCount {
  classId: string
  state: PlaceState
  quotaGroup: PriorityGroup | null
  count: number
}

/** How many places each of these classes has in these states, by state and quota; one statement, from an index alone. */
export async function countPlaces(
  db: Db,
  classIds: readonly string[],
  states: readonly PlaceState[] = liveStates,
): Promise<PlaceCount[]> {
  if (classIds.length === 0) return []
  const sql = `SELECT class_id AS classId, state, quota_group AS quotaGroup, COUNT(*) AS count FROM class_places
    WHERE class_id IN (${placesFor(classIds)}) AND state IN (${placesFor(states)}) GROUP BY class_id, state, quota_group`
  const rows: (Omit<PlaceCount, 'count'> & { count: string | number })[] = await db.query(sql, [...classIds, ...states])
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Of what `countPlaces` gives, the sum for a class and these states. */
export const countIn = (counts: readonly PlaceCount[], classId: string, states: readonly PlaceState[]): number =>
  counts
    .filter((one) => one.classId === classId && states.includes(one.state))
    .reduce((sum, { count }) => sum + count, 0)

/** Of what `countPlaces` gives, the seats of a class that are taken, by the quota they took. */
export function takenIn(counts: readonly PlaceCount[], classId: string): Map<PriorityGroup | null, number> {
  const taken = new Map<PriorityGroup | null, number>()
  for (const { classId: id, state, quotaGroup, count } of counts) {
    if (id === classId && seatedStates.includes(state)) taken.set(quotaGroup, (taken.get(quotaGroup) ?? 0) + count)
  }
  return taken
}

/** Places in a class of the children whose confirmed guardian the person is. */
export const findOwnPlaces = (db: Db, personId: string, classId: string): Promise<Place[]> =>
  db
    .createQueryBuilder(Place, 'place')
    .innerJoinAndSelect('place.child', 'child')
    .innerJoin(
      Guardianship,
      'guardianship',
      "guardianship.childId = place.childId AND guardianship.personId = :personId AND guardianship.state = 'confirmed'",
      { personId },
    )
    .where('place.classId = :classId AND place.state IN (:...liveStates)', { classId, liveStates })
    .orderBy('place.id')
    .getMany()

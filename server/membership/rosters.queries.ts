import { In, IsNull, LessThan, MoreThan, Not, type QueryDeepPartialEntity, type SelectQueryBuilder } from 'typeorm'
import { dayMs } from '../../shared/http/time'
import {
  type RosterRowState,
  type RosterState,
  rosterTransitions,
  runningStates,
} from '../../shared/membership/rosters'
import { withinGrants } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Roster, RosterRow } from './rosters.entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Roster, 'roster').innerJoinAndSelect('roster.organisation', 'organisation')

export const findRoster = (db: Db, id: string): Promise<Roster | null> =>
  withUnion(db).where('roster.id = :id', { id }).getOne()

export const findOpenRoster = (db: Db, openKey: string): Promise<Roster | null> =>
  withUnion(db).where('roster.openKey = :openKey', { openKey }).getOne()

/** Rosters of unions in reach, newest first; of one of them where it is named. */
export async function findRosters(
  db: Db,
  actor: StaffActor,
  { organisationId, cursor }: { organisationId?: string | undefined; cursor?: string | undefined },
): Promise<Roster[]> {
  const query = withUnion(db).orderBy('roster.id', 'DESC').limit(rowsToRead)
  inReach(query, actor)
  if (organisationId !== undefined) query.andWhere('roster.organisationId = :organisationId', { organisationId })
  const after = decodeCursor(cursor, 1)
  if (after) query.andWhere('roster.id < :after', { after: after[0] })
  return query.getMany()
}

function inReach<T extends object>(query: SelectQueryBuilder<T>, actor: StaffActor): void {
  withinGrants(query, actor.grants, { path: 'organisation.path', role: "'reviewer'" })
}

/** Rosters the worker has something to do for, oldest first. */
export const findRunningRosters = (db: Db): Promise<Roster[]> =>
  withUnion(db).where('roster.state IN (:...runningStates)', { runningStates }).orderBy('roster.id').getMany()

/** Rosters whose file was read to its end. */
export const findReadFiles = (db: Db): Promise<Roster[]> =>
  db.find(Roster, { where: { storageName: Not(IsNull()), state: Not('reading') }, take: 20 })

/** Moves a roster from the states an act leaves, at the version that was seen; false where it is elsewhere. */
export async function changeRoster(
  db: Db,
  { id, version }: Pick<Roster, 'id' | 'version'>,
  from: readonly RosterState[],
  change: QueryDeepPartialEntity<Roster>,
): Promise<boolean> {
  const where = { id, version, state: In([...from]) }
  return (await db.update(Roster, where, { ...change, version: version + 1 })).affected === 1
}

export const actOn = (db: Db, roster: Roster, act: keyof typeof rosterTransitions, change: Partial<Roster>) =>
  changeRoster(db, roster, rosterTransitions[act].from, { ...change, state: rosterTransitions[act].to, done: 0 })

type Count = 'done' | 'total' | 'good' | 'faulty' | 'imported' | 'passedOver' | 'undone' | 'kept'

/** Counts rows that were dealt with, and holds the roster's row for the transaction; false where it is in another state. */
export async function countRows(
  db: Db,
  rosterId: string,
  state: RosterState,
  counts: Partial<Record<Count, number>>,
  more: QueryDeepPartialEntity<Roster> = {},
): Promise<boolean> {
  const change = Object.fromEntries(
    Object.entries(counts).map(([name, by]) => {
      const column = name === 'passedOver' ? 'passed_over' : name
      return [name, () => `${column} + ${Math.trunc(by)}`]
    }),
  )
  return (await db.update(Roster, { id: rosterId, state }, { ...change, ...more })).affected === 1
}

/** The next rows of a state, in the order of the sheet. */
export const findNextRows = (db: Db, rosterId: string, state: RosterRowState, count: number): Promise<RosterRow[]> =>
  db.find(RosterRow, { where: { rosterId, state }, order: { rowNumber: 'ASC' }, take: count })

export function findRowsAfter(
  db: Db,
  rosterId: string,
  states: readonly RosterRowState[],
  after: number,
  count: number,
): Promise<RosterRow[]> {
  const where = { rosterId, state: In([...states]), rowNumber: MoreThan(after) }
  return db.find(RosterRow, { where, order: { rowNumber: 'ASC' }, take: count })
}

/** Number of the last row that is staged; 0 where none is. */
export async function findLastStaged(db: Db, rosterId: string): Promise<number> {
  const last = await db.findOne(RosterRow, {
    where: { rosterId },
    order: { rowNumber: 'DESC' },
    select: { id: true, rowNumber: true },
  })
  return last?.rowNumber ?? 0
}

/** Moves one row on; false where somebody did already. */
export async function changeRow(
  db: Db,
  id: string,
  from: RosterRowState,
  change: QueryDeepPartialEntity<RosterRow>,
): Promise<boolean> {
  return (await db.update(RosterRow, { id, state: from }, change)).affected === 1
}

/** How long the report of a finished roster shows whom its rows speak of. */
const keptDays = 60
const maxClearedAtOnce = 5

/** What rows of old rosters say of people goes; their numbers and findings stay. */
export async function clearOldRows(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * dayMs)
  const old = await db.find(Roster, {
    where: { clearedAt: IsNull(), state: Not(In([...runningStates])), uploadedAt: LessThan(before) },
    select: { id: true },
    take: maxClearedAtOnce,
  })
  if (old.length === 0) return
  const ids = old.map(({ id }) => id)
  await db.update(RosterRow, { rosterId: In(ids) }, { facts: null, documentIndex: null })
  await db.update(Roster, { id: In(ids), state: 'checked' }, { state: 'undone', openKey: null })
  await db.update(Roster, { id: In(ids) }, { clearedAt: now })
}

/** What rows say of a person who is forgotten. */
export const clearRowsOf = async (db: Db, personId: string): Promise<void> => {
  await db.update(RosterRow, { personId }, { facts: null, documentIndex: null })
}

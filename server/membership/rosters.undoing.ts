import { In } from 'typeorm'
import type { KeptReason } from '../../shared/membership/rosters'
import { clearPhones, deletePersons, findSeenSince } from '../identity'
import { takeBackNotices } from '../notifications'
import { findGrants } from '../organisations'
import type { Database, Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import { Application, Membership } from './entities'
import type { Roster, RosterRow } from './rosters.entities'
import { enrolledKey } from './rosters.importing'
import { keptAsIs } from './rosters.persons'
import { changeRoster, changeRow, countRows, findNextRows } from './rosters.queries'
import { endShadow } from './shadows'
import { unmakeMemberships } from './standing.service'

/** Of these memberships, those that something an upper feature keeps was built on: they are not taken back. */
export const membershipsInUse = createHook<[db: Db, memberships: Membership[]], string[]>()

/** A membership that was a mistake is about to be deleted: what it brought goes too, in the same transaction. */
export const membershipTakenBack = createHook<[db: Db, membership: Membership, now: Date]>()

/** Rows taken back in one transaction. */
const chunkSize = 100

/** Takes back what a roster made, chunk by chunk, until that is done or `isOver`. */
export async function takeBackRows(
  database: Database,
  roster: Roster,
  now: Date,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    if ((await database.transaction((db) => takeBackChunk(db, roster, now))) > 0) continue
    const change = { state: 'undone', openKey: null } as const
    await database.transaction((db) => changeRoster(db, roster, ['undoing'], change))
    return
  }
}

async function takeBackChunk(db: Db, roster: Roster, now: Date): Promise<number> {
  // Held for this transaction, as in importing.
  if (!(await countRows(db, roster.id, 'undoing', { done: 0 }))) return 0
  const rows = await findNextRows(db, roster.id, 'imported', chunkSize)
  const ids = rows.map(({ membershipId }) => membershipId!)
  const memberships = new Map((await findMemberships(db, ids)).map((membership) => [membership.id, membership]))
  const reasonOf = await findReasons(db, roster, rows, memberships)
  const gone = rows.filter((row) => reasonOf(row) === null)
  for (const { membershipId } of gone) {
    const membership = memberships.get(membershipId!)!
    if (membership.isShadow) await endShadow(db, membership.id, 'left', now)
    else await membershipTakenBack.run(db, membership, now)
  }
  await removeMade(
    db,
    gone.filter(({ membershipId }) => !memberships.get(membershipId!)!.isShadow),
  )
  for (const row of rows) {
    const keptReason = reasonOf(row)
    const change =
      keptReason === null
        ? ({ state: 'undone', membershipId: null, ...(row.isNewPerson ? { personId: null } : {}) } as const)
        : ({ state: 'kept', keptReason } as const)
    await changeRow(db, row.id, 'imported', change)
  }
  const kept = rows.length - gone.length
  const counts = { done: rows.length, imported: -gone.length - kept, undone: gone.length, kept }
  await countRows(db, roster.id, 'undoing', counts)
  return rows.length
}

const findMemberships = (db: Db, ids: string[]): Promise<Membership[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.findBy(Membership, { id: In(ids) })

/** Why each row has to stay, or null. */
async function findReasons(
  db: Db,
  { organisationId, importedAt }: Roster,
  rows: RosterRow[],
  memberships: Map<string, Membership>,
): Promise<(row: RosterRow) => KeptReason | null> {
  if (rows.length === 0) return () => null
  const personIds = rows.map(({ personId }) => personId!)
  const seen = await findSeenSince(db, personIds, importedAt!)
  const inUse = new Set((await membershipsInUse.run(db, [...memberships.values()])).flat())
  const applying = await db.find(Application, {
    where: { personId: In(personIds) },
    select: { id: true, personId: true },
  })
  const busy = new Set([...applying, ...(await findGrants(db, personIds))].map(({ personId }) => personId))
  return ({ personId, membershipId, isNewPerson }) => {
    const membership = memberships.get(membershipId!)
    const changed = keptAsIs(membership, personId, organisationId)
    if (changed !== null || !membership || membership.isShadow) return changed
    if (seen.has(personId!)) return 'signedIn'
    return inUse.has(membership.id) || (isNewPerson && busy.has(personId!)) ? 'inUse' : null
  }
}

/** Exactly what the import made: memberships, the message, the person where there was none, the phone where it came from the row. */
async function removeMade(db: Db, rows: RosterRow[]): Promise<void> {
  if (rows.length === 0) return
  await takeBackNotices(
    db,
    rows.map(({ id }) => enrolledKey(id)),
  )
  await unmakeMemberships(
    db,
    rows.map(({ membershipId }) => membershipId!),
  )
  const idsOf = (some: RosterRow[]) => some.map(({ personId }) => personId!)
  await clearPhones(db, idsOf(rows.filter(({ isPhoneGiven, isNewPerson }) => isPhoneGiven && !isNewPerson)))
  await deletePersons(db, idsOf(rows.filter(({ isNewPerson }) => isNewPerson)))
}

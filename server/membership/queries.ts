import { In, IsNull, LessThan, LessThanOrEqual, MoreThan, Not } from 'typeorm'
import { type ApplicationState, applicationTransitions } from '../../shared/membership/states'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Application, JoiningEvent, Membership } from './entities'

export const findApplication = (db: Db, id: string): Promise<Application | null> => db.findOneBy(Application, { id })

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnApplication = (db: Db, personId: string, id: string): Promise<Application | null> =>
  db.findOneBy(Application, { id, personId })

export const findOpenApplication = (db: Db, personId: string): Promise<Application | null> =>
  db.findOneBy(Application, { openKey: personId })

/** The last one that was refused or withdrawn, for linking the next to it. */
export const findEndedApplication = (db: Db, personId: string): Promise<Application | null> =>
  db.findOne(Application, { where: { personId, state: In(['refused', 'withdrawn']) }, order: { id: 'DESC' } })

export function findApplicationsOf(db: Db, personId: string, cursor: string | undefined): Promise<Application[]> {
  const after = decodeCursor(cursor, 1)
  return db.find(Application, {
    where: { personId, ...(after ? { id: LessThan(after[0]!) } : {}) },
    order: { id: 'DESC' },
    take: rowsToRead,
  })
}

export const findSignature = async (db: Db, id: string): Promise<string | null> =>
  (await db.findOne(Application, { where: { id }, select: { id: true, signature: true } }))?.signature ?? null

/** Changes an application that is still at `version` and in a state the act leaves; false where it is not. */
export async function changeApplication(
  db: Db,
  application: Pick<Application, 'id' | 'version'>,
  act: keyof typeof applicationTransitions,
  change: Partial<Application>,
): Promise<boolean> {
  const { from, to } = applicationTransitions[act]
  const where = { id: application.id, version: application.version, state: In([...from]) }
  const moved = to === null ? change : { ...change, state: to as ApplicationState }
  return (await db.update(Application, where, { ...moved, version: application.version + 1 })).affected === 1
}

export const findEventByCode = (db: Db, code: string): Promise<JoiningEvent | null> =>
  db.findOneBy(JoiningEvent, { code })

export const findEvents = (db: Db, ids: (string | null)[]): Promise<JoiningEvent[]> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  return wanted.length === 0 ? Promise.resolve([]) : db.findBy(JoiningEvent, { id: In(wanted) })
}

export const findOpenEvents = (db: Db, now: Date): Promise<JoiningEvent[]> =>
  db.find(JoiningEvent, {
    where: { endsAt: MoreThan(now), startsAt: LessThanOrEqual(now), closedAt: IsNull() },
    order: { endsAt: 'ASC' },
    take: 10,
  })

export const findCurrentMembership = (db: Db, personId: string): Promise<Membership | null> =>
  db.findOneBy(Membership, { currentKey: personId })

export const findCurrentMemberships = (db: Db, personIds: string[]): Promise<Membership[]> =>
  personIds.length === 0 ? Promise.resolve([]) : db.findBy(Membership, { currentKey: In(personIds) })

export const findMembership = (db: Db, id: string): Promise<Membership | null> => db.findOneBy(Membership, { id })

/** Other people's applications with this document, or with this name at this workplace. */
export function findLookAlikes(db: Db, application: Application): Promise<Application[]> {
  const others = { personId: Not(application.personId), state: Not('draft' as ApplicationState) }
  return db.find(Application, {
    where: [
      { ...others, documentIndex: application.documentIndex! },
      { ...others, nameIndex: application.nameIndex!, workplace: application.workplace! },
    ],
    order: { id: 'DESC' },
    take: 10,
  })
}

export const findEarlier = (db: Db, application: Application): Promise<Application[]> =>
  db.find(Application, {
    // A draft is still the applicant's own.
    where: { personId: application.personId, id: Not(application.id), state: Not('draft' as ApplicationState) },
    order: { id: 'DESC' },
    take: 10,
  })

/** The person turned out to be another: a draft goes along unless the other has an application of their own. */
export async function moveDraft(db: Db, fromId: string, toId: string): Promise<void> {
  if (await findOpenApplication(db, toId)) await db.delete(Application, { openKey: fromId })
  else await db.update(Application, { openKey: fromId }, { personId: toId, openKey: toId })
}

import { In } from 'typeorm'
import type { Occupation } from '../../shared/membership/occupations'
import { type ApplicationState, applicationTransitions } from '../../shared/membership/states'
import type { Organisation } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { Application, JoiningEvent, Membership } from './entities'

const withPlace = (db: Db) =>
  db
    .createQueryBuilder(Application, 'application')
    .leftJoinAndSelect('application.organisation', 'organisation')
    .leftJoinAndSelect('application.owner', 'owner')
    .leftJoinAndSelect('application.event', 'event')
    .leftJoinAndSelect('application.place', 'place')

/** An application as a reviewer needs it: with place, person and signature. */
export const findCase = (db: Db, id: string): Promise<Application | null> =>
  withPlace(db)
    .addSelect('application.signature')
    .leftJoinAndSelect('application.person', 'person')
    .leftJoinAndSelect('application.seer', 'seer')
    .leftJoinAndSelect('application.seenEvent', 'seenEvent')
    .where('application.id = :id', { id })
    .getOne()

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnApplication = (db: Db, personId: string, id: string): Promise<Application | null> =>
  withPlace(db).where('application.id = :id AND application.personId = :personId', { id, personId }).getOne()

const openApplication = prepareQuery(['personId'], (db, given) =>
  withPlace(db).where('application.openKey = :personId', given),
)

export const findOpenApplication = (db: Db, personId: string): Promise<Application | null> =>
  openApplication.first(db, { personId })

/** The last one that was refused or withdrawn, for linking the next to it. */
export const findEndedApplication = (db: Db, personId: string): Promise<Application | null> =>
  db.findOne(Application, { where: { personId, state: In(['refused', 'withdrawn']) }, order: { id: 'DESC' } })

const shownOfApplication = [
  'id',
  'personId',
  'receiptNumber',
  'state',
  'version',
  'route',
  'organisationId',
  'name',
  'documentKind',
  'documentNumber',
  'documentExpiry',
  'occupation',
  'workplace',
  'isSigned',
  'isDiscreet',
  'submittedAt',
  'dueAt',
  'returnedItems',
  'remark',
  'previousId',
] as const satisfies (keyof Application)[]

/** Of an application, and of what it points to, as much as its applicant is shown. */
const newestApplications = prepareQuery(['personId', 'before'], (db, given) =>
  db
    .createQueryBuilder(Application, 'application')
    .select(shownOfApplication.map((property) => `application.${property}`))
    .leftJoin('application.organisation', 'organisation')
    .leftJoin('application.owner', 'owner')
    .leftJoin('application.event', 'event')
    .leftJoin('application.place', 'place')
    .addSelect(['organisation.id', 'organisation.name', 'owner.id', 'owner.name'])
    .addSelect(['event.id', 'event.code', 'event.name', 'event.place'])
    .addSelect(['place.id', 'place.kind', 'place.district', 'place.name'])
    .where('application.personId = :personId AND application.id < :before', given)
    .orderBy('application.id', 'DESC')
    .limit(rowsToRead),
)

export const findApplicationsOf = (db: Db, personId: string, cursor: string | undefined): Promise<Application[]> =>
  newestApplications.all(db, { personId, before: idBefore(cursor) })

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

/** An event with its union. */
export const findEventByCode = (db: Db, code: string): Promise<JoiningEvent | null> =>
  db
    .createQueryBuilder(JoiningEvent, 'event')
    .innerJoinAndSelect('event.organisation', 'organisation')
    .where('event.code = :code', { code })
    .getOne()

const openEvents = prepareQuery(['now'], (db, given) =>
  db
    .createQueryBuilder(JoiningEvent, 'event')
    .innerJoinAndSelect('event.organisation', 'organisation')
    .where('event.endsAt > :now AND event.startsAt <= :now AND event.closedAt IS NULL', given)
    .orderBy('event.endsAt')
    .limit(10),
)

export const findOpenEvents = (db: Db, now: Date): Promise<JoiningEvent[]> => openEvents.all(db, { now })

// `findOne` with relations asks twice; a query with a join asks once.
const memberships = (db: Db) =>
  db.createQueryBuilder(Membership, 'membership').innerJoinAndSelect('membership.organisation', 'organisation')

const currentMembership = prepareQuery(['personId'], (db, given) =>
  memberships(db).where('membership.currentKey = :personId', given),
)

export const findCurrentMembership = (db: Db, personId: string): Promise<Membership | null> =>
  currentMembership.first(db, { personId })

/** The union a person is a member of. */
export const findOwnUnion = async (db: Db, personId: string): Promise<Organisation | null> =>
  (await findCurrentMembership(db, personId))?.organisation ?? null

/** What a person worked as when they were last admitted by an application; null where a union listed them. */
export async function findOccupation(db: Db, personId: string): Promise<Occupation | null> {
  const where = { personId, state: 'approved' as const }
  const select = { id: true, occupation: true } as const
  return (await db.findOne(Application, { where, select, order: { id: 'DESC' } }))?.occupation ?? null
}

export const findMembership = (db: Db, id: string): Promise<Membership | null> =>
  memberships(db).where('membership.id = :id', { id }).getOne()

/** Other applications that were handed in by the same person, with the same document, or by the same name at the same workplace. */
export function findRelated(db: Db, actor: StaffActor, application: Application): Promise<Application[]> {
  const query = withPlace(db).where("application.id <> :id AND application.state <> 'draft'", { id: application.id })
  if (actor.isUnitOfficer) query.andWhere('application.isDiscreet = :kept', { kept: false })
  return query
    .andWhere(
      `(application.personId = :personId OR application.documentIndex = :documentIndex
        OR (application.nameIndex = :nameIndex AND application.workplaceIndex = :workplaceIndex))`,
      {
        personId: application.personId,
        documentIndex: application.documentIndex,
        nameIndex: application.nameIndex,
        workplaceIndex: application.workplaceIndex,
      },
    )
    .orderBy('application.id', 'DESC')
    .limit(20)
    .getMany()
}

/** The person turned out to be another: a draft goes along unless the other has an application of their own. */
export async function moveDraft(db: Db, fromId: string, toId: string): Promise<void> {
  if (await findOpenApplication(db, toId)) await db.delete(Application, { openKey: fromId })
  else await db.update(Application, { openKey: fromId }, { personId: toId, openKey: toId })
}

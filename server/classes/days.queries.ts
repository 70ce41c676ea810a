import type { FindOptionsWhere } from 'typeorm'
import { findPersons } from '../identity'
import { findStrangersTo } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { Place } from './bookings.entities'
import { Child, ChildPicture, Collector, Guardianship } from './children.entities'
import { ClassAttendance, HandOver, PickupRequest } from './days.entities'

/** A child of a class on a day, with whatever was written down of it. */
export interface ChildRow {
  child: Child
  attendance: ClassAttendance | null
  handOver: HandOver | null
  /** Who else asked for it on the day, in the order they came. */
  pickups: AskedPickup[]
}

/** With the photo of who stands at the door, where the teacher took one. */
export type AskedPickup = PickupRequest & { picture: ChildPicture | null }

/** Who has a seat in the class, by name; of one child where `childId` is given. */
export async function findChildRows(db: Db, classId: string, day: string, childId?: string): Promise<ChildRow[]> {
  const query = db
    .createQueryBuilder(Place, 'place')
    .innerJoinAndMapOne('place.child', Child, 'child', 'child.id = place.childId')
    .leftJoinAndMapOne('place.attendance', ClassAttendance, 'mark', ofTheDay('mark'), { day })
    .leftJoinAndMapOne('place.handOver', HandOver, 'over', ofTheDay('over'), { day })
    .leftJoinAndMapMany('place.pickups', PickupRequest, 'asked', ofTheDay('asked'), { day })
    .leftJoinAndMapOne('asked.picture', ChildPicture, 'picture', ofTheAsker)
    .where("place.classId = :classId AND place.state = 'confirmed'", { classId })
  if (childId !== undefined) query.andWhere('place.childId = :childId', { childId })
  const places = (await query.getMany()) as unknown as ChildRow[]
  return places
    .map(({ child, attendance, handOver, pickups }) => ({
      child,
      attendance,
      handOver,
      pickups: pickups.sort((a, b) => (a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => a.child.name.localeCompare(b.child.name, 'zh'))
}

const ofTheDay = (alias: string) =>
  `${alias}.classId = place.classId AND ${alias}.childId = place.childId AND ${alias}.day = :day`

const ofTheAsker = 'picture.ownerId = asked.id'

/** Who asks for a child without having been named, newest first. */
export async function findPickups(db: Db, where: FindOptionsWhere<PickupRequest>): Promise<AskedPickup[]> {
  const rows = await db
    .createQueryBuilder(PickupRequest, 'asked')
    .leftJoinAndMapOne('asked.picture', ChildPicture, 'picture', ofTheAsker)
    .where(where)
    .orderBy('asked.id', 'DESC')
    .getMany()
  return rows as AskedPickup[]
}

/** Names of persons by id; of who has none, or went, an empty text. */
export async function findNames(db: Db, ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const names = new Map((await findPersons(db, wanted)).map(({ id, name }) => [id, name ?? '']))
  return (id) => names.get(id ?? '') ?? ''
}

/** Persons as a member of staff may know them: who keeps their membership from the employer has no name for its staff. */
export interface Known {
  nameOf: (id: string | null) => string
  isStranger: (id: string) => boolean
}

export async function findKnown(db: Db, actor: StaffActor, ids: readonly (string | null)[]): Promise<Known> {
  const strangers = await findStrangersTo(
    db,
    actor,
    ids.filter((id) => id !== null),
  )
  const nameOf = await findNames(
    db,
    ids.filter((id) => id !== null && !strangers.has(id)),
  )
  return { nameOf, isStranger: (id) => strangers.has(id) }
}

/** The children whose confirmed guardian a person is. */
export const findOwnGuardianships = (db: Db, personId: string): Promise<Guardianship[]> =>
  db.find(Guardianship, {
    where: { personId, state: 'confirmed' },
    relations: { child: true, person: true },
    order: { id: 'ASC' },
  })

/** Whom guardians named for a child, with their photos. */
export async function findNamed(db: Db, childId: string): Promise<NamedCollector[]> {
  const rows = await db
    .createQueryBuilder(Collector, 'collector')
    .leftJoinAndMapOne('collector.picture', ChildPicture, 'picture', 'picture.ownerId = collector.id')
    .where('collector.childId = :childId AND collector.removedAt IS NULL', { childId })
    .orderBy('collector.id')
    .getMany()
  return rows as NamedCollector[]
}

export type NamedCollector = Collector & { picture: ChildPicture | null }

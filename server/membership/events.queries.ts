import { In, IsNull, type SelectQueryBuilder } from 'typeorm'
import type { EventCounter } from '../../shared/membership/events'
import { withinGrants } from '../organisations'
import type { HeldRole, StaffActor } from '../platform/actor'
import { decodeTimeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Application, JoiningEvent } from './entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(JoiningEvent, 'event').innerJoinAndSelect('event.organisation', 'organisation')

/** Whoever holds these roles as a reviewer. */
type Reach = { grants: readonly HeldRole[] }

const inReach = (query: SelectQueryBuilder<JoiningEvent>, actor: Reach) =>
  withinGrants(query, actor.grants, { path: 'organisation.path', role: "'reviewer'" })

export const findEventInReach = (db: Db, actor: Reach, id: string): Promise<JoiningEvent | null> =>
  inReach(withUnion(db), actor).andWhere('event.id = :id', { id }).getOne()

export interface EventFilter {
  when?: 'open' | 'past' | undefined
  cursor?: string | undefined
}

/** Events that are not over, soonest over first; or those that are, the latest first. */
export function findEvents(db: Db, actor: Reach, { when, cursor }: EventFilter, now: Date): Promise<JoiningEvent[]> {
  const query = inReach(withUnion(db), actor).limit(rowsToRead)
  const after = decodeTimeCursor(cursor)
  if (when === 'past') {
    query.andWhere('(event.closedAt IS NOT NULL OR event.endsAt <= :now)', { now })
    if (after) query.andWhere('(event.endsAt < :at OR (event.endsAt = :at AND event.id < :id))', after)
    return query.orderBy('event.endsAt', 'DESC').addOrderBy('event.id', 'DESC').getMany()
  }
  query.andWhere('event.closedAt IS NULL AND event.endsAt > :now', { now })
  if (after) query.andWhere('(event.endsAt > :at OR (event.endsAt = :at AND event.id > :id))', after)
  return query.orderBy('event.endsAt').addOrderBy('event.id').getMany()
}

const none: EventCounter = { begun: 0, submitted: 0, approved: 0, seen: 0 }

/** How far these events have come, in one question; an event nobody came to has zeros. */
export async function countJoins(db: Db, eventIds: string[]): Promise<(eventId: string) => EventCounter> {
  if (eventIds.length === 0) return () => none
  const rows = await db
    .createQueryBuilder(Application, 'application')
    .select('application.eventId', 'eventId')
    .addSelect('COUNT(*)', 'begun')
    .addSelect('COUNT(application.submittedAt)', 'submitted')
    .addSelect("SUM(CASE WHEN application.state = 'approved' THEN 1 ELSE 0 END)", 'approved')
    .addSelect('COUNT(application.seenAt)', 'seen')
    .where('application.eventId IN (:...eventIds)', { eventIds })
    .groupBy('application.eventId')
    .getRawMany<{ eventId: string } & Record<keyof EventCounter, string | number>>()
  const counters = new Map(
    rows.map(({ eventId, begun, submitted, approved, seen }) => [
      eventId,
      { begun: Number(begun), submitted: Number(submitted), approved: Number(approved), seen: Number(seen) },
    ]),
  )
  return (eventId) => counters.get(eventId) ?? none
}

/** Changes an event that is still open at `version`; false where it is not. */
export async function changeEvent(
  db: Db,
  { id, version }: Pick<JoiningEvent, 'id' | 'version'>,
  change: Partial<JoiningEvent>,
): Promise<boolean> {
  const where = { id, version, closedAt: IsNull() }
  return (await db.update(JoiningEvent, where, { ...change, version: version + 1 })).affected === 1
}

/** Keeps the picture WeChat made, unless another was kept meanwhile; the one that is kept. */
export async function keepWechatCode(db: Db, id: string, file: string): Promise<string> {
  const kept = await db.update(JoiningEvent, { id, wechatCodeFile: IsNull() }, { wechatCodeFile: file })
  return kept.affected === 1 ? file : (await db.findOneByOrFail(JoiningEvent, { id })).wechatCodeFile!
}

export interface JoinerFilter {
  unseen?: 'true' | undefined
  receipt?: string | undefined
  cursor?: string | undefined
}

function joiners(db: Db, eventId: string, actor: StaffActor): SelectQueryBuilder<Application> {
  const query = db
    .createQueryBuilder(Application, 'application')
    .leftJoinAndSelect('application.seer', 'seer')
    .where('application.eventId = :eventId AND application.submittedAt IS NOT NULL', { eventId })
    // Nobody handles their own matter, here as in the queue.
    .andWhere('application.personId <> :self', { self: actor.personId })
  return actor.isUnitOfficer ? query.andWhere('application.isDiscreet = :kept', { kept: false }) : query
}

/** Applications handed in at the event, the latest first. */
export function findJoiners(
  db: Db,
  eventId: string,
  actor: StaffActor,
  { unseen, receipt, cursor }: JoinerFilter,
): Promise<Application[]> {
  const query = joiners(db, eventId, actor).limit(rowsToRead)
  const after = decodeTimeCursor(cursor)
  if (unseen) query.andWhere("application.seenAt IS NULL AND application.state IN ('submitted', 'approved')")
  if (receipt !== undefined) query.andWhere('application.receiptNumber = :receipt', { receipt: receipt.toUpperCase() })
  if (after) {
    query.andWhere('(application.submittedAt < :at OR (application.submittedAt = :at AND application.id < :id))', after)
  }
  return query.orderBy('application.submittedAt', 'DESC').addOrderBy('application.id', 'DESC').getMany()
}

export const findJoiner = (db: Db, eventId: string, actor: StaffActor, id: string): Promise<Application | null> =>
  joiners(db, eventId, actor).andWhere('application.id = :id', { id }).getOne()

/** Marks the document of an application as seen, at the version staff had before them; false where it has changed. */
export async function markSeen(
  db: Db,
  { id, version }: Pick<Application, 'id' | 'version'>,
  seen: Pick<Application, 'seenAt' | 'seenBy' | 'seenEventId'>,
): Promise<boolean> {
  // The version stays: what a reviewer has before them at the desk is no other application for it.
  const where = { id, version, seenAt: IsNull(), state: In(['submitted', 'approved']) }
  return (await db.update(Application, where, seen)).affected === 1
}

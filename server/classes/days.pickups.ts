import type { PickupView } from '../../shared/classes/days.contract'
import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import type { DeskPickup } from '../../shared/classes/dayViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { findPerson } from '../identity'
import type { Actor, StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { Child } from './children.entities'
import { isGuardian } from './children.queries'
import { holdDay } from './days.attendance'
import { requireChild } from './days.desk.service'
import { HandOver, PickupRequest } from './days.entities'
import { daysRule } from './days.rules'
import { askGuardians } from './days.telling'
import { drawPickup } from './days.views'
import { CourseClass } from './entities'

type Body = BodyOf<(typeof classDaysDesk)['askPickup']>

/** Somebody nobody named is at the door: the child stays until a guardian has allowed it. */
export async function askPickup(
  db: Db,
  actor: StaffActor,
  classId: string,
  { childId, name, phone }: Body,
  now: Date,
): Promise<DeskPickup> {
  const day = shanghaiDay(now)
  const found = await holdDay(db, actor, classId, day, now)
  const row = await requireChild(db, classId, day, childId)
  if (row.handOver) throw new AppError('classes.handed_over', { at: row.handOver.recordedAt.toISOString() })
  if (row.attendance?.mark !== 'present') throw new AppError('classes.not_here')
  const { mostPickups } = await ruleAt(db, daysRule, now)
  if ((await db.countBy(PickupRequest, { childId, day })) >= mostPickups) throw new AppError('classes.pickups_too_many')
  const asked: PickupRequest = {
    id: newId(),
    classId,
    childId,
    day,
    name,
    phone: phone ?? null,
    photo: null,
    state: 'asked',
    askedBy: actor.personId,
    askedAt: now,
    answeredBy: null,
    answeredAt: null,
  }
  await insertRows(db, PickupRequest, asked)
  await askGuardians(db, found, childId, asked.id, now)
  return drawPickup(asked)
}

/** A request about an own child; of anybody else's it is as absent. */
async function requirePickup(db: Db, { personId }: Actor, id: string): Promise<PickupRequest> {
  const asked = await db.findOneBy(PickupRequest, { id })
  if (!asked || !(await isGuardian(db, personId, asked.childId))) throw new AppError('classes.pickup_not_found')
  return asked
}

export async function viewPickup(db: Db, actor: Actor, id: string, now: Date): Promise<PickupView> {
  const asked = await requirePickup(db, actor, id)
  const child = await db.findOneByOrFail(Child, { id: asked.childId })
  const of = await db.findOneOrFail(CourseClass, { where: { id: asked.classId }, relations: { site: true } })
  return drawOwnPickup(asked, child, of, { personId: actor.personId, isOver: await isOver(db, asked, now) })
}

export function drawOwnPickup(
  { id, day, name, phone, state, askedAt, answeredAt, answeredBy }: PickupRequest,
  child: Child,
  { content, site }: CourseClass,
  { personId, isOver }: { personId: string; isOver: boolean },
): PickupView {
  return {
    id,
    childName: child.name,
    className: content.name,
    site: site!.content.name,
    day,
    name,
    phone,
    state,
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    isAnsweredByMe: answeredBy === personId,
    actions: state === 'asked' && !isOver ? ['answer'] : [],
  }
}

/** The day has passed, or the child went with somebody else. */
const isOver = async (db: Db, { classId, childId, day }: PickupRequest, now: Date): Promise<boolean> =>
  day !== shanghaiDay(now) || (await db.existsBy(HandOver, { classId, childId, day }))

export async function answerPickup(db: Db, actor: Actor, id: string, allow: boolean, now: Date): Promise<PickupView> {
  const asked = await requirePickup(db, actor, id)
  const state = allow ? 'allowed' : 'refused'
  const isAgain = asked.answeredBy === actor.personId && asked.state === state
  if (isAgain) return viewPickup(db, actor, id, now)
  if (asked.state !== 'asked') throw new AppError('classes.pickup_answered')
  if (await isOver(db, asked, now)) throw new AppError('classes.pickup_over')
  const person = await findPerson(db, actor.personId)
  if (allow && person?.assurance === 'stated') throw new AppError('classes.guardian_unseen')
  const answer = { state, answeredBy: actor.personId, answeredAt: now } as const
  const { affected } = await db.update(PickupRequest, { id, state: 'asked' }, answer)
  if (affected !== 1) throw new AppError('classes.pickup_answered')
  return viewPickup(db, actor, id, now)
}

import type { PickupView } from '../../shared/classes/days.contract'
import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import type { DeskPickup } from '../../shared/classes/dayViews'
import type { BodyOf, ParamsOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { findPerson } from '../identity'
import type { Actor, StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import type { Looker } from '../platform/links'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { Child } from './children.entities'
import { isGuardian } from './children.queries'
import { holdDay } from './days.attendance'
import { requireChild } from './days.desk.service'
import { HandOver, PickupRequest } from './days.entities'
import { loadDayClass } from './days.policy'
import { type AskedPickup, findPickups } from './days.queries'
import { daysRule } from './days.rules'
import { askGuardians } from './days.telling'
import { drawPickup } from './days.views'
import { CourseClass } from './entities'
import { keepPhoto, replacePicture } from './pictures.service'
import { drawPicture } from './pictures.views'

type Contract = typeof classDaysDesk
type Body = BodyOf<Contract['askPickup']>

const atDesk = ({ personId }: StaffActor): Looker => ({ personId, purpose: 'desk' })

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
    state: 'asked',
    askedBy: actor.personId,
    askedAt: now,
    answeredBy: null,
    answeredAt: null,
  }
  await insertRows(db, PickupRequest, asked)
  await askGuardians(db, found, childId, asked.id, now)
  return drawPickup({ ...asked, picture: null }, atDesk(actor), now)
}

/** Who stands there, for the guardian to see before they answer; afterwards it is the face they answered for, and stays. */
export async function putPhoto(call: OpenCall<Contract['putPickupPhoto']>): Promise<DeskPickup> {
  const { actor, params, now } = call
  await requireAsked(call.database.reader, actor, params, now)
  return keepPhoto(call, async (db, photo) => {
    await lockPools(db, PickupRequest, [params.requestId])
    const { id } = await requireAsked(db, actor, params, now)
    await replacePicture(db, id, photo, now)
    return drawPickup((await findPickups(db, { id }))[0]!, atDesk(actor), now)
  })
}

/** A request of today that nobody has answered. */
async function requireAsked(
  db: Db,
  actor: StaffActor,
  { classId, requestId: id }: ParamsOf<Contract['putPickupPhoto']>,
  now: Date,
): Promise<PickupRequest> {
  await loadDayClass(db, actor, classId, now)
  const asked = await db.findOneBy(PickupRequest, { id, classId })
  if (!asked) throw new AppError('classes.pickup_not_found')
  if (asked.state !== 'asked') throw new AppError('classes.pickup_answered')
  if (await isOver(db, asked, now)) throw new AppError('classes.pickup_over')
  return asked
}

/** A request about an own child; of anybody else's it is as absent. */
async function requirePickup(db: Db, { personId }: Actor, id: string): Promise<AskedPickup> {
  const [asked] = await findPickups(db, { id })
  if (!asked || !(await isGuardian(db, personId, asked.childId))) throw new AppError('classes.pickup_not_found')
  return asked
}

export async function viewPickup(db: Db, actor: Actor, id: string, now: Date): Promise<PickupView> {
  const asked = await requirePickup(db, actor, id)
  const child = await db.findOneByOrFail(Child, { id: asked.childId })
  const of = await db.findOneOrFail(CourseClass, { where: { id: asked.classId }, relations: { site: true } })
  return drawOwnPickup(asked, child, of, { personId: actor.personId, isOver: await isOver(db, asked, now), now })
}

export function drawOwnPickup(
  { id, day, name, phone, picture, state, askedAt, answeredAt, answeredBy }: AskedPickup,
  child: Child,
  { content, site }: CourseClass,
  { personId, isOver, now }: { personId: string; isOver: boolean; now: Date },
): PickupView {
  return {
    id,
    childName: child.name,
    className: content.name,
    site: site!.content.name,
    day,
    name,
    phone,
    photo: picture && drawPicture(picture, { personId, purpose: 'own' }, now),
    state,
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    isAnsweredByMe: answeredBy === personId,
    actions: isOver || state === 'refused' ? [] : state === 'asked' ? ['answer'] : ['takeBack'],
  }
}

/** The day has passed, or the child went with somebody else. */
const isOver = async (db: Db, { classId, childId, day }: PickupRequest, now: Date): Promise<boolean> =>
  day !== shanghaiDay(now) || (await db.existsBy(HandOver, { classId, childId, day }))

/** The first answer counts; a yes of either guardian can be turned into a no, by either, until the child is handed over. */
export async function answerPickup(db: Db, actor: Actor, id: string, allow: boolean, now: Date): Promise<PickupView> {
  const { classId } = await requirePickup(db, actor, id)
  // Held as by whoever hands the child over: what is taken back is taken back before that, or not at all.
  await lockPools(db, CourseClass, [classId])
  const asked = await requirePickup(db, actor, id)
  const state = allow ? 'allowed' : 'refused'
  const isAgain = asked.answeredBy === actor.personId && asked.state === state
  if (isAgain) return viewPickup(db, actor, id, now)
  const isOpen = asked.state === 'asked' || (asked.state === 'allowed' && !allow)
  if (!isOpen) throw new AppError('classes.pickup_answered')
  if (await isOver(db, asked, now)) throw new AppError('classes.pickup_over')
  const person = await findPerson(db, actor.personId)
  if (allow && person?.assurance === 'stated') throw new AppError('classes.guardian_unseen')
  const answer = { state, answeredBy: actor.personId, answeredAt: now } as const
  const { affected } = await db.update(PickupRequest, { id, state: asked.state }, answer)
  if (affected !== 1) throw new AppError('classes.pickup_answered')
  return viewPickup(db, actor, id, now)
}

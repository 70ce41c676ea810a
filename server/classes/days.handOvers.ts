import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import type { HandOverView } from '../../shared/classes/dayViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay, shanghaiTime } from '../../shared/http/time'
import type { StaffActor } from '../platform/actor'
import { spend } from '../platform/budgets'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { findKnownGuardians } from './children.queries'
import { holdDay } from './days.attendance'
import { isDayCode } from './days.codes'
import { requireChild } from './days.desk.service'
import { HandOver, PickupRequest } from './days.entities'
import { loadDayClass } from './days.policy'
import { type ChildRow, findKnown, findNamed } from './days.queries'
import { tellPickedUp } from './days.telling'
import { drawHandOver } from './days.views'

type Contract = typeof classDaysDesk
type Body = BodyOf<Contract['handOver']>

/** Each code said is a try, right or wrong, and counts whatever becomes of it: five of a child and a day. */
export async function takeCodeTry({ database, ports, actor, params, body, now }: OpenCall<Contract['handOver']>) {
  if (body.code === undefined) return
  const { classId } = params
  await loadDayClass(database.reader, actor, classId, now)
  await requireChild(database.reader, classId, body.day, body.childId)
  await spend(database, ports.config, now, [
    {
      limit: 'dayCodesPerChildDay',
      subject: `${classId} ${body.childId} ${body.day}`,
      windowSeconds: 86_400,
      refusal: 'classes.code_tries_over',
    },
  ])
}

/** Writes down to whom a child went; once, and with what made sure of it. */
export async function handOver(
  db: Db,
  actor: StaffActor,
  classId: string,
  body: Body,
  now: Date,
): Promise<HandOverView> {
  const found = await holdDay(db, actor, classId, body.day, now)
  const row = await requireChild(db, classId, body.day, body.childId)
  const told = { classId, body, now }
  if (row.handOver) return answerAgain(db, actor, row.handOver, body)
  if (row.attendance?.mark !== 'present') throw new AppError('classes.not_here')
  const { name, proof } = await prove(db, told, row)
  const given: HandOver = {
    id: newId(),
    classId,
    childId: body.childId,
    day: body.day,
    way: body.way,
    toId: body.toId,
    name,
    proof,
    recordedBy: actor.personId,
    tappedAt: body.tappedAt === undefined ? null : new Date(body.tappedAt),
    recordedAt: now,
  }
  await insertRows(db, HandOver, given)
  await tellPickedUp(db, found, body.childId, given.id, shanghaiTime(given.tappedAt ?? now), now)
  return drawHandOver(given, await findKnown(db, actor, [actor.personId, given.toId]))
}

/** What was queued on a phone may come again long after its key was forgotten. */
async function answerAgain(
  db: Db,
  actor: StaffActor,
  there: HandOver,
  { toId, tappedAt }: Body,
): Promise<HandOverView> {
  const isSame =
    there.recordedBy === actor.personId &&
    there.toId === toId &&
    tappedAt !== undefined &&
    there.tappedAt?.toISOString() === tappedAt
  if (!isSame) throw new AppError('classes.handed_over', { at: (there.tappedAt ?? there.recordedAt).toISOString() })
  return drawHandOver(there, await findKnown(db, actor, [there.recordedBy, there.toId]))
}

interface Told {
  classId: string
  body: Body
  now: Date
}

type Proven = Pick<HandOver, 'name' | 'proof'>

/** To whom it goes, and what shows that they may; throws where nothing does. */
function prove(db: Db, told: Told, { child }: ChildRow): Promise<Proven> {
  switch (told.body.way) {
    case 'guardian':
      return proveGuardian(db, told, child.id)
    case 'collector':
      return proveCollector(db, told, child.id)
    case 'confirmed':
      return proveConfirmed(db, told, child.id)
  }
}

async function proveGuardian(db: Db, told: Told, childId: string): Promise<Proven> {
  const guardian = (await findKnownGuardians(db, [childId])).find(({ personId }) => personId === told.body.toId)
  if (!guardian) throw new AppError('classes.collector_unknown')
  if (guardian.person!.assurance === 'stated') throw new AppError('classes.guardian_unseen')
  requireCode(told, childId)
  return { name: guardian.person!.name ?? '', proof: 'code' }
}

async function proveCollector(db: Db, told: Told, childId: string): Promise<Proven> {
  const { toId, photoSeen } = told.body
  const collector = (await findNamed(db, childId)).find(({ id }) => id === toId)
  if (!collector) throw new AppError('classes.collector_unknown')
  if (collector.picture && photoSeen) return { name: collector.name, proof: 'photo' }
  requireCode(told, childId)
  return { name: collector.name, proof: 'code' }
}

/** The code is of the day on which it is said. */
function requireCode({ classId, body, now }: Told, childId: string): void {
  if (body.code === undefined || body.day !== shanghaiDay(now)) throw new AppError('classes.hand_over_unproven')
  if (!isDayCode(body.code, classId, childId, body.day)) throw new AppError('classes.code_wrong')
}

/** A yes is good until it is taken back, and no longer than its day. */
async function proveConfirmed(db: Db, { classId, body, now }: Told, childId: string): Promise<Proven> {
  const asked = await db.findOneBy(PickupRequest, { id: body.toId, classId, childId, day: body.day })
  if (!asked) throw new AppError('classes.collector_unknown')
  if (asked.state !== 'allowed' || asked.day !== shanghaiDay(now)) throw new AppError('classes.pickup_not_allowed')
  return { name: asked.name, proof: 'confirmed' }
}

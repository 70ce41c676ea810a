import { In } from 'typeorm'
import { type RefundStep, refundOf } from '../../shared/classes/fees'
import type { classFeesDesk, FeeRow } from '../../shared/classes/fees.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { dayMs, shanghaiDay } from '../../shared/http/time'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { ClassFee } from './after.entities'
import { Place } from './bookings.entities'
import { findKnown } from './days.queries'
import type { CourseClass } from './entities'
import { feesRule } from './fees.rules'
import { findClass } from './queries'

type Contract = typeof classFeesDesk

interface Seat {
  classId: string
  placeId: string
}

async function loadClass(db: Db, actor: StaffActor, id: string): Promise<CourseClass> {
  const row = await findClass(db, id)
  if (!row || !reaches(actor.grants, row.organisation!.path)) throw new AppError('classes.class_not_found')
  return row
}

/** Places that are, or were, somebody's for good: what was only held or waited for costs nothing. */
const findPaying = (db: Db, classId: string) =>
  db
    .createQueryBuilder(Place, 'place')
    .innerJoinAndSelect('place.child', 'child')
    .innerJoinAndSelect('place.booking', 'booking')
    .leftJoin(ClassFee, 'fee', 'fee.placeId = place.id')
    .where("place.classId = :classId AND (place.state = 'confirmed' OR fee.id IS NOT NULL)", { classId })

export async function listFees(db: Db, actor: StaffActor, classId: string, cursor: string | undefined, now: Date) {
  const of = await loadClass(db, actor, classId)
  const query = findPaying(db, classId).andWhere('place.id > :after', { after: decodeCursor(cursor, 1)?.[0] ?? '' })
  const page = toPage(await query.orderBy('place.id').limit(rowsToRead).getMany(), ({ id }) => [id])
  const items = await drawRows(db, actor, of, page.items, now)
  return { ...page, items, class: { id: classId, name: of.content.name }, totals: await sumFees(db, classId) }
}

async function sumFees(db: Db, classId: string) {
  const sql = 'SELECT SUM(paid_fen) AS paid, SUM(refund_fen) AS refund FROM class_fees WHERE class_id = ?'
  const [row]: { paid: string | number | null; refund: string | number | null }[] = await db.query(sql, [classId])
  return { paidFen: Number(row?.paid ?? 0), refundFen: Number(row?.refund ?? 0) }
}

async function drawRows(db: Db, actor: StaffActor, of: CourseClass, places: Place[], now: Date): Promise<FeeRow[]> {
  const fees = await db.findBy(ClassFee, { placeId: In(places.map(({ id }) => id)) })
  const byPlace = new Map(fees.map((fee) => [fee.placeId, fee]))
  const { nameOf, isStranger } = await findKnown(
    db,
    actor,
    places.map(({ booking }) => booking!.personId),
  )
  const { refunds } = await ruleAt(db, feesRule, now)
  return places.map((place) => {
    const { personId } = place.booking!
    const guardian = isStranger(personId) ? null : nameOf(personId)
    return { ...drawFee(of, place, byPlace.get(place.id), refunds), guardian }
  })
}

function drawFee(of: CourseClass, place: Place, fee: ClassFee | undefined, steps: readonly RefundStep[]) {
  const { feeFen, mealFeeFen } = of.content
  const { version = 0, paidFen = 0, receipt = null, paidOn = null, refundFen = 0, refundState = null } = fee ?? {}
  const isOpen = refundState === null
  const acts: FeeRow['actions'] = isOpen ? ['record', ...(paidFen > 0 ? (['refund'] as const) : [])] : []
  return {
    ...{ placeId: place.id, version, child: place.child!.name, state: place.state, endReason: place.endReason },
    dueFen: fee?.dueFen ?? feeFen + mealFeeFen,
    ...{ paidFen, receipt, paidOn, refundFen, refundState },
    byRuleFen: refundOf({ paidFen, ...leaving(of, place) }, steps),
    actions: acts,
  }
}

/** Who ended a place, and how long before the first day. */
function leaving({ content, state }: CourseClass, place: Place) {
  const isOurs = state === 'cancelled' || ['classCancelled', 'byStaff'].includes(place.endReason ?? '')
  const over = place.state === 'confirmed' ? 'no' : isOurs ? 'byUs' : 'byGuardian'
  const left = Date.parse(`${shanghaiDay(place.changedAt)}T00:00:00Z`)
  return { over, daysBefore: (Date.parse(`${content.sessions.from}T00:00:00Z`) - left) / dayMs } as const
}

async function loadFee(db: Db, actor: StaffActor, { classId, placeId }: Seat) {
  const of = await loadClass(db, actor, classId)
  const place = await findPaying(db, classId).andWhere('place.id = :placeId', { placeId }).getOne()
  if (!place) throw new AppError('classes.fee_not_found')
  const fee = await db.findOneBy(ClassFee, { placeId })
  if (fee?.refundState) throw new AppError('classes.fee_refunded')
  return { of, place, fee }
}

/** What was paid, as a receipt says; corrected at the version that was seen. */
export async function recordFee(
  db: Db,
  actor: StaffActor,
  seat: Seat,
  { version, ...paid }: BodyOf<Contract['recordFee']>,
  now: Date,
): Promise<FeeRow> {
  const { of, place, fee } = await loadFee(db, actor, seat)
  if ((fee?.version ?? 0) !== version) throw new AppError('classes.fee_changed', { version: fee?.version ?? 0 })
  const given = { ...paid, version: version + 1, recordedBy: actor.personId }
  if (fee) await change(db, fee, given)
  else {
    const dueFen = of.content.feeFen + of.content.mealFeeFen
    const fresh = { id: newId(), ...seat, dueFen, refundFen: 0, payee: null, refundState: null, createdAt: now }
    await insertRows(db, ClassFee, { ...fresh, ...given })
  }
  return (await drawRows(db, actor, of, [place], now))[0]!
}

/** What goes back, and is to be paid out; the fee stays as it is from then on. */
export async function askRefund(
  db: Db,
  actor: StaffActor,
  seat: Seat,
  { version, refundFen }: BodyOf<Contract['askRefund']>,
  now: Date,
): Promise<FeeRow> {
  const { of, place, fee } = await loadFee(db, actor, seat)
  if (fee?.version !== version) throw new AppError('classes.fee_changed', { version: fee?.version ?? 0 })
  if (refundFen > fee.paidFen) throw new AppError('classes.refund_too_high', { paidFen: fee.paidFen }, 'refundFen')
  await change(db, fee, { refundFen, refundState: 'due', version: version + 1 })
  return (await drawRows(db, actor, of, [place], now))[0]!
}

async function change(db: Db, { id, version }: ClassFee, to: Partial<ClassFee>): Promise<void> {
  const changed = await db.update(ClassFee, { id, version }, to)
  if (changed.affected !== 1) throw new AppError('classes.fee_changed', { version })
}

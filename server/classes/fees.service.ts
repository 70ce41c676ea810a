import type { RefundStep } from '../../shared/classes/fees'
import type { classFeesDesk, FeeRow } from '../../shared/classes/fees.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { ClassFee } from './after.entities'
import type { Place } from './bookings.entities'
import { findKnown } from './days.queries'
import type { CourseClass } from './entities'
import { type FeeWithRefund, findFees, findPaying, sumFees } from './fees.queries'
import { feesRule, reckonRefund } from './fees.rules'
import { findClass } from './queries'

type Contract = typeof classFeesDesk

export interface Seat {
  classId: string
  placeId: string
}

async function loadClass(db: Db, actor: StaffActor, id: string): Promise<CourseClass> {
  const row = await findClass(db, id)
  if (!row || !reaches(actor.grants, row.organisation!.path)) throw new AppError('classes.class_not_found')
  return row
}

export async function listFees(db: Db, actor: StaffActor, classId: string, cursor: string | undefined, now: Date) {
  const of = await loadClass(db, actor, classId)
  const query = findPaying(db, classId).andWhere('place.id > :after', { after: decodeCursor(cursor, 1)?.[0] ?? '' })
  const page = toPage(await query.orderBy('place.id').limit(rowsToRead).getMany(), ({ id }) => [id])
  const items = await drawFees(db, actor, of, page.items, now)
  return { ...page, items, class: { id: classId, name: of.content.name }, totals: await sumFees(db, classId) }
}

export async function drawFees(
  db: Db,
  actor: StaffActor,
  of: CourseClass,
  places: Place[],
  now: Date,
): Promise<FeeRow[]> {
  const ids = places.map(({ id }) => id)
  const byPlace = new Map((await findFees(db, ids)).map((fee) => [fee.placeId, fee]))
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

function drawFee(of: CourseClass, place: Place, fee: FeeWithRefund | undefined, steps: readonly RefundStep[]) {
  const { feeFen, mealFeeFen } = of.content
  const { version = 0, paidFen = 0, receipt = null, paidOn = null, refund = null } = fee ?? {}
  const acts: FeeRow['actions'] = refund ? [] : ['record', ...(paidFen > 0 ? (['refund'] as const) : [])]
  return {
    ...{ placeId: place.id, version, child: place.child!.name, state: place.state, endReason: place.endReason },
    dueFen: fee?.dueFen ?? feeFen + mealFeeFen,
    ...{ paidFen, receipt, paidOn },
    refund: refund && { id: refund.id, amountFen: refund.amountFen, state: refund.state },
    byRuleFen: reckonRefund(of, place, paidFen, steps),
    actions: acts,
  }
}

/** A place of a class in reach with what was recorded of its fee, of which nothing goes back yet. */
export async function loadFee(db: Db, actor: StaffActor, { classId, placeId }: Seat) {
  const of = await loadClass(db, actor, classId)
  const place = await findPaying(db, classId).andWhere('place.id = :placeId', { placeId }).getOne()
  if (!place) throw new AppError('classes.fee_not_found')
  const [fee] = await findFees(db, [placeId])
  if (fee?.refund) throw new AppError('classes.fee_refunded')
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
  if (fee) await changeFee(db, fee, given)
  else {
    const dueFen = of.content.feeFen + of.content.mealFeeFen
    await insertRows(db, ClassFee, { id: newId(), ...seat, dueFen, createdAt: now, ...given }).catch((error) => {
      throw isDuplicate(error) ? new AppError('classes.fee_changed', { version: 1 }) : error
    })
  }
  return (await drawFees(db, actor, of, [place], now))[0]!
}

/** Changes a fee that is still as it was read. */
export async function changeFee(db: Db, { id, version }: ClassFee, to: Partial<ClassFee>): Promise<void> {
  const changed = await db.update(ClassFee, { id, version }, to)
  if (changed.affected !== 1) throw new AppError('classes.fee_changed', { version })
}

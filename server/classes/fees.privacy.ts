import { yuanOf } from '../../shared/classes/wordsText'
import type { Db } from '../platform/db'
import type { Matter, PersonalPart } from '../privacy'
import { ClassFee } from './after.entities'
import { Booking, Place } from './bookings.entities'

/** More than this nobody has. */
const mostRows = 500

type OwnFee = ClassFee & { place: Place }

/** The fees of the places that a person booked, the newest first. */
async function findOwnFees(db: Db, personId: string): Promise<OwnFee[]> {
  const rows = await db
    .createQueryBuilder(ClassFee, 'fee')
    .innerJoinAndMapOne('fee.place', Place, 'place', 'place.id = fee.placeId')
    .innerJoin(Booking, 'booking', 'booking.id = place.bookingId')
    .innerJoinAndSelect('place.child', 'child')
    .innerJoinAndSelect('place.courseClass', 'class')
    .where('booking.personId = :personId', { personId })
    .orderBy('fee.id', 'DESC')
    .limit(mostRows)
    .getMany()
  return rows as OwnFee[]
}

/** What was owed and paid for a person's children, and what goes back to whom. */
export async function describeFees(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = (await findOwnFees(db, personId)).map(({ place, refundState, payee, ...fee }) => ({
    child: place.child!.name,
    className: place.courseClass!.content.name,
    due: yuanOf(fee.dueFen),
    paid: yuanOf(fee.paidFen),
    receipt: fee.receipt,
    paidOn: fee.paidOn,
    refund: refundState && yuanOf(fee.refundFen),
    refundState: refundState && `refund${refundState[0]!.toUpperCase()}${refundState.slice(1)}`,
    ...describePayee(payee),
  }))
  return rows.length === 0 ? [] : [{ part: 'classFees', rows }]
}

function describePayee(payee: string | null) {
  if (payee === null) return {}
  const { holder, bank, number } = JSON.parse(payee) as { holder: string; bank: string; number: string }
  return { payeeHolder: holder, payeeBank: bank, accountNumber: number }
}

/** While the union owes a refund the account stays open. */
export async function findOpenRefunds(db: Db, personId: string): Promise<Matter[]> {
  const open = (await findOwnFees(db, personId)).filter(({ refundState }) => refundState && refundState !== 'paid')
  return open.map(({ place }) => ({ code: 'classes.refund_open', link: `/classes/booking?id=${place.bookingId}` }))
}

/** The account is closed: sums and receipts stay, which the union must account for, and nobody's bank account. */
export async function erasePayees(db: Db, personId: string): Promise<void> {
  for (const { id } of await findOwnFees(db, personId)) await db.update(ClassFee, { id }, { payee: null })
}

import { yuanOf } from '../../shared/classes/wordsText'
import type { Db } from '../platform/db'
import type { PersonalPart } from '../privacy'
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

/** What was owed and paid for a person's children; what goes back is told by itself. */
export async function describeFees(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = (await findOwnFees(db, personId)).map(({ place, ...fee }) => ({
    child: place.child!.name,
    className: place.courseClass!.content.name,
    due: yuanOf(fee.dueFen),
    paid: yuanOf(fee.paidFen),
    receipt: fee.receipt,
    paidOn: fee.paidOn,
  }))
  return rows.length === 0 ? [] : [{ part: 'classFees', rows }]
}

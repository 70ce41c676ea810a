import { ClassBar, Place } from '../classes'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { addBooking } from './classes'

type GivenBar = Partial<Omit<ClassBar, 'child' | 'term' | 'organisation'>> &
  Pick<ClassBar, 'childId' | 'termId' | 'organisationId'>

/** That a child may not book for half a year, unless told otherwise. */
export async function addBar(db: Db, given: GivenBar, now: Date): Promise<string> {
  const id = newId()
  await insertRows(db, ClassBar, {
    ...{
      id,
      caseNumber: makeCaseNumber('JT', systemRandom, now),
      state: 'active',
      version: 1,
      attended: 40,
      asked: 70,
    },
    ...{ fromDay: '2026-09-01', untilDay: '2027-03-01', termKey: `${given.termId} ${given.childId}` },
    ...{ appeal: null, appealedAt: null, appealedBy: null, answer: null, decidedBy: null, decidedAt: null },
    ...{ dueAt: null, createdAt: now },
    ...given,
  })
  return id
}

/** The place of one child in a class, confirmed. */
export async function addPlace(
  db: Db,
  personId: string,
  { childId, classId }: Pick<Place, 'childId' | 'classId'>,
  now: Date,
): Promise<string> {
  const booking = await addBooking(db, personId, [{ childId, classId, state: 'confirmed', order: 1 }], now)
  return (await db.findOneByOrFail(Place, { bookingId: booking.id })).id
}

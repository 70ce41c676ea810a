import { shanghaiDay } from '../../shared/http/time'
import { ClassBar, ClassCertificate, ClassFee, ClassRating, ClassRefund, Place, printOfRefund } from '../classes'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
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

type GivenFee = Pick<ClassFee, 'placeId' | 'classId' | 'dueFen'> & Partial<ClassFee>

/** That what is due for a place was paid in full, unless told otherwise. */
export const addFee = (db: Db, given: GivenFee, now: Date): Promise<void> =>
  insertRows(db, ClassFee, {
    ...{ id: newId(), version: 1, paidFen: given.dueFen, receipt: 'SJ-0001', paidOn: shanghaiDay(now) },
    ...{ recordedBy: null, createdAt: now },
    ...given,
  })

interface GivenRefund extends Pick<ClassRefund, 'personId' | 'organisationId'>, Pick<ClassFee, 'placeId' | 'classId'> {
  state?: 'approved' | 'payable'
  holder?: string
  account?: string
  receipt?: string
}

/** A fee of 300 yuan all of which goes back: approved, with an account, and waiting for a batch unless told otherwise. */
export async function addRefund(db: Db, given: GivenRefund, now: Date): Promise<ClassRefund> {
  const {
    placeId,
    classId,
    personId,
    organisationId,
    state = 'payable',
    holder = '演示家长',
    receipt = 'SJ-0001',
  } = given
  const [feeId, managerId, otherId] = [newId(), newId(), newId()]
  await addFee(db, { id: feeId, placeId, classId, dueFen: 300_00, recordedBy: managerId, receipt }, now)
  const payee = { holder, bank: '中国工商银行', number: given.account ?? '6222020200112230' }
  const refund: ClassRefund = {
    ...{ id: newId(), caseNumber: makeCaseNumber('TF', systemRandom, now), feeId, liveKey: feeId },
    ...{ personId, organisationId, state, version: 3, amountFen: 300_00, reason: null },
    ...{ askedBy: managerId, askedAt: now, decidedBy: otherId, decidedAt: now, dueAt: now, paidAt: null },
    approvedPrint: null,
    payee: state === 'approved' ? null : JSON.stringify(payee),
  }
  const fee = await db.findOneByOrFail(ClassFee, { id: feeId })
  refund.approvedPrint = printOfRefund({ ...refund, fee })
  await insertRows(db, ClassRefund, refund)
  return refund
}

/** A certificate for so many days. */
export const addCertificate = (db: Db, placeId: string, attended: number, now: Date): Promise<void> => {
  const code = systemRandom.pick(unmistakable, 12)
  return insertRows(db, ClassCertificate, { id: newId(), placeId, code, attended, issuedAt: now })
}

export const addRating = (
  db: Db,
  given: Pick<ClassRating, 'classId' | 'personId' | 'stars' | 'words'>,
  now: Date,
): Promise<void> => insertRows(db, ClassRating, { id: newId(), createdAt: now, ...given })

import { Booking, ClassCertificate, ClassRating, CourseClass, Place } from '../../server/classes'
import { Draw, DrawTicket } from '../../server/draws'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { addBar, addRefund } from '../../server/seeds/classAfter'
import type { TestServer } from './server'

/** What a term leaves behind, of a class and a child in it: a bar, a certificate, a fee, a rating, and a draw with its frozen list. */
export async function recordsAfterTerm(
  server: TestServer,
  { classId, childId }: { classId: string; childId: string },
): Promise<{ barId: string; certificateCode: string; refundId: string }> {
  const now = server.clock.now()
  const certificateCode = '7KMQ2XPA9HJR'
  return server.database.transaction(async (db) => {
    const { termId, organisationId, content } = await db.findOneByOrFail(CourseClass, { id: classId })
    // Drawn already: from then on it is booked as any other.
    const drawn = { content: { ...content, allocation: 'draw' as const }, allottedAt: now }
    await db.update(CourseClass, { id: classId }, drawn)
    const { id: placeId, bookingId } = await db.findOneByOrFail(Place, { classId, childId })
    const { personId } = await db.findOneByOrFail(Booking, { id: bookingId })
    const { id: refundId } = await addRefund(db, { placeId, classId, personId, organisationId }, now)
    await insertRows(db, ClassCertificate, { id: newId(), placeId, code: certificateCode, attended: 90, issuedAt: now })
    await insertRows(db, ClassRating, { id: newId(), classId, personId, stars: 5, words: null, createdAt: now })
    const draw = {
      id: newId(),
      poolId: classId,
      liveKey: classId,
      secret: 'a'.repeat(64),
      secretHash: 'b'.repeat(64),
      source: '福彩 3D 第 2026316 期开奖号码',
      listHash: 'c'.repeat(64),
      frozenAt: now,
      createdAt: now,
    }
    await insertRows(db, Draw, draw)
    const ticket = { id: newId(), drawId: draw.id, number: 1, ticket: '7KMQ2XPA9HJR', seats: 1, withdrawn: 0 }
    await insertRows(db, DrawTicket, ticket)
    return { barId: await addBar(db, { childId, termId, organisationId }, now), certificateCode, refundId }
  })
}

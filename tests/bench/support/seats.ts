import { readServerConfig } from '../../../config/server'
import { Booking, Place } from '../../../server/classes'
import { Organisation } from '../../../server/organisations'
import { setKeys } from '../../../server/platform/crypto'
import { openDatabase } from '../../../server/platform/db'
import { newId } from '../../../server/platform/random'
import { addClass, addSite, addTerm } from '../../../server/seeds/classes'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import type { TestDatabase } from '../../support/databases'
import { withPools } from '../../support/pools'
import type { Shot } from './contest'

/** Guardians of one child each who are signed in, and classes for them. */
export async function openSeats(database: TestDatabase, people: number) {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, withPools.schema)
  const seeded: SeededPerson[] = []
  const now = new Date()
  await seedPeople(opened, { clock: { now: () => now } }, people, async (batch) => void seeded.push(...batch))
  const { id: organisationId } = await opened.reader.findOneByOrFail(Organisation, { acceptsApplications: true })
  const [term, site] = await opened.transaction(async (db) => [
    await addTerm(db, { organisationId }, now),
    await addSite(db, { organisationId }, now),
  ])
  return {
    /** Everybody's shot at a seat, in one class of `seats` after another; nobody has a seat elsewhere. */
    async shotsAt(count: number, seats: number): Promise<Shot[]> {
      await opened.transaction(async (db) => {
        await db.deleteAll(Place)
        await db.deleteAll(Booking)
      })
      const shots: Shot[] = []
      while (shots.length < count) {
        const { id } = await opened.transaction((db) => addClass(db, { term, site, seats }, now))
        for (let at = 0; at < Math.min(seats || people, count) && shots.length < count; at++) {
          shots.push(shotAt(id, seeded[shots.length % people]!))
        }
      }
      return shots
    },
    countSeats: () => opened.reader.count(Place),
    close: () => opened.close(),
  }
}

const shotAt = (classId: string, { childId, token }: SeededPerson): Shot => ({
  method: 'POST',
  path: '/api/class-bookings',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
  body: JSON.stringify({ items: [{ childId, classId }] }),
})

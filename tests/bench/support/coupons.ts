import { readServerConfig } from '../../../config/server'
import { Coupon } from '../../../server/benefits'
import { findRootOrganisation } from '../../../server/organisations'
import { setKeys } from '../../../server/platform/crypto'
import { openDatabase } from '../../../server/platform/db'
import { newId } from '../../../server/platform/random'
import { addCampaign } from '../../../server/seeds/benefits'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import type { TestDatabase } from '../../support/databases'
import { withPools } from '../../support/pools'
import type { Shot } from './contest'

/** Members who are signed in, and campaigns of the city for them. */
export async function openCoupons(database: TestDatabase, people: number) {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, withPools.schema)
  const seeded: SeededPerson[] = []
  const now = new Date()
  await seedPeople(opened, { clock: { now: () => now } }, people, async (batch) => void seeded.push(...batch))
  const { id: organisationId } = await findRootOrganisation(opened.reader)
  return {
    /** Shots at one campaign after another, of each of which everybody claims a coupon; of `stock`, all given but `left`. */
    async shotsAt(count: number, left: number): Promise<Shot[]> {
      const given = left === 0 ? { stock: 1, granted: 1 } : { stock: left }
      const shots: Shot[] = []
      while (shots.length < count) {
        const { id } = await opened.transaction((db) => addCampaign(db, { organisationId, ...given }, now))
        shots.push(...seeded.slice(0, count - shots.length).map(({ token }) => shotAt(id, token)))
      }
      return shots
    },
    countCoupons: () => opened.reader.count(Coupon),
    close: () => opened.close(),
  }
}

const shotAt = (campaignId: string, token: string): Shot => ({
  method: 'PUT',
  path: `/api/benefits/campaigns/${campaignId}/claim`,
  headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId() },
})

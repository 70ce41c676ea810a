import type { Claim } from '../../server/insurance'
import { Organisation } from '../../server/organisations'
import { addClaim } from '../../server/seeds/claims'
import { coverPerson, withId, write } from './claims'
import { newFormPlan } from './insurance'
import type { Caller, TestServer } from './server'

/** A claim that the demo's driver has begun. */
export async function addDraft(server: TestServer): Promise<{ driver: Caller & { id: string }; claim: Claim }> {
  const driver = await withId(await server.as('driver'))
  const union = await server.database.reader.findOneByOrFail(Organisation, { name: '金盏地区总工会(演示)' })
  const claim = await write(server, async (db) => {
    const cover = await coverPerson(db, driver.id, union.id, newFormPlan)
    return addClaim(db, { cover, organisationId: union.id, state: 'draft' }, server.clock.now())
  })
  return { driver, claim }
}

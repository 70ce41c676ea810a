import { readServerConfig } from '../../../config/server'
import { newFormPlan } from '../../../server/demo/plans'
import { findPersonByPhone, openSession } from '../../../server/identity'
import { notify } from '../../../server/notifications'
import { Organisation } from '../../../server/organisations'
import { setKeys } from '../../../server/platform/crypto'
import { type Db, openDatabase } from '../../../server/platform/db'
import { newId, systemRandom } from '../../../server/platform/random'
import { schema } from '../../../server/schema'
import { addApplicant, addRefused } from '../../../server/seeds/applicants'
import { addClaim } from '../../../server/seeds/claims'
import { addCover, addPlan } from '../../../server/seeds/insurance'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import type { TestDatabase } from '../../support/databases'

const documentNumber = '110105199001010018'
const stranger = { phone: '13700000001', document: documentNumber.slice(0, 17) }
const applicationAt = (organisationId: string) => ({
  name: '演示会员',
  documentNumber,
  workplace: '演示配送站',
  remark: '材料不齐',
  organisationId,
})

/** Members with three messages, two refused applications and two claims each, and a reviewer who is signed in. */
export async function fillForReading(
  database: TestDatabase,
  people: number,
  reviewerPhone: string,
): Promise<{ seeded: SeededPerson[]; reviewerToken: string }> {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, schema)
  const seeded: SeededPerson[] = []
  const now = new Date()
  await seedPeople(opened, { clock: { now: () => now } }, people, async (batch) => void seeded.push(...batch))
  const union = await opened.reader.findOneByOrFail(Organisation, { acceptsApplications: true })
  const plan = await opened.transaction((db) => addPlan(db, { organisationId: union.id, content: newFormPlan }, now))
  for (const { personId } of seeded) {
    await opened.transaction(async (db) => {
      await addMatters(db, personId, union.id, now)
      const cover = await addCover(db, plan, { personId, organisationId: union.id }, now)
      for (const state of ['refused', 'submitted'] as const) {
        await addClaim(db, { cover, organisationId: union.id, state }, now)
      }
    })
  }
  // What the desk is filled up with copies of.
  await opened.transaction((db) => addApplicant(db, { ...applicationAt(union.id), ...stranger }, now))
  const reviewer = await findPersonByPhone(opened.reader, reviewerPhone)
  const { token } = await opened.transaction((db) =>
    openSession(db, reviewer!.id, systemRandom, now, { secondFactorAt: now }),
  )
  await opened.close()
  return { seeded, reviewerToken: token }
}

async function addMatters(db: Db, personId: string, organisationId: string, now: Date): Promise<void> {
  for (let at = 0; at < 3; at++) {
    const id = newId()
    const params = { organisation: '金盏地区总工会', receipt: 'RH-20261121-ABCDEFGH' }
    const link = `/membership/progress?id=${id}`
    await notify(db, { personId, template: 'membership.submitted', params, link, dedupeKey: id }, now)
  }
  for (let at = 0; at < 2; at++) await addRefused(db, personId, applicationAt(organisationId), now)
}

import { readServerConfig } from '../../../config/server'
import { findPersonByPhone, openSession } from '../../../server/identity'
import { notify } from '../../../server/notifications'
import { Organisation } from '../../../server/organisations'
import { setKeys } from '../../../server/platform/crypto'
import { type Db, openDatabase } from '../../../server/platform/db'
import { newId, systemRandom } from '../../../server/platform/random'
import { schema } from '../../../server/schema'
import { addApplicant, addRefused } from '../../../server/seeds/applicants'
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

/** Members with three messages and two refused applications each, and a reviewer who is signed in. */
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
  for (const { personId } of seeded) await opened.transaction((db) => addMatters(db, personId, union.id, now))
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

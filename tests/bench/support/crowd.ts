import { readServerConfig } from '../../../config/server'
import { phoneOf } from '../../../server/demo/data'
import { newFormPlan } from '../../../server/demo/plans'
import { findPersonByPhone, openSession } from '../../../server/identity'
import type { Cover } from '../../../server/insurance'
import { notify } from '../../../server/notifications'
import { Organisation, RoleGrant } from '../../../server/organisations'
import { setKeys } from '../../../server/platform/crypto'
import { type Database, type Db, openDatabase } from '../../../server/platform/db'
import { newId, systemRandom } from '../../../server/platform/random'
import { giveConsents, noticeVersion } from '../../../server/privacy'
import { schema } from '../../../server/schema'
import { addApplicant, addRefused } from '../../../server/seeds/applicants'
import { addClaim } from '../../../server/seeds/claims'
import { addCover, addPlan } from '../../../server/seeds/insurance'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import { dayMs, shanghaiDay } from '../../../shared/http/time'
import { insertPapers } from '../../support/claiming'
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

export interface Crowd {
  seeded: SeededPerson[]
  /** Handed in and before staff. */
  cases: string[]
  /** Complete and not handed in, each with the session of whose it is. */
  drafts: { id: string; token: string }[]
  reviewerToken: string
  assessorToken: string
}

/**
 * Members with three messages, two refused applications and two claims each, so many drafts of claims among them, and a
 * reviewer and an assessor who are signed in.
 */
export async function fillForReading(database: TestDatabase, people: number, drafts: number): Promise<Crowd> {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, schema)
  const crowd: Crowd = { seeded: [], cases: [], drafts: [], reviewerToken: '', assessorToken: '' }
  const now = new Date()
  await seedPeople(opened, { clock: { now: () => now } }, people, async (batch) => void crowd.seeded.push(...batch))
  const union = await opened.reader.findOneByOrFail(Organisation, { acceptsApplications: true })
  const assessor = await findPersonByPhone(opened.reader, phoneOf('assessor'))
  const { organisationId } = await opened.reader.findOneByOrFail(RoleGrant, { personId: assessor!.id })
  const plan = await opened.transaction((db) => addPlan(db, { organisationId, content: newFormPlan }, now))
  for (const { personId, token } of crowd.seeded) {
    await opened.transaction(async (db) => {
      await addMatters(db, personId, union.id, now)
      const cover = await addCover(db, plan, { personId, organisationId, fromDay: daysAgo(now, 300) }, now)
      await addClaim(db, { cover, organisationId, state: 'refused' }, now)
      crowd.cases.push((await addClaim(db, { cover, organisationId, state: 'submitted' }, now)).id)
      for (let at = 0; at < Math.ceil(drafts / people); at++) {
        crowd.drafts.push({ id: await addDraft(db, cover, organisationId, at, now), token })
      }
    })
  }
  // What the desk is filled up with copies of.
  await opened.transaction((db) => addApplicant(db, { ...applicationAt(union.id), ...stranger }, now))
  crowd.reviewerToken = await signIn(opened, 'reviewer', now)
  crowd.assessorToken = await signIn(opened, 'assessor', now)
  await opened.close()
  return crowd
}

const daysAgo = (now: Date, days: number): string => shanghaiDay(new Date(now.getTime() - days * dayMs))

async function signIn(opened: Database, as: Parameters<typeof phoneOf>[0], now: Date): Promise<string> {
  const person = await findPersonByPhone(opened.reader, phoneOf(as))
  const { token } = await opened.transaction((db) =>
    openSession(db, person!.id, systemRandom, now, { secondFactorAt: now }),
  )
  return token
}

/** For four nights in hospital that no other claim counts, with all its papers. */
async function addDraft(db: Db, cover: Cover, organisationId: string, at: number, now: Date): Promise<string> {
  const nights = { from: daysAgo(now, 30 + 10 * at), to: daysAgo(now, 26 + 10 * at) }
  const facts = { eventOn: nights.from, stays: [nights] }
  const { id: claimId } = await addClaim(db, { cover, organisationId, state: 'draft', facts }, now)
  await insertPapers(db, claimId, ['identity', 'dischargeSummary', 'bankCard'], now)
  return claimId
}

async function addMatters(db: Db, personId: string, organisationId: string, now: Date): Promise<void> {
  for (let at = 0; at < 3; at++) {
    const id = newId()
    const params = { organisation: '金盏地区总工会', receipt: 'RH-20261121-ABCDEFGH' }
    const link = `/membership/progress?id=${id}`
    await notify(db, { personId, template: 'membership.submitted', params, link, dedupeKey: id }, now)
  }
  for (let at = 0; at < 2; at++) await addRefused(db, personId, applicationAt(organisationId), now)
  await giveConsents(db, personId, { noticeVersion, purposes: ['health', 'bankAccount'] }, now)
}

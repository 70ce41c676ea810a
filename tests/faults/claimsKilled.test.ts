import { setTimeout as wait } from 'node:timers/promises'
import { readServerConfig } from '../../config/server'
import { phoneOf } from '../../server/demo/data'
import { findPersonByPhone } from '../../server/identity'
import type { Cover } from '../../server/insurance'
import { Organisation } from '../../server/organisations'
import { setKeys } from '../../server/platform/crypto'
import { openDatabase } from '../../server/platform/db'
import { newId } from '../../server/platform/random'
import { schema } from '../../server/schema'
import { addClaim } from '../../server/seeds/claims'
import { addRefund } from '../../server/seeds/classAfter'
import { coverPerson } from '../support/claims'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { newFormPlan } from '../support/insurance'
import { announce, filesOf, partOf, put } from '../support/papers'
import { heavyJpeg } from '../support/pictures'
import { type ServerProcess, startServerProcess } from '../support/process'
import { within } from '../support/waiting'
import { isFullScale, recordFigures, scale, seededRandom } from './support/figures'
import { createJoiners } from './support/joiner'

/** At full numbers 100 kills; `npm test` runs a fiftieth. */
const kills = scale(100)
const claims = scale(400)
const refunds = scale(200)
const papers = scale(200)
const claimsPerCover = 20
/** Three parts. */
const bytes = 600_000

interface Made {
  union: string
  assessed: string[]
  /** Approved, and of no class that is looked at. */
  refunds: string[]
  drafts: string[]
}

/** Claims of the driver's that wait to be approved, and drafts that wait for papers. */
async function fillClaims(database: TestDatabase): Promise<Made> {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, schema)
  const now = new Date()
  const idOf = async (as: Parameters<typeof phoneOf>[0]) => (await findPersonByPhone(opened.reader, phoneOf(as)))!.id
  const unionOf = (name: string) => opened.reader.findOneByOrFail(Organisation, { name: `${name}总工会(演示)` })
  const [driver, assessor, approver, payer] = await Promise.all(
    (['driver', 'assessor', 'approver', 'payer'] as const).map(idOf),
  )
  const staff = { assessor: assessor!, approver: approver!, payer: payer! }
  const { id: organisationId } = await unionOf('朝阳区')
  const { id: home } = await unionOf('金盏地区')
  let cover: Cover
  let added = 0
  const add = async (state: 'assessed' | 'draft') => {
    // A cover has a cap: what would be above it is to be assessed again.
    if (added++ % claimsPerCover === 0)
      cover = await opened.transaction((db) => coverPerson(db, driver!, home, newFormPlan))
    const { id } = await opened.transaction((db) => addClaim(db, { cover, organisationId, staff, state }, now))
    return id
  }
  const made: Made = { union: organisationId, assessed: [], refunds: [], drafts: [] }
  for (let at = 0; at < claims; at++) made.assessed.push(await add('assessed'))
  for (let at = 0; at < refunds; at++) {
    const of = { placeId: newId(), classId: newId(), personId: driver!, organisationId }
    made.refunds.push((await opened.transaction((db) => addRefund(db, of, now))).id)
  }
  for (let at = 0; at < Math.ceil(papers / 9); at++) made.drafts.push(await add('draft'))
  await opened.close()
  return made
}

onEveryDatabase('A server that is killed again and again while claims are paid and papers sent', (make) => {
  let database: TestDatabase
  let server: ServerProcess
  let made: Made
  let isUp: Promise<void> = Promise.resolve()
  beforeAll(async () => {
    database = await make('migrated')
    server = await startServerProcess(database)
    await server.stop()
    made = await fillClaims(database)
    await server.start()
  })
  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  it('puts each claim and refund into one batch, to the fen, and keeps every paper that it said had arrived', async () => {
    const random = seededRandom()
    const from = Date.now()
    let isDone = false
    let killed = 0
    const killing = (async () => {
      while (killed < kills && !isDone) {
        await wait(30 + random() * 250)
        isUp = server.kill().then(() => server.start())
        await isUp
        killed += 1
      }
    })()
    const { persist } = createJoiners(server, { isUp: () => isUp })
    const [driver, approver, payer] = await Promise.all(
      (['driver', 'approver', 'payer'] as const).map((as) => persist(() => server.as(as))),
    )

    const approve = async () => {
      for (const claimId of made.assessed) {
        const { version } = await persist(() => approver!.claimsDesk.getClaimCase({ params: { claimId } }))
        const decide = { params: { claimId }, body: { decision: 'approve' as const, version } }
        await persist((options) => approver!.claimsDesk.decideClaim(decide, options))
      }
    }
    const pay = async () => {
      // The demo has claims of its own, which are paid along.
      const due = [...made.assessed, ...made.refunds]
      for (let left = due; left.length > 0; ) {
        const body = { organisationId: made.union }
        // A long run outlives a second factor: each round begins with one.
        const { payouts } = await persist(() => server.as('payer'))
        const { batch } = await persist((options) => payouts.fillPayout({ body }, options))
        if (batch && batch.approved.count >= Math.min(claims, 40)) {
          await persist(() => payouts.takePayoutFile({ params: { payoutId: batch.id } }))
        }
        const there = new Set((await readBatches()).flatMap(({ payments }) => payments.map(({ sourceId }) => sourceId)))
        left = due.filter((id) => !there.has(id))
      }
    }
    const readBatches = async () => {
      const { items } = await persist(() => payer!.payouts.listPayouts({ query: {} }))
      return Promise.all(
        items.map(({ id: payoutId }) => persist(() => payer!.payouts.getPayout({ params: { payoutId } }))),
      )
    }
    let next = 0
    const sent: { claimId: string; fileId: string }[] = []
    const sendPapers = async () => {
      for (let at = next++; at < papers; at = next++) {
        const claimId = made.drafts[Math.floor(at / 9)]!
        const content = await heavyJpeg(bytes, at + 1)
        let file = await persist(() => announce(driver!, claimId, { content }))
        for (let part = 0; part * file.chunkSize < content.length; part++) {
          file = await persist(() => put(driver!, claimId, file, part, partOf(content, file, part)))
        }
        sent.push({ claimId, fileId: file.fileId })
      }
    }
    await Promise.all([approve(), pay(), sendPapers(), sendPapers()]).finally(() => {
      isDone = true
      return killing
    })

    const batches = await readBatches()
    const isOurs = new Set([...made.assessed, ...made.refunds])
    const payments = batches.flatMap((batch) => batch.payments).filter(({ sourceId }) => isOurs.has(sourceId))
    expect(payments.map(({ sourceId }) => sourceId).sort()).toEqual([...isOurs].sort())
    expect(batches.every(({ balanced }) => balanced)).toBe(true)
    const kept = async ({ claimId, fileId }: { claimId: string; fileId: string }) => {
      const file = (await filesOf(driver!, claimId)).find((one) => one.fileId === fileId)!
      if (file.state === 'checking') return false
      expect(file).toMatchObject({ state: 'kept', problem: null })
      const { content } = await driver!.papers.getPage({ params: { token: file.pages[0]!.token } })
      expect([...content.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff])
      return true
    }
    // Looked at one after another: what killed workers had waits for its leases, the rest is checked two at once.
    for (const one of sent) await within(isFullScale ? 900 : 90, () => kept(one))
    expect(sent).toHaveLength(papers)
    recordFigures(`claimsKilled.${database.kind}`, {
      claims,
      refunds,
      papers,
      killed,
      batches: batches.length,
      seconds: (Date.now() - from) / 1000,
    })
  })
})

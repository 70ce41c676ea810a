import { setTimeout as wait } from 'node:timers/promises'
import { startWechatStandIn, type WechatStandIn } from '../../server/demo/wechatStandIn'
import { Delivery } from '../../server/notifications/entities'
import { notify } from '../../server/notifications/service'
import { allowOne } from '../../server/notifications/subscriptions.service'
import { newId } from '../../server/platform/random'
import { addPerson, addWechatAccount } from '../../server/seeds/identity'
import type { CastName } from '../../shared/demo/contract'
import type { DeliveryState } from '../../shared/notifications/desk.contract'
import { onEveryDatabase, onMariadb, type TestDatabase } from '../support/databases'
import { newPhone } from '../support/people'
import { startServerProcess } from '../support/process'
import { type Caller, startTestServer } from '../support/server'
import { type SmsStandIn, startSmsStandIn } from '../support/smsStandIn'
import { startWorkerProcess } from '../support/worker'
import { recordFigures, scale, seededRandom } from './support/figures'

/** At full numbers 100 kills among 4,000 people, each with an SMS and a WeChat message; `npm test` runs a fiftieth. */
const kills = scale(100)
const people = scale(4_000)

/** Times as short as a test can wait; what counts is their order: call < lease, and what is in doubt waits for the lease. */
const times = {
  OUTSIDE_TIMEOUT_MS: '1000',
  OUTBOX_LEASE_SECONDS: '4',
  OUTBOX_BACKOFF_SECONDS: '0',
  OUTBOX_CONCURRENCY: '8',
  SMS_ASK_SECONDS: '1',
  SMS_SETTLE_SECONDS: '1',
}

interface Outside {
  sms: SmsStandIn
  wechat: WechatStandIn
  env: Record<string, string>
}

let outside: Outside
beforeEach(async () => {
  const sms = await startSmsStandIn({ delayMs: 30 })
  const wechat = await startWechatStandIn({ delayMs: 30 })
  const WECHAT_TEMPLATES = JSON.stringify({ result: { id: 'tmpl-result', fields: { what: 'thing1' } } })
  outside = { sms, wechat, env: { ...sms.env, ...times, WECHAT_API_BASE: wechat.url, WECHAT_TEMPLATES } }
})
afterEach(async () => {
  await outside.sms.close()
  await outside.wechat.close()
})

/** Everybody's SMS and WeChat message, due. */
async function fill(database: TestDatabase): Promise<void> {
  const server = await startTestServer(database, outside.env)
  const now = new Date(Date.now() - 60_000)
  for (let at = 0; at < people; at += 50) {
    await server.database.transaction(async (db) => {
      for (let each = at; each < Math.min(at + 50, people); each++) {
        const personId = await addPerson(db, { phone: newPhone() }, now)
        await addWechatAccount(db, personId, `o-${newId()}`, now)
        await allowOne(db, personId, 'result', now)
        const told = { personId, template: 'membership.approved', params: { organisation: '演示工会' }, link: null }
        await notify(db, { ...told, dedupeKey: newId() }, now)
      }
    })
  }
  await server.close()
}

/** How many there are of each state. */
async function countStates(database: TestDatabase): Promise<Record<DeliveryState, number>> {
  const server = await startTestServer(database, outside.env)
  const rows = await server.database.reader
    .createQueryBuilder(Delivery, 'delivery')
    .select('delivery.state', 'state')
    .addSelect('COUNT(*)', 'rows')
    .groupBy('delivery.state')
    .getRawMany<{ state: DeliveryState; rows: string | number }>()
  await server.close()
  const counted = Object.fromEntries(rows.map(({ state, rows: count }) => [state, Number(count)]))
  return { due: 0, sending: 0, sent: 0, unknown: 0, dead: 0, ...counted }
}

const doublesOf = (names: string[]): number => names.length - new Set(names).size

function countDoubles(): { smsDoubles: number; wechatDoubles: number } {
  return {
    smsDoubles: doublesOf(outside.sms.messages.map(({ phone }) => phone)),
    wechatDoubles: doublesOf(outside.wechat.subscribeMessages.map(({ touser }) => touser)),
  }
}

interface Killable {
  kill(): Promise<void>
  start(): Promise<void>
}

/** Kills it at any moment, as often as asked, while there is work. */
async function killAgainAndAgain(process: Killable): Promise<number> {
  const random = seededRandom()
  let killed = 0
  while (killed < kills) {
    await wait(20 + random() * 300)
    await process.kill()
    await process.start()
    killed += 1
  }
  return killed
}

/** Waits until nothing is on its way any more. */
async function untilDone({ as }: { as(name: CastName): Promise<Caller> }): Promise<void> {
  const auditor = await as('auditor')
  for (;;) {
    const { counts } = await auditor.notificationsDesk.listDeliveries({ query: {} })
    if (counts.waiting === 0) return
    await wait(100)
  }
}

onEveryDatabase('A worker that is killed again and again while messages go out', (make) => {
  it('sends none twice and loses none: sent, unknown and dead are all that were due', async () => {
    const database = await make('migrated')
    const from = Date.now()
    await fill(database)
    // The embedded database belongs to one process: there the worker is inside the server, and both are killed.
    const isApart = database.kind === 'mariadb'
    const server = await startServerProcess(database, { ...outside.env, WORKER: isApart ? 'apart' : 'inside' })
    const worker = isApart ? await startWorkerProcess(database, outside.env) : server
    const killed = await killAgainAndAgain(worker)
    await untilDone(server)
    await worker.stop()
    if (isApart) await server.stop()

    const { due, sending, sent, unknown, dead } = await countStates(database)
    const doubles = countDoubles()
    const figures = { due: people * 2, killed, sent, unknown, dead, ...doubles, seconds: (Date.now() - from) / 1000 }
    expect({ due, sending, ...doubles }).toEqual({ due: 0, sending: 0, smsDoubles: 0, wechatDoubles: 0 })
    expect(sent + unknown + dead).toBe(people * 2)
    expect(outside.sms.messages).toHaveLength(people)
    // One that is unknown may have arrived or not; one that is sent has.
    expect(outside.wechat.subscribeMessages.length).toBeGreaterThanOrEqual(sent - people)
    recordFigures(`outbox.${database.kind}`, figures)
    await database.drop()
  })
})

onMariadb('Workers beside a server that leaves the jobs to them', (make) => {
  it('share the work: two at once send each message once, and a server sends none itself', async () => {
    const database = await make('migrated')
    const from = Date.now()
    await fill(database)
    const server = await startServerProcess(database, { ...outside.env, WORKER: 'apart' })
    // It is ready, so its jobs would be under way.
    expect(outside.sms.messages).toHaveLength(0)
    const workers = await Promise.all([
      startWorkerProcess(database, outside.env),
      startWorkerProcess(database, outside.env),
    ])
    await untilDone(server)
    const codes = await Promise.all(workers.map((worker) => worker.stop()))
    await server.stop()
    const { sent } = await countStates(database)
    const doubles = countDoubles()
    expect({ codes, sent, ...doubles }).toEqual({ codes: [0, 0], sent: people * 2, smsDoubles: 0, wechatDoubles: 0 })
    recordFigures('outbox.twoWorkers', { due: people * 2, sent, ...doubles, seconds: (Date.now() - from) / 1000 })
    await database.drop()
  })
})

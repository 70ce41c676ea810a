import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from '../../shared/http/client'
import { onEveryDatabase, onMariadb, type TestDatabase } from '../support/databases'
import { completeForm, consent, newPhone } from '../support/people'
import { type ServerProcess, startServerProcess } from '../support/process'
import { startRelay } from '../support/relay'
import { recordFigures, scale, seededRandom } from './support/figures'

/** At full numbers 100 kills among 400 riders; `npm test` runs a fiftieth. */
const kills = scale(100)
const riders = scale(400)

onEveryDatabase('A server that is killed again and again while riders join', (make) => {
  let database: TestDatabase
  let server: ServerProcess
  let isUp: Promise<void> = Promise.resolve()
  beforeAll(async () => {
    database = await make()
    server = await startServerProcess(database)
  })
  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  /** What a phone does: the same command under the same key, until there is an answer. */
  async function persist<T>(call: (options: { idempotencyKey: string }) => Promise<T>): Promise<T> {
    const options = { idempotencyKey: randomUUID() }
    for (;;) {
      try {
        await isUp
        return await call(options)
      } catch (error) {
        if (error instanceof ApiError && error.status < 500) throw error
        await wait(10)
      }
    }
  }

  /** Each crash on the way costs one of a code's five tries: who runs out of them asks for another code, as people do. */
  async function signIn(phone: string): Promise<string> {
    const { demoCode } = await persist((options) =>
      server.anonymous.identity.requestSmsCode({ body: { phone } }, options),
    )
    const body = { phone, code: demoCode! }
    try {
      return (await persist((options) => server.anonymous.identity.signInBySms({ body }, options))).token
    } catch (error) {
      if (error instanceof ApiError && error.code === 'identity.code_expired') return signIn(phone)
      throw error
    }
  }

  async function join(at: number): Promise<{ id: string; receiptNumber: string; token: string }> {
    const token = await signIn(newPhone())
    const rider = server.withToken(token)
    await persist(() => consent(rider))
    const form = completeForm({ name: `骑手${at}` })
    const { id } = await persist((options) => rider.membership.draftApplication({ body: form }, options))
    const params = { applicationId: id }
    const answer = await persist((options) => rider.membership.submitApplication({ params, body: {} }, options))
    return { id, receiptNumber: answer.receiptNumber!, token }
  }

  it('loses nothing it has acknowledged, and does nothing twice', async () => {
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
    const joined: Awaited<ReturnType<typeof join>>[] = []
    let next = 0
    // As many phones as a small crowd, each taking the next rider when it is done with one.
    const phones = Array.from({ length: 8 }, async () => {
      while (next < riders) joined.push(await join(next++))
    })
    await Promise.all(phones).finally(() => {
      isDone = true
      return killing
    })

    expect(new Set(joined.map(({ id }) => id)).size).toBe(riders)
    const problems: string[] = []
    let lost = 0
    let doubled = 0
    for (const { id, receiptNumber, token } of joined) {
      const rider = server.withToken(token)
      const { items } = await rider.membership.listMyApplications({ query: {} })
      const { items: messages } = await rider.notifications.listMessages({ query: {} })
      const [only] = items
      if (items.length === 0 || messages.length === 0) lost += 1
      if (items.length > 1 || messages.length > 1) doubled += 1
      if (items.length !== 1 || only!.id !== id || only!.receiptNumber !== receiptNumber)
        problems.push(`${id}: applications`)
      if (only?.state !== 'submitted' || only.history.length !== 1) problems.push(`${id}: ${only?.state}`)
      if (messages.length !== 1) problems.push(`${id}: ${messages.length} messages`)
    }
    const reviewer = await server.as('reviewer')
    expect((await reviewer.desk.listWorkItems({ query: {} })).counts.open).toBe(riders)
    expect(problems).toEqual([])
    recordFigures(`killed.${database.kind}`, { riders, killed, lost, doubled, seconds: (Date.now() - from) / 1000 })
  })
})

onMariadb('A database that goes away', (make) => {
  it('turns readiness red, is answered with 503 and Retry-After, and is found again without a restart', async () => {
    const database = await make()
    const { host, hostname, port } = new URL(database.env.DATABASE_URL!)
    const relay = await startRelay(hostname, Number(port))
    const url = database.env.DATABASE_URL!.replace(host, `127.0.0.1:${relay.port}`)
    const server = await startServerProcess({ ...database, env: { ...database.env, DATABASE_URL: url } })
    const isReady = async () => (await fetch(`${server.url}/readyz`)).ok
    const within = async (seconds: number, condition: () => Promise<boolean>) => {
      const until = Date.now() + seconds * 1000
      while (!(await condition())) {
        if (Date.now() > until) throw new Error(`not within ${seconds} s`)
        await wait(50)
      }
    }
    await relay.cut()
    await within(5, async () => !(await isReady()))
    const answer = await fetch(`${server.url}/api/home`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toMatchObject({ error: { code: 'server.busy' } })
    await relay.restore()
    await within(10, isReady)
    expect((await fetch(`${server.url}/api/home`)).status).toBe(200)
    await server.stop()
    await relay.cut()
    await database.drop()
  })
})

import { resolve } from 'node:path'
import { newId } from '../../server/platform/random'
import { isFullScale, recordFigures } from '../faults/support/figures'
import { onMariadb, type TestDatabase } from '../support/databases'
import { fillDesk } from '../support/deskRows'
import { type Contestant, contest, onceShots, type Score, type Shot, startContestant } from './support/contest'
import { type Crowd, fillForReading } from './support/crowd'

const people = isFullScale ? 2_000 : 50
const workItems = isFullScale ? 10_000 : 200

/** What is asked of ours at full numbers, as a share of the other's requests a second; the rest is measured. */
const bars: Record<string, number> = { publicHome: 0.6, card: 0.6, inbox: 0.6, applications: 0.6, claims: 0.6 }

onMariadb('Ours beside a bare route and beside what is written by hand', (make) => {
  let database: TestDatabase
  let bare: Contestant
  let byHand: Contestant
  let ours: Contestant
  let crowd: Crowd
  beforeAll(async () => {
    database = await make('migrated')
    ours = await startContestant('dist/server/main.js', database.env)
    crowd = await fillForReading(database, people, onceShots * 2 + 2)
    await fillDesk(database.env.DATABASE_URL!, workItems)
    const home = await (await fetch(`${ours.url}/api/home`)).text()
    bare = await startContestant(resolve('tests/bench/servers/bare.mjs'), { BODY: home })
    byHand = await startContestant(resolve('tests/bench/servers/handwritten/main.mjs'), database.env)
  })
  afterAll(async () => {
    for (const one of [bare, byHand, ours]) await one.stop()
    await database.drop()
  })

  const membersShots = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    crowd.seeded.map(({ token }) => ({
      method,
      path,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }))

  const first = () => crowd.seeded[0]!.token
  const reads = {
    card: () => ({ path: '/api/membership/card', token: first() }),
    inbox: () => ({ path: '/api/notifications', token: first() }),
    applications: () => ({ path: '/api/membership/my-applications', token: first() }),
    claims: () => ({ path: '/api/insurance/my-claims', token: first() }),
    desk: () => ({ path: '/api/desk/work-items', token: crowd.reviewerToken }),
    claimCase: () => ({ path: `/api/desk/insurance/claims/${crowd.cases[0]}`, token: crowd.assessorToken }),
  }

  const authorized = (token: string) => ({ authorization: `Bearer ${token}` })
  const deskShots: Record<'desk' | 'claimCase', () => Shot[]> = {
    desk: () => [{ method: 'GET', path: reads.desk().path, headers: authorized(crowd.reviewerToken) }],
    claimCase: () =>
      crowd.cases.map((id) => ({
        method: 'GET',
        path: `/api/desk/insurance/claims/${id}`,
        headers: authorized(crowd.assessorToken),
      })),
  }

  /** Hands in a draft that nobody handed in before. */
  function nextSubmission(): Shot {
    const { id, token } = crowd.drafts.pop()!
    return {
      method: 'POST',
      path: `/api/insurance/claims/${id}/submission`,
      headers: { ...authorized(token), 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({ version: 1 }),
    }
  }

  function record(name: string, { ours, other }: Record<'ours' | 'other', Score>): void {
    const ratio = ours.perSecond / other.perSecond
    const figures = { ratio, oursPerSecond: ours.perSecond, otherPerSecond: other.perSecond, oursP50Ms: ours.p50Ms }
    recordFigures(name, { ...figures, otherP50Ms: other.p50Ms }, 'bench')
    // A short run on a machine that does other things besides says that it works, not how fast.
    expect(ratio).toBeGreaterThanOrEqual(isFullScale ? (bars[name] ?? 0.1) : 0.01)
  }

  it.each(Object.entries(reads))('answers as by hand: %s', async (_, read) => {
    const { path, token } = read()
    const ask = async ({ url }: Contestant) => {
      const answer = await fetch(`${url}${path}`, { headers: authorized(token) })
      return (await answer.json()) as Record<string, unknown>
    }
    const [mine, theirs] = [await ask(ours), await ask(byHand)]
    // What is made anew for each call.
    for (const name of ['qr', 'qrExpiresAt', 'serverTime']) delete mine[name]
    expect(theirs).toMatchObject(mine)
  })

  it('reads in public: home as a visitor, beside a bare Koa route', async () => {
    const shots = [{ method: 'GET' as const, path: '/api/home' }]
    record('publicHome', await contest({ ours: { url: ours.url, shots }, other: { url: bare.url, shots } }))
  })

  it.each(['card', 'inbox', 'applications', 'claims'] as const)(
    'reads signed in: %s, beside the same by hand',
    async (name) => {
      const shots = membersShots('GET', reads[name]().path)
      record(name, await contest({ ours: { url: ours.url, shots }, other: { url: byHand.url, shots } }))
    },
  )

  it.each(['desk', 'claimCase'] as const)('reads at the desk: %s, beside the same by hand', async (name) => {
    const shots = deskShots[name]()
    record(name, await contest({ ours: { url: ours.url, shots }, other: { url: byHand.url, shots } }))
  })

  it('commands: marking as read, beside the same by hand', async () => {
    const shots = membersShots('POST', '/api/notifications/reads', { upTo: newId() })
    record('readMessages', await contest({ ours: { url: ours.url, shots }, other: { url: byHand.url, shots } }))
  })

  it('answers as by hand: handing in a claim', async () => {
    const handIn = async ({ url }: Contestant) => {
      const { path, ...call } = nextSubmission()
      const answer = await fetch(`${url}${path}`, call)
      expect(answer.status).toBe(200)
      return (await answer.json()) as Record<string, unknown>
    }
    const [mine, theirs] = [await handIn(ours), await handIn(byHand)]
    const whose = { id: theirs.id, claimNumber: theirs.claimNumber, submittedAt: theirs.submittedAt }
    const when = { facts: theirs.facts, eventOn: theirs.eventOn, history: theirs.history }
    expect(theirs).toMatchObject({ ...mine, ...whose, ...when })
  })

  it('commands: handing in a claim, beside the same by hand', async () => {
    const shots = { next: nextSubmission }
    record('submitClaim', await contest({ ours: { url: ours.url, shots }, other: { url: byHand.url, shots } }))
  })
})

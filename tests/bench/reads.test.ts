import { resolve } from 'node:path'
import { readServerConfig } from '../../config/server'
import { notify } from '../../server/notifications'
import { setKeys } from '../../server/platform/crypto'
import { openDatabase } from '../../server/platform/db'
import { newId } from '../../server/platform/random'
import { schema } from '../../server/schema'
import { type SeededPerson, seedPeople } from '../../server/seeds/people'
import { isFullScale, recordFigures } from '../faults/support/figures'
import { onMariadb, type TestDatabase } from '../support/databases'
import { type Contestant, contest, type Score, secondsARun, startContestant } from './support/contest'

const people = isFullScale ? 2_000 : 50

async function fill(database: TestDatabase): Promise<SeededPerson[]> {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, schema)
  const made: SeededPerson[] = []
  const now = new Date()
  await seedPeople(opened, { clock: { now: () => now } }, people, async (batch) => void made.push(...batch))
  for (const { personId } of made) {
    await opened.transaction(async (db) => {
      for (let at = 0; at < 3; at++) {
        const id = newId()
        const params = { organisation: '金盏地区总工会', receipt: 'RH-20261121-ABCDEFGH' }
        const link = `/membership/progress?id=${id}`
        await notify(db, { personId, template: 'membership.submitted', params, link, dedupeKey: id }, now)
      }
    })
  }
  await opened.close()
  return made
}

onMariadb('Ours beside a bare route and beside what is written by hand', (make) => {
  let database: TestDatabase
  let bare: Contestant
  let byHand: Contestant
  let ours: Contestant
  let seeded: SeededPerson[]
  beforeAll(async () => {
    database = await make()
    ours = await startContestant('dist/server/main.js', database.env)
    seeded = await fill(database)
    const home = await (await fetch(`${ours.url}/api/home`)).text()
    bare = await startContestant(resolve('tests/bench/servers/bare.mjs'), { BODY: home })
    byHand = await startContestant(resolve('tests/bench/servers/handwritten.mjs'), database.env)
  })
  afterAll(async () => {
    for (const one of [bare, byHand, ours]) await one.stop()
    await database.drop()
  })

  const shotsOf = (method: 'GET' | 'POST', path: string, body?: unknown) =>
    seeded.map(({ token }) => ({
      method,
      path,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }))

  function record(name: string, { ours, other }: Record<'ours' | 'other', Score>): number {
    const ratio = ours.perSecond / other.perSecond
    const figures = { ratio, oursPerSecond: ours.perSecond, otherPerSecond: other.perSecond, oursP50Ms: ours.p50Ms }
    recordFigures(name, { ...figures, otherP50Ms: other.p50Ms, secondsARun }, 'bench')
    return ratio
  }

  it('answers the same', async () => {
    const headers = { authorization: `Bearer ${seeded[0]!.token}` }
    for (const path of ['/api/membership/card', '/api/notifications']) {
      const [mine, theirs] = await Promise.all(
        [ours, byHand].map(async ({ url }) => (await fetch(`${url}${path}`, { headers })).json()),
      )
      for (const name of ['number', 'name', 'organisation', 'state', 'since', 'unread']) {
        expect(theirs[name]).toEqual(mine[name])
      }
      expect(theirs.items?.length).toEqual(mine.items?.length)
    }
  })

  it('reads in public: home as a visitor, beside a bare Koa route', async () => {
    const shots = [{ method: 'GET' as const, path: '/api/home' }]
    const score = await contest({ ours: { url: ours.url, shots }, other: { url: bare.url, shots } })
    expect(record('publicHome', score)).toBeGreaterThan(0)
  })

  it.each([
    ['card', '/api/membership/card'],
    ['inbox', '/api/notifications'],
  ])('reads signed in: %s, beside the same by hand', async (name, path) => {
    const shots = shotsOf('GET', path)
    const score = await contest({ ours: { url: ours.url, shots }, other: { url: byHand.url, shots } })
    expect(record(name, score)).toBeGreaterThan(0)
  })

  it('commands: marking as read, beside the same by hand', async () => {
    const shots = shotsOf('POST', '/api/notifications/reads', { upTo: newId() })
    const score = await contest({ ours: { url: ours.url, shots }, other: { url: byHand.url, shots } })
    expect(record('readMessages', score)).toBeGreaterThan(0)
  })
})

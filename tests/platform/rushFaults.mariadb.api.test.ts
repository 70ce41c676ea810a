import type { QueryRunner } from 'typeorm'
import { onMariadb } from '../support/databases'
import { placeIn, readPlaces, startPoolServer, take, takeAll, usePoolServer } from '../support/poolCallers'
import { addPool, meanwhile } from '../support/pools'
import type { TestServer } from '../support/server'
import { connectTo } from '../support/sql'

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** The answers to the next `times` commits are lost on their way, though they were done. */
function loseCommits({ database }: TestServer, times: number) {
  let lost = 0
  const make = database.source.createQueryRunner.bind(database.source)
  const spy = jest.spyOn(database.source, 'createQueryRunner').mockImplementation((mode) => {
    const runner: QueryRunner = make(mode)
    const commit = runner.commitTransaction.bind(runner)
    runner.commitTransaction = async () => {
      await commit()
      if (lost++ < times) throw Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' })
    }
    return runner
  })
  return { lost: () => lost, end: () => spy.mockRestore() }
}

onMariadb('A hot pool whose database fails it', (make) => {
  const server = usePoolServer(make, 40)
  const newPool = (stock: number) => server.database.transaction((db) => addPool(db, stock))
  const everybodyTakes = (poolId: string) => Promise.all(server.callers.map((one) => take(server.url, one, poolId)))

  it('decides a batch again that met a deadlock', async () => {
    const poolId = await newPool(25)
    let failures = 3
    meanwhile.act = async () => {
      if (failures-- > 0) throw Object.assign(new Error('deadlock'), { errno: 1213 })
    }
    const answers = await everybodyTakes(poolId)
    expect(failures).toBeLessThan(0)
    expect(answers.flatMap((one) => placeIn(one) ?? []).sort((a, b) => a - b)).toEqual(upTo(25))
    expect(await readPlaces(server, poolId)).toHaveLength(25)
  })

  it('tells everybody the place they got where the answers to commits were lost', async () => {
    const poolId = await newPool(25)
    const losing = loseCommits(server, 3)
    const answers = await everybodyTakes(poolId)
    losing.end()
    expect(losing.lost()).toBeGreaterThanOrEqual(3)
    const places = await readPlaces(server, poolId)
    expect(places.map(({ place }) => place)).toEqual(upTo(25))
    const told = answers.map((answer, at) => `${server.callers[at]!.personId} ${placeIn(answer)}`)
    for (const { personId, place } of places) expect(told).toContain(`${personId} ${place}`)
  })

  it('answers from what was kept where it never hears that a commit was done', async () => {
    const poolId = await newPool(25)
    const losing = loseCommits(server, Number.POSITIVE_INFINITY)
    const answer = await take(server.url, server.callers[0]!, poolId)
    losing.end()
    expect(answer.body).toEqual({ poolId, place: 1, left: 24 })
    expect(await readPlaces(server, poolId)).toHaveLength(1)
  })

  it('sends away with 503 those who would wait in vain while somebody holds the pool, and goes on afterwards', async () => {
    const poolId = await newPool(5)
    const hurried = await startPoolServer(server.testDatabase, { REQUEST_SECONDS: '1' })
    const holder = await connectTo(server.testDatabase.env.DATABASE_URL!)
    await holder.query('BEGIN')
    await holder.query('SELECT * FROM test_pools WHERE id = ? FOR UPDATE', [poolId])
    const answers = await Promise.all(server.callers.map((one) => take(hurried.url, one, poolId)))
    for (const { status, headers } of answers) expect([status, headers.get('retry-after')]).toEqual([503, '1'])
    await holder.end()
    expect(await readPlaces(server, poolId)).toEqual([])
    await expect(take(hurried.url, server.callers[0]!, poolId)).resolves.toMatchObject({ status: 200 })
    await hurried.close()
  })
})

async function countRetries({ url }: TestServer): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^database_transaction_retries_total (\d+)$/m.exec(metrics)![1])
}

onMariadb('A hot pool behind two servers', (make) => {
  const server = usePoolServer(make, 120)
  let other: TestServer
  beforeAll(async () => {
    other = await startPoolServer(server.testDatabase)
  })
  afterAll(() => other.close())
  const newPool = (stock: number) => server.database.transaction((db) => addPool(db, stock))
  const urlFor = (at: number) => (at % 2 === 0 ? server : other).url

  it('gives each place once', async () => {
    const poolId = await newPool(70)
    const answers = await Promise.all(server.callers.map((one, at) => take(urlFor(at), one, poolId)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(70).fill(200), ...Array(50).fill(409)])
    expect((await readPlaces(server, poolId)).map(({ place }) => place)).toEqual(upTo(70))
    expect(answers.flatMap((one) => placeIn(one) ?? []).sort((a, b) => a - b)).toEqual(upTo(70))
  })

  it('answers one command, sent to both again and again, once and alike', async () => {
    const poolId = await newPool(70)
    const sent = server.callers.slice(0, 20).flatMap((one) => upTo(6).map((at) => ({ one, at })))
    const answers = await Promise.all(
      sent.map(({ one, at }) => take(urlFor(at), one, poolId, { key: `once-${one.personId}` })),
    )
    for (const asked of server.callers.slice(0, 20)) {
      const told = answers.filter((_, at) => sent[at]!.one === asked).map(({ body }) => JSON.stringify(body))
      expect([told.length, new Set(told).size]).toEqual([6, 1])
      expect(JSON.parse(told[0]!)).toMatchObject({ poolId, place: expect.any(Number) })
    }
    expect(await readPlaces(server, poolId)).toHaveLength(20)
  })

  it('locks several pools in one order, so that nobody waits for each other', async () => {
    const poolIds = await Promise.all(Array.from({ length: 6 }, () => newPool(30)))
    const before = await countRetries(server)
    const wish = (at: number) => [poolIds[at % 6]!, poolIds[(at * 5 + 3) % 6]!]
    const answers = await Promise.all(server.callers.map((one, at) => takeAll(urlFor(at), one, wish(at))))
    expect(await countRetries(server)).toBe(before)
    const held = (await Promise.all(poolIds.map((poolId) => readPlaces(server, poolId)))).flat()
    server.callers.forEach(({ personId }, at) => {
      const own = held.filter((place) => place.personId === personId).map(({ poolId }) => poolId)
      expect(own.sort()).toEqual(answers[at]!.status === 200 ? [...new Set(wish(at))].sort() : [])
    })
  })
})

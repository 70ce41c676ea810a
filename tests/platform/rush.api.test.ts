import { AuditRow, IdempotencyKey } from '../../server/platform/entities'
import { onEveryDatabase } from '../support/databases'
import { giveBack, placeIn, readPlaces, startPoolServer, take, takeAll, usePoolServer } from '../support/poolCallers'
import { addPool, meanwhile } from '../support/pools'

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

onEveryDatabase('A hot pool', (make) => {
  const server = usePoolServer(make, 120)
  const newPool = (stock: number) => server.database.transaction((db) => addPool(db, stock))
  const batches: number[] = []
  const countBatches = () => {
    batches.length = 0
    meanwhile.act = async (_, calls) => void batches.push(calls.length)
  }

  it('gives each of its places once, in the order of arrival, and tells everybody else', async () => {
    const poolId = await newPool(40)
    countBatches()
    const answers = await Promise.all(server.callers.map((one) => take(server.url, one, poolId)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(40).fill(200), ...Array(80).fill(409)])
    const places = await readPlaces(server, poolId)
    expect(places.map(({ place }) => place)).toEqual(upTo(40))
    const told = answers.map((answer, at) => [server.callers[at]!.personId, placeIn(answer)])
    expect(new Map(told.filter(([, place]) => place) as [string, number][])).toEqual(
      new Map(places.map(({ personId, place }) => [personId, place])),
    )
    expect(batches.length).toBeLessThan(answers.length)
  })

  it('leaves one audit row and one kept answer for each who was given a place, and none for others', async () => {
    const poolId = await newPool(3)
    const before = await server.database.reader.count(IdempotencyKey)
    await Promise.all(server.callers.slice(0, 10).map((one) => take(server.url, one, poolId)))
    const rows = await server.database.reader.findBy(AuditRow, { targetId: poolId })
    const places = await readPlaces(server, poolId)
    expect(rows.map(({ actorId }) => actorId).sort()).toEqual(places.map(({ personId }) => personId).sort())
    expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(3)
    expect(await server.database.reader.count(IdempotencyKey)).toBe(before + 3)
  })

  it('answers the same command alike, at once and later, and refuses its key over another body', async () => {
    const poolId = await newPool(5)
    const [one] = server.callers
    const key = 'the-same'
    const twins = await Promise.all(upTo(20).map(() => take(server.url, one!, poolId, { key })))
    await take(server.url, server.callers[1]!, poolId)
    const later = await take(server.url, one!, poolId, { key })
    for (const twin of [...twins, later]) expect(twin.body).toEqual({ poolId, place: 1, left: 4 })
    expect(await take(server.url, one!, poolId, { key, mood: 'other' })).toMatchObject({
      status: 422,
      body: { error: { code: 'request.key_reused' } },
    })
    expect(await readPlaces(server, poolId)).toHaveLength(2)
  })

  it('gives one place to somebody who asks under many keys', async () => {
    const poolId = await newPool(5)
    const answers = await Promise.all(upTo(20).map(() => take(server.url, server.callers[0]!, poolId)))
    expect(answers.map(placeIn)).toEqual(Array(20).fill(1))
    expect(await readPlaces(server, poolId)).toHaveLength(1)
  })

  it('lets a call that fails fail alone', async () => {
    const poolId = await newPool(60)
    const answers = await Promise.all(
      server.callers
        .slice(0, 60)
        .map((one, at) => take(server.url, one, poolId, { mood: at % 20 === 7 ? 'poisonous' : 'calm' })),
    )
    expect(answers.flatMap(({ status }, at) => (status === 500 ? [at] : []))).toEqual([7, 27, 47])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(57)
    expect((await readPlaces(server, poolId)).map(({ place }) => place)).toEqual(upTo(57))
  })

  it('gives places in several pools together or not at all, however they cross', async () => {
    const poolIds = await Promise.all([30, 5, 30, 12].map(newPool))
    const wishes = server.callers.map((one, at) => ({ one, asked: [poolIds[at % 4]!, poolIds[(at * 3 + 1) % 4]!] }))
    const answers = await Promise.all(wishes.map(({ one, asked }) => takeAll(server.url, one, asked)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const held = (await Promise.all(poolIds.map((poolId) => readPlaces(server, poolId)))).flat()
    wishes.forEach(({ one, asked }, at) => {
      const own = held.filter(({ personId }) => personId === one.personId).map(({ poolId }) => poolId)
      expect(own.sort()).toEqual(answers[at]!.status === 200 ? [...new Set(asked)].sort() : [])
    })
  })

  it('never gives more than it has while places are taken and given back', async () => {
    const poolId = await newPool(4)
    const play = async (at: number) => {
      const one = server.callers[at]!
      const taken = await take(server.url, one, poolId)
      if (taken.status === 200) expect((await giveBack(server.url, one, poolId)).status).toBe(200)
      return taken.status
    }
    const statuses = await Promise.all(server.callers.map((_, at) => play(at)))
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(4)
    expect(await readPlaces(server, poolId)).toEqual([])
  })

  it('is not asked by those who are known to go away with nothing, nor by those who ask of no pool', async () => {
    countBatches()
    const poolId = await newPool(1)
    expect((await take(server.url, server.callers[0]!, poolId, { mood: 'unwanted' })).status).toBe(403)
    expect(batches).toEqual([])
    expect((await takeAll(server.url, server.callers[0]!, [])).body).toEqual({ items: [] })
    expect(await readPlaces(server, poolId)).toEqual([])
  })

  it('is measured', async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    for (const name of ['rush_batch_calls_sum', 'rush_wait_seconds_count', 'rush_commit_seconds_count']) {
      expect(Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1])).toBeGreaterThan(0)
    }
    expect(metrics).toContain('rush_now{state="waiting"} 0')
  })

  it('answers all who have come when the server is closed', async () => {
    const poolId = await newPool(50)
    let begun: () => void
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    let proceed: () => void
    const isLetOn = new Promise<void>((resolve) => {
      proceed = resolve
    })
    meanwhile.act = async () => {
      begun()
      await isLetOn
    }
    const calls = server.callers.slice(0, 50).map((one) => take(server.url, one, poolId))
    await isBegun
    const closed = server.close()
    proceed!()
    const answers = await Promise.all(calls.map((call) => call.catch(() => null)))
    await closed
    Object.assign(server, await startPoolServer(server.testDatabase))
    const told = answers.filter((answer) => answer?.status === 200)
    expect(told.length).toBeGreaterThan(0)
    const places = await readPlaces(server, poolId)
    expect(places.map(({ place }) => place)).toEqual(upTo(places.length))
    for (const answer of told) expect(places.map(({ place }) => place)).toContain(placeIn(answer!))
  })
})

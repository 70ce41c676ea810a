import { randomUUID } from 'node:crypto'
import { seedPeople } from '../../server/seeds/people'
import type { TestDatabase } from './databases'
import { meanwhile, Place, type PlaceView, Pool, withPools } from './pools'
import { callRaw, type RawAnswer, startTestServer, type TestServer } from './server'

export interface Caller {
  personId: string
  token: string
}

export interface PoolServer extends TestServer {
  testDatabase: TestDatabase
  callers: Caller[]
}

export const startPoolServer = (database: TestDatabase, env: Record<string, string> = {}): Promise<TestServer> =>
  startTestServer(database, env, undefined, null, withPools)

/** A server with pools, and people who are signed in, for the tests of a `describe`. */
export function usePoolServer(make: () => Promise<TestDatabase>, people: number): PoolServer {
  const held = {} as PoolServer
  beforeAll(async () => {
    const testDatabase = await make()
    const server = await startPoolServer(testDatabase)
    const callers: Caller[] = []
    await seedPeople(server.database, server.ports, people, async (batch) => void callers.push(...batch))
    Object.assign(held, server, { testDatabase, callers })
  })
  afterEach(() => {
    meanwhile.act = async () => {}
  })
  afterAll(async () => {
    await held.close()
    await held.testDatabase.drop()
  })
  return held
}

interface Said {
  mood?: string
  key?: string
}

const headersOf = ({ token }: Caller, key: string = randomUUID()) => ({
  authorization: `Bearer ${token}`,
  'idempotency-key': key,
})

export const take = (url: string, caller: Caller, poolId: string, { mood = 'calm', key }: Said = {}) =>
  callRaw(url, 'PUT', `/pools/${poolId}/place`, { mood }, headersOf(caller, key))

export const takeAll = (url: string, caller: Caller, poolIds: string[], { mood = 'calm', key }: Said = {}) =>
  callRaw(url, 'POST', '/pool-places', { poolIds, mood }, headersOf(caller, key))

export const giveBack = (url: string, caller: Caller, poolId: string) =>
  callRaw(url, 'DELETE', `/pools/${poolId}/place`, undefined, headersOf(caller))

/** Places of a pool as they are in the database, by number, after its own count was seen to agree with them. */
export async function readPlaces({ database }: TestServer, poolId: string): Promise<Place[]> {
  const pool = await database.reader.findOneByOrFail(Pool, { id: poolId })
  const places = await database.reader.find(Place, { where: { poolId }, order: { place: 'ASC' } })
  expect(places.length).toBe(pool.taken)
  expect(pool.taken).toBeLessThanOrEqual(pool.stock)
  return places
}

export const placeIn = ({ body }: RawAnswer): number | undefined => (body as Partial<PlaceView>).place

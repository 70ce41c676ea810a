import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readServerConfig } from '../../../config/server'
import { setKeys } from '../../../server/platform/crypto'
import { openDatabase } from '../../../server/platform/db'
import { newId } from '../../../server/platform/random'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import type { TestDatabase } from '../../support/databases'
import { addPool, Place, withPools } from '../../support/pools'
import type { Shot } from './contest'

/** The product's server with the pools of the tests, as a program; with the demo's pictures beside it, as `buildServer` puts them. */
export function buildPoolServer(): string {
  const program = resolve('dist/bench/pools.js')
  const esbuild = resolve('node_modules/.bin/esbuild')
  const options = ['--bundle', '--platform=node', '--target=node20', '--format=cjs', '--packages=external']
  execFileSync(esbuild, [resolve('tests/bench/servers/pools.ts'), ...options, `--outfile=${program}`], {
    stdio: 'ignore',
  })
  cpSync(resolve('server/demo/pictures'), resolve(dirname(program), 'pictures'), { recursive: true })
  return program
}

/** People who are signed in, and pools for them. */
export async function openPools(database: TestDatabase, people: number) {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, withPools.schema)
  const seeded: SeededPerson[] = []
  const now = new Date()
  await seedPeople(opened, { clock: { now: () => now } }, people, async (batch) => void seeded.push(...batch))
  return {
    /** Shots at one pool after another, in each of which everybody asks for a place of `stock`. */
    async shotsAt(count: number, stock: number): Promise<Shot[]> {
      const shots: Shot[] = []
      while (shots.length < count) {
        const poolId = await opened.transaction((db) => addPool(db, stock))
        shots.push(...seeded.slice(0, count - shots.length).map(({ token }) => shotAt(poolId, token)))
      }
      return shots
    },
    countPlaces: () => opened.reader.count(Place),
    close: () => opened.close(),
  }
}

const shotAt = (poolId: string, token: string): Shot => ({
  method: 'PUT',
  path: `/api/pools/${poolId}/place`,
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
  body: '{"mood":"calm"}',
})

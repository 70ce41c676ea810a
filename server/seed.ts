import { once } from 'node:events'
import { readServerConfig } from '../config/server'
import { createLog } from './platform/log'
import { type SeededPerson, seedPeople } from './seeds/people'
import { openFoundation } from './start'

// `npm run seed -- --people N`: N assured members, written as lines of JSON with their session tokens, for crowds in tests.
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
})

async function main(): Promise<void> {
  const at = process.argv.indexOf('--people')
  const count = Number(at < 0 ? Number.NaN : process.argv[at + 1])
  if (!Number.isInteger(count) || count < 1 || count > 2_000_000) throw new Error('--people takes a number from 1 on')
  const config = readServerConfig(process.env)
  if (!config.demo) throw new Error('people are invented in demo mode only: DEMO=1, and never in production')
  // What it prints is lines of JSON and nothing else.
  const foundation = await openFoundation(config, { log: createLog('silent') })
  await seedPeople(foundation.database, foundation.ports, count, write)
  await foundation.close()
}

async function write(people: SeededPerson[]): Promise<void> {
  const lines = people.map((person) => `${JSON.stringify(person)}\n`).join('')
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain')
}

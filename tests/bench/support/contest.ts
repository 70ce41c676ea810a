import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { isFullScale } from '../../faults/support/figures'
import { percentile } from '../../support/crowd'
import { deployedFlags } from '../../support/deployed'
import { within } from '../../support/waiting'

export interface Shot {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  headers?: Record<string, string>
  body?: string
}

interface Result {
  '2xx': number
  duration: number
  latency: { p50: number; p99: number }
  non2xx: number
  errors: number
}

const autocannon = require('autocannon') as (options: Record<string, unknown>) => Promise<Result>

export interface Contestant {
  url: string
  stop(): Promise<void>
}

/** Seconds an answer may take: on a busy machine a slow one is no lost one. */
const timeout = 60

/** The first start makes all tables, on a machine that may do other things besides. */
const startSeconds = 100

/** A server program in a process of its own, on a free port. */
export async function startContestant(program: string, env: Record<string, string>): Promise<Contestant> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child: ChildProcess = spawn(process.execPath, [...deployedFlags, program], {
    env: {
      PATH: process.env.PATH!,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      QUEUE_SECONDS: '30',
      ...env,
      PORT: `${port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const isUp = within(startSeconds, () =>
    fetch(url).then(
      () => true,
      () => false,
    ),
  )
  await isUp.catch((error) => stop().then(() => Promise.reject(error)))
  return { url, stop }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Fires each of these shots once, the connections taking turns, and gives how many were answered a second and how. */
export async function fire(url: string, connections: number, shots: readonly Shot[]): Promise<Volley> {
  let at = 0
  const setupClient = (client: { setRequests(requests: Shot[]): void }) => {
    const line = at++
    client.setRequests(shots.filter((_, number) => number % connections === line))
  }
  const result = await autocannon({ url, connections, amount: shots.length, sampleInt: 20, timeout, setupClient })
  if (result.errors > 0) throw new Error(`${result.errors} lost`)
  return {
    perSecond: (result['2xx'] + result.non2xx) / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    taken: result['2xx'],
  }
}

export interface Volley extends Score {
  p99Ms: number
  /** How many were not refused. */
  taken: number
}

const connections = 64
const runs = isFullScale ? 7 : 1
/** A small run ends with its last request, so that it says something on a machine that is busy with other tests. */
const extent = isFullScale ? { duration: 3 } : { amount: 256 }

export interface Score {
  perSecond: number
  p50Ms: number
}

interface Entry {
  url: string
  /** Asked in turn by every connection; `next` gives a shot that is good for once. */
  shots: Shot[] | { next: () => Shot }
}

/** How often what can be done once is done by each contestant, all runs together. */
export const onceShots = isFullScale ? 500 * runs : 64

/** Runs the contestants in turn, again and again, and gives the median of each. */
export async function contest<N extends string>(entries: Record<N, Entry>): Promise<Record<N, Score>> {
  const results = {} as Record<N, Result[]>
  const names = Object.keys(entries) as N[]
  for (const name of names) results[name] = []
  for (let run = 0; run < runs; run++) {
    for (const name of names) {
      const { url, shots } = entries[name]
      const isOnce = 'next' in shots
      const requests = isOnce ? [{ setupRequest: (request: object) => ({ ...request, ...shots.next() }) }] : shots
      const length = isOnce ? { amount: onceShots / runs } : extent
      const result = await autocannon({ url, connections, ...length, timeout, requests })
      if (result.non2xx + result.errors > 0) throw new Error(`${name}: ${result.non2xx} refused, ${result.errors} lost`)
      results[name].push(result)
    }
  }
  const medianOf = (name: N): Score => ({
    perSecond: percentile(
      results[name].map((one) => one['2xx'] / one.duration),
      0.5,
    ),
    p50Ms: percentile(
      results[name].map((one) => one.latency.p50),
      0.5,
    ),
  })
  return Object.fromEntries(names.map((name) => [name, medianOf(name)])) as Record<N, Score>
}

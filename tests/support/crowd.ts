import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Met {
  /** 0 where no answer came. */
  status: number
  ms: number
  retryAfter: string | undefined
}

export interface Shot {
  method: string
  /** Below `/api`. */
  path: string
  body?: unknown
  token?: string
}

/** Sends one request as it is and reads the answer to its end; lighter than `fetch`, for thousands a second. */
export function createGun(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const { hostname, port } = new URL(url)
  const shoot = ({ method, path, body, token }: Shot): Promise<Met> => {
    const from = performance.now()
    const content = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      ...(content === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    return new Promise((done) => {
      const met = (status: number, retryAfter?: string) => done({ status, ms: performance.now() - from, retryAfter })
      const sent = request({ agent, hostname, port, method, path: `/api${path}`, headers }, (answer) => {
        answer.resume().once('end', () => met(answer.statusCode!, answer.headers['retry-after']))
      })
      sent.once('error', () => met(0))
      sent.end(content)
    })
  }
  return { shoot, close: () => agent.destroy() }
}

/** Starts `rate` shots a second for `seconds`, whether or not the ones before were answered. */
export async function shootAtRate(
  rate: number,
  seconds: number,
  shoot: (at: number) => Promise<Met>,
): Promise<{ met: Met[]; fired: number }> {
  const met: Promise<Met>[] = []
  const from = performance.now()
  while (performance.now() - from < seconds * 1000) {
    const due = Math.min(rate * seconds, (rate * (performance.now() - from)) / 1000)
    while (met.length < due) met.push(shoot(met.length))
    await wait(5)
  }
  return { met: await Promise.all(met), fired: met.length }
}

/** Keeps `connections` busy one shot after another, for `seconds`. */
export async function shootInTurn(
  connections: number,
  seconds: number,
  shoot: (at: number) => Promise<Met>,
): Promise<Met[]> {
  const met: Met[] = []
  const until = performance.now() + seconds * 1000
  const line = async (at: number) => {
    while (performance.now() < until) met.push(await shoot(at))
  }
  await Promise.all(Array.from({ length: connections }, (_, at) => line(at)))
  return met
}

/** The value that `share` of the sorted ones do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CastName } from '../../shared/demo/contract'
import type { TestDatabase } from './databases'
import { deployedFlags } from './deployed'
import { type Caller, createCaller } from './server'

const program = resolve('dist/server/main.js')
const readyWithinMs = 100_000

export interface ServerProcess {
  /** The same after a restart. */
  readonly url: string
  readonly pid: number
  anonymous: Caller
  as(name: CastName): Promise<Caller>
  withToken(token: string): Caller
  /** Everything it printed, over all starts. */
  output(): string
  /** Ends it as a crash or a power cut does. */
  kill(): Promise<void>
  /** Starts it again on the same port, with other settings where given. */
  start(env?: Record<string, string>): Promise<void>
  /** Ends it in order, and resolves with its exit code. */
  stop(): Promise<number | null>
}

/** The built server as its own process, serving the built H5: what a browser or a crash is tried on. */
export async function startServerProcess(
  database: Pick<TestDatabase, 'env'>,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  if (!existsSync(program)) throw new Error(`${program} is not built: run the tests with "npm test -- <folder>"`)
  let port = '0'
  let url = ''
  let child: ChildProcess
  let printed = ''

  async function start(more: Record<string, string> = {}): Promise<void> {
    child = spawn(process.execPath, [...deployedFlags, program], {
      env: { ...inherited(), ...defaults, ...database.env, ...env, ...more, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const from = printed.length
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
      })
    }
    await waitFor(() => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed.slice(from)}`)
      const line = printed.slice(from).match(/"url":"(http:\/\/[^"]+:(\d+))"/)
      if (line) [url, port] = [line[1]!, line[2]!]
      return line !== null
    })
    await waitFor(async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok === true)
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    }
    return child.exitCode
  }

  await start().catch((error) => end('SIGKILL').then(() => Promise.reject(error)))
  const anonymous = createCaller(url, null)
  return {
    url,
    get pid() {
      return child.pid!
    },
    anonymous,
    as: async (name) => createCaller(url, (await anonymous.demo.signIn({ body: { as: name } })).token),
    withToken: (token) => createCaller(url, token),
    output: () => printed,
    kill: async () => void (await end('SIGKILL')),
    start,
    stop: () => end('SIGTERM'),
  }
}

export const defaults = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'info',
  RATE_LIMITS: 'off',
  PUBLIC_CACHE_SECONDS: '0',
  SHUTDOWN_SECONDS: '1',
}

/** Nothing of the developer's own settings reaches the server under test. */
export function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TZ', 'TMPDIR'].filter((name) => process.env[name] !== undefined)
  return Object.fromEntries(names.map((name) => [name, process.env[name]!]))
}

export async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + readyWithinMs
  while (!(await condition())) {
    if (Date.now() > until) throw new Error('the server was not ready in time')
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

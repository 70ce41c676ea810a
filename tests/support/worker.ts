import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { TestDatabase } from './databases'
import { defaults, inherited, waitFor } from './process'

export interface WorkerProcess {
  start(): Promise<void>
  /** Ends it as a crash or a power cut does. */
  kill(): Promise<void>
  /** Ends it in order, and resolves with its exit code. */
  stop(): Promise<number | null>
}

/** The built worker as its own process, beside a server that leaves the jobs to it. */
export async function startWorkerProcess(database: TestDatabase, env: Record<string, string>): Promise<WorkerProcess> {
  let child: ChildProcess

  async function start(): Promise<void> {
    let printed = ''
    child = spawn(process.execPath, ['--enable-source-maps', resolve('dist/server/worker.js')], {
      env: { ...inherited(), ...defaults, ...database.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
      })
    }
    await waitFor(() => {
      if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}:\n${printed}`)
      return printed.includes('"msg":"working"')
    })
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    }
    return child.exitCode
  }

  await start()
  return { start, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') }
}

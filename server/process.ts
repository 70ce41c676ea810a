import { ConfigProblems, readServerConfig, type ServerConfig } from '../config/server'
import { createLog, type Log } from './platform/log'
import { requireFit } from './start'

interface Running {
  close(): Promise<void>
}

/** Runs a program of ours until SIGTERM or SIGINT, then lets it end in order; a start that fails says why and exits with 1. */
export function runProgram(start: (config: ServerConfig, log: Log) => Promise<Running>): void {
  // What it writes is for its own user alone.
  process.umask(0o077)
  begin(start).catch((error: unknown) => {
    const message =
      error instanceof ConfigProblems ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${message}\n`)
    process.exit(1)
  })
}

async function begin(start: (config: ServerConfig, log: Log) => Promise<Running>): Promise<void> {
  const config = await requireFit(() => readServerConfig(process.env))
  const log = createLog(config.logLevel)
  const running = await start(config, log)

  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    log.info('closing')
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not close cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}

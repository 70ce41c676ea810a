import { ConfigProblems, readServerConfig } from '../config/server'
import { createLog } from './platform/log'
import { startServer } from './start'

// What it writes is for its own user alone.
process.umask(0o077)

async function main(): Promise<void> {
  const config = readServerConfig(process.env)
  const log = createLog(config.logLevel)
  const server = await startServer(config, { log })
  log.info({ url: server.url, demo: config.demo, database: config.database.kind }, 'listening')

  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    log.info('closing')
    server.close().then(
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

main().catch((error: unknown) => {
  const message = error instanceof ConfigProblems ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${message}\n`)
  process.exit(1)
})

import { runProgram } from './process'
import { startServer } from './start'

runProgram(async (config, log) => {
  const server = await startServer(config, { log })
  log.info({ url: server.url, demo: config.demo, database: config.database.kind }, 'listening')
  return server
})

import { startWorker } from './platform/jobs'
import { runProgram } from './process'
import { openFoundation } from './start'

// The jobs in a process of their own, beside servers that run with WORKER=apart.
runProgram(async (config, log) => {
  const foundation = await openFoundation(config, { log })
  const stopWorker = startWorker(foundation.database, foundation.ports)
  log.info({ database: config.database.kind }, 'working')
  return {
    async close() {
      await stopWorker()
      await foundation.close()
    },
  }
})

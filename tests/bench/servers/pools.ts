import { runProgram } from '../../../server/process'
import { startServer } from '../../../server/start'
import { withPools } from '../../support/pools'

// The product's own server with a hot pool of the tests' beside its features.
runProgram((config, log) => startServer(config, { log, webRoot: null, jobs: false, ...withPools }))

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildServer } from './buildServer.mjs'
import { root } from './taro.mjs'

// `npm run seed -- --people N`, in this process: signals, exit code and output are the program's own.
process.chdir(root)
await buildServer()
process.setSourceMapsEnabled(true)
createRequire(import.meta.url)(join(root, 'dist/server/seed.js'))

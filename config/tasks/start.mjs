import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildH5, isStale } from './buildH5.mjs'
import { buildServer } from './buildServer.mjs'
import { root } from './taro.mjs'

process.chdir(root)
if (isStale()) {
  process.stdout.write('Building the H5, which takes half a minute …\n')
  await buildH5()
}
await buildServer()
// In this process: signals, exit code and output are the server's own.
process.setSourceMapsEnabled(true)
createRequire(import.meta.url)(join(root, 'dist/server/main.js'))

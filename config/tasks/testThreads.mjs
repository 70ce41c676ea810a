import { join } from 'node:path'
import { stop } from 'esbuild'
import { buildThreads } from './buildServer.mjs'
import { root } from './taro.mjs'

/** Set-up of a test run: the threads' programs, which the server's source starts as files. */
export default async () => {
  await buildThreads(join(root, '.cache/threads'))
  await stop()
}

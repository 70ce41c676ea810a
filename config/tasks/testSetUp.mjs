import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stop } from 'esbuild'
import { buildThreads } from './buildServer.mjs'
import { root } from './taro.mjs'

/** Set-up of a test run: the threads' programs, which the server's source starts as files, and a place for started databases. */
export default async () => {
  // Each project comes through here.
  process.env.TEST_TEMPLATES ??= mkdtempSync(join(tmpdir(), 'union-templates-'))
  await buildThreads(join(root, '.cache/threads'))
  await stop()
}

import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'
import { root } from './taro.mjs'

const programs = ['main', 'worker', 'seed', 'admin']
/** Programs of worker threads; they lie beside the others, under these names. */
const threads = {
  spreadsheetThread: 'server/platform/spreadsheet/thread.ts',
  picturesThread: 'server/platform/pictures/thread.ts',
}

const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
}

/** Bundles the threads alone, for tests that run the server's source. */
export async function buildThreads(outdir) {
  const entryPoints = Object.entries(threads).map(([out, file]) => ({ in: join(root, file), out }))
  await build({ ...options, entryPoints, outdir })
}

/** Bundles each program of the server into dist/server, with the demo's pictures; packages stay outside, because some bring binaries. */
export async function buildServer() {
  const entryPoints = programs.map((name) => join(root, 'server', `${name}.ts`)).filter((file) => existsSync(file))
  const outdir = join(root, 'dist/server')
  rmSync(outdir, { recursive: true, force: true })
  await build({ ...options, entryPoints, outdir })
  await buildThreads(outdir)
  cpSync(join(root, 'server/demo/pictures'), join(outdir, 'pictures'), { recursive: true })
  await stop()
  return entryPoints.length
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildServer()

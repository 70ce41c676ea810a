import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'
import { root } from './taro.mjs'

const programs = ['main', 'worker', 'seed']

/** Bundles each program of the server into dist/server; packages stay outside, because some bring binaries. */
export async function buildServer() {
  const entryPoints = programs.map((name) => join(root, 'server', `${name}.ts`)).filter((file) => existsSync(file))
  const outdir = join(root, 'dist/server')
  rmSync(outdir, { recursive: true, force: true })
  await build({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
  await stop()
  return entryPoints.length
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildServer()

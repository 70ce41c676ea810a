import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Builds beside the target and swaps at the end, so that a killed or failed build leaves the last good one. */
export async function buildInto(target, type, env = {}, finish = () => {}) {
  const aside = `dist/.building-${type}`
  rmSync(join(root, aside), { recursive: true, force: true })
  try {
    await runTaro(type, { ...env, OUTPUT_ROOT: aside })
    finish(join(root, aside))
    swap(join(root, aside), join(root, target))
  } finally {
    rmSync(join(root, aside), { recursive: true, force: true })
  }
}

function swap(from, to) {
  const old = `${to}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(to)) renameSync(to, old)
  renameSync(from, to)
  rmSync(old, { recursive: true, force: true })
}

/** Runs the local Taro, without its checks (which ask the network); what it prints is shown only when it fails. */
function runTaro(type, env) {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')), 'bin/taro')
  const child = spawn(process.execPath, [cli, 'build', '--type', type, '--no-check', '--disable-global-config'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = []
  child.stdout.on('data', (chunk) => printed.push(chunk))
  child.stderr.on('data', (chunk) => printed.push(chunk))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      const text = Buffer.concat(printed).toString()
      // Taro leaves with 0 after some errors of its plugins: an output without the app is a failure too.
      const isBuilt = existsSync(join(root, env.OUTPUT_ROOT, type === 'h5' ? 'index.html' : 'app.json'))
      if (code === 0 && isBuilt) return done()
      process.stderr.write(text)
      fail(new Error(`taro build --type ${type} failed (exit code ${code})`))
    })
  })
}

/** Every file below a folder, as paths from the repository's root, sorted. */
export function filesBelow(folder) {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [folder]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(folder, name)))
}

export function bytesOf(files) {
  return files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0)
}

export function inKilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`
}

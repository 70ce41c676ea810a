import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildH5, isStale, stampOfSources } from './buildH5.mjs'
import { buildServer } from './buildServer.mjs'
import { buildWeapp } from './buildWeapp.mjs'
import { findChromium, makeScratch, setUpMachine } from './machine.mjs'
import { startMariadb } from './mariadb.mjs'
import { root } from './taro.mjs'
import { writeGroups } from './testGroups.mjs'

const { resolve } = createRequire(import.meta.url)
const isQuick = process.argv.includes('--quick')
/** What follows `npm test --` goes to jest: `npm test -- tests/membership` runs these tests alone. */
const jestArgs = process.argv.slice(2).filter((arg) => arg !== '--quick')
const isAll = jestArgs.length === 0
if (isQuick) process.env.TEST_QUICK = '1'
if (isQuick) jestArgs.push('--selectProjects', 'unit', 'api')
// Benches measure: `npm run bench` gives them the machine for themselves.
else if (isAll) jestArgs.push('--selectProjects', 'unit', 'api', 'weapp', 'browser', 'faults')
/** The sandbox leads what goes to this server to the server under test. */
const weappServer = 'https://union.test'

/** Is there while the H5 and the mini program are built; `whenBuilt.cjs` has their tests wait for its end. */
const building = join(root, '.cache/building')

const counts = { passed: 0, failed: 0, skipped: 0 }
/** Here go the databases, files and profiles of all tests. */
const scratch = makeScratch()
process.env.TMPDIR = scratch
let endDatabase = () => {}
let child

process.chdir(root)
mkdirSync(join(root, '.cache'), { recursive: true })
process.on('exit', () => {
  endDatabase()
  rmSync(building, { force: true })
  rmSync(scratch, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    child?.kill('SIGTERM')
    process.exit(1)
  })
}

await main()
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exitCode = counts.failed + counts.skipped > 0 ? 1 : 0

async function main() {
  try {
    if (!isQuick) setUpMachine()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    counts.failed++
    return
  }
  if (isQuick || isAll) {
    await step('format and lint', () => run([program('@biomejs/biome'), 'check', '.']))
    await step('types', () => run([program('typescript')]))
  }
  const files = await listTests()
  const uses = (folder) => files.some((file) => file.startsWith(join(root, 'tests', folder)))
  const usesProgram = ['browser', 'weapp', 'faults', 'bench'].some(uses)
  if (usesProgram) await step('server built', buildServer)
  if (files.length === 0) return
  writeFileSync(building, '')
  const builds = Promise.all([
    uses('browser') && step('H5 built', async () => isStale() && (await buildH5())),
    uses('weapp') && step('mini program built', buildWeappWhenStale),
  ]).finally(() => rmSync(building, { force: true }))
  if (isAll) process.env.TEST_GROUPS = writeGroups(files)
  await Promise.all([builds, runJest()])
}

async function step(name, work) {
  const from = Date.now()
  try {
    await work()
    counts.passed++
    process.stdout.write(`✓ ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`)
  } catch (error) {
    counts.failed++
    process.stdout.write(`✗ ${name}: ${error.message}\n`)
  }
}

async function buildWeappWhenStale() {
  const built = join(root, 'dist/weapp/app.json')
  const stampFile = join(root, '.cache/weapp.stamp')
  // With the build's own time: one made meanwhile for a real server is not mistaken for this one.
  const stamp = () => `${stampOfSources()} ${existsSync(built) ? statSync(built).mtimeMs : ''}`
  if (existsSync(built) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()) return
  await buildWeapp(weappServer)
  writeFileSync(stampFile, stamp())
}

async function listTests() {
  const listed = await run([program('jest'), '--listTests', '--json', ...jestArgs], { isCaptured: true })
  return JSON.parse(listed.slice(listed.indexOf('[')))
}

async function runJest() {
  const results = join(root, '.cache/jest.json')
  rmSync(results, { force: true })
  const env = { ...process.env, TEST_BUILDING: building }
  if (!isQuick) {
    const database = await startMariadb()
    endDatabase = database.kill
    env.TEST_MARIADB = database.url
    env.TEST_CHROMIUM = findChromium()
  }
  const args = [program('jest'), '--json', `--outputFile=${results}`, ...jestArgs]
  const isGreen = await run(args, { env }).then(
    () => true,
    () => false,
  )
  endDatabase()
  endDatabase = () => {}
  addResults(results, isGreen)
}

function addResults(file, isGreen) {
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const failed = found ? found.numFailedTests + found.numRuntimeErrorTestSuites : 1
  counts.passed += found?.numPassedTests ?? 0
  counts.skipped += found ? found.numPendingTests + found.numTodoTests : 0
  // A failure outside any test, in a clean-up for instance, shows in the exit code only.
  counts.failed += Math.max(failed, isGreen ? 0 : 1)
}

/** Path of a package's own program, run by this Node: no shell and no npx in between. */
function program(name) {
  const file = resolve(`${name}/package.json`)
  const { bin } = JSON.parse(readFileSync(file, 'utf8'))
  return join(file, '..', typeof bin === 'string' ? bin : Object.values(bin)[0])
}

function run(args, { env = process.env, isCaptured = false } = {}) {
  return new Promise((done, fail) => {
    const output = isCaptured ? 'pipe' : 'inherit'
    child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', output, output] })
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) child[name]?.on('data', (chunk) => (printed[name] += chunk))
    child.once('error', fail)
    child.once('close', (code, signal) => {
      child = undefined
      if (code === 0) return done(printed.stdout)
      fail(new Error(`ended with ${signal ?? `exit code ${code}`} ${printed.stderr}`.trim()))
    })
  })
}

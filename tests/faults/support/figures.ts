import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Whether this run takes full numbers. */
export const isFullScale = process.env.TEST_SCALE === 'full'
const seed = Number(process.env.TEST_SEED ?? 1)

/** How many of `full` this run takes: all of them in `npm run test:faults`, a fiftieth in `npm test`. */
export const scale = (full: number): number => (isFullScale ? full : Math.max(2, Math.round(full / 50)))

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function seededRandom(): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Keeps what a full run measured in docs/measured/<kind>.json; a small run only prints it. */
export function recordFigures(
  name: string,
  measured: Record<string, number>,
  kind: 'faults' | 'bench' = 'faults',
): void {
  const rounded = Object.entries(measured).map(([of, value]) => [of, Math.round(value * 1000) / 1000])
  const figures = Object.fromEntries(rounded) as Record<string, number>
  process.stdout.write(`${name}: ${JSON.stringify(figures)}\n`)
  if (!isFullScale) return
  const file = resolve(`docs/measured/${kind}.json`)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const kept = readKept(file)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...kept, [name]: { commit, seed, scale: 1, ...figures } }, null, 2)}\n`)
}

function readKept(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

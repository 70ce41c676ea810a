import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Context, createContext, runInContext, Script } from 'node:vm'
import { Timers } from './timers'

// biome-ignore lint/suspicious/noExplicitAny: what crosses into the sandbox has no types
export type Foreign = any

/** The logic layer of a mini program: a world with JavaScript's own globals, WeChat's, and nothing of Node or a browser. */
export interface Logic {
  /** Copies plain data into the world, so that its arrays are arrays there. */
  give<T>(value: T): T
  /** Calls one of its functions; what it throws is recorded. */
  call(run: unknown, self: unknown, ...args: unknown[]): Foreign
  later(run: () => void, ms?: number): void
  load(file: string): void
  settle(): Promise<void>
  readonly errors: string[]
  readonly warnings: string[]
  close(): void
}

interface Options {
  root: string
  /** Roots of the subpackages: their files are out of reach for the others. */
  subpackages: readonly string[]
  globals: Record<string, unknown>
  now: () => Date
}

export function createLogic({ root, subpackages, globals, now }: Options): Logic {
  const errors: string[] = []
  const warnings: string[] = []
  const timers = new Timers()
  let isOpen = true

  const call = (run: unknown, self: unknown, ...args: unknown[]) => {
    if (!isOpen || typeof run !== 'function') return undefined
    try {
      return run.apply(self, args)
    } catch (error) {
      errors.push(wordsOf(error))
      return undefined
    }
  }
  const calling = (run: unknown, args: unknown[]) => () => void call(run, undefined, ...args)
  const world = createContext(
    {
      ...globals,
      console: createConsole(errors, warnings),
      setTimeout: (run: unknown, ms?: number, ...args: unknown[]) => timers.once(calling(run, args), ms),
      setInterval: (run: unknown, ms?: number, ...args: unknown[]) => timers.repeat(calling(run, args), ms),
      clearTimeout: (id: number) => timers.clear(id),
      clearInterval: (id: number) => timers.clear(id),
      nowOfTest: () => now().getTime(),
    },
    // As in WeChat: neither eval nor new Function.
    { codeGeneration: { strings: false, wasm: false } },
  )
  runInContext(worldClock, world)
  const parse = runInContext('JSON.parse', world) as (text: string) => unknown

  return {
    give: (value) => (value === undefined ? value : parse(JSON.stringify(value))) as typeof value,
    call,
    later: (run, ms) => void timers.once(() => isOpen && run(), ms),
    load: createLoader(root, subpackages, world),
    settle: () => timers.settle(),
    errors,
    warnings,
    close() {
      isOpen = false
      timers.close()
    },
  }
}

function createLoader(root: string, subpackages: readonly string[], world: Context): (file: string) => void {
  const modules = new Map<string, { exports: unknown }>()

  const requireFrom = (folder: string) => (path: string) => {
    const file = `${join(folder, path).replace(/\.js$/, '')}.js`
    const home = subpackages.find((name) => file.startsWith(`${name}/`))
    if (home !== undefined && !`${folder}/`.startsWith(`${home}/`)) {
      throw new Error(`${folder || 'the main package'} requires ${file} of another subpackage`)
    }
    return load(file)
  }

  function load(file: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const filename = join(root, file)
    const script = new Script(`(function(require,module,exports){${readFileSync(filename, 'utf8')}\n})`, { filename })
    const folder = dirname(file) === '.' ? '' : dirname(file)
    script.runInContext(world)(requireFrom(folder), module, module.exports)
    return module.exports
  }
  return load
}

function createConsole(errors: string[], warnings: string[]) {
  const said = (words: unknown[]) => words.map(wordsOf).join(' ')
  return {
    log() {},
    info() {},
    debug() {},
    warn: (...words: unknown[]) => void warnings.push(said(words)),
    error: (...words: unknown[]) => void errors.push(said(words)),
  }
}

const worldClock = `{
  const Real = Date, now = nowOfTest
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length === 0 ? super(now()) : super(...given) }
    static now() { return now() }
  }
  delete globalThis.nowOfTest
}`

/** What the sandbox threw is no `Error` of ours, as each world has its own. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { stack, message } = (value ?? {}) as { stack?: string; message?: string }
  return stack ?? message ?? JSON.stringify(value) ?? String(value)
}

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createContext, runInContext, Script } from 'node:vm'

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
  readonly errors: string[]
  readonly warnings: string[]
  close(): void
}

interface Options {
  root: string
  /** Roots of the subpackages: their files are out of reach for the others. */
  subpackages: readonly string[]
  globals: Record<string, unknown>
  now?: () => Date
}

export function createLogic({ root, subpackages, globals, now }: Options): Logic {
  const errors: string[] = []
  const warnings: string[] = []
  const timers = new Set<NodeJS.Timeout>()
  const cleared = new Map<number, NodeJS.Timeout>()
  const modules = new Map<string, { exports: unknown }>()
  let isOpen = true

  const report = (error: unknown) => errors.push(textOf(error))
  const call = (run: unknown, self: unknown, ...args: unknown[]) => {
    if (!isOpen || typeof run !== 'function') return undefined
    try {
      return run.apply(self, args)
    } catch (error) {
      report(error)
      return undefined
    }
  }
  const timer =
    (isRepeated: boolean) =>
    (run: unknown, ms = 0, ...args: unknown[]) => {
      const set = isRepeated ? setInterval : setTimeout
      const handle = set(() => {
        if (!isRepeated) timers.delete(handle)
        call(run, undefined, ...args)
      }, ms)
      timers.add(handle)
      const id = cleared.size + 1
      cleared.set(id, handle)
      return id
    }
  const clear = (id: number) => {
    const handle = cleared.get(id)
    if (handle) clearTimeout(handle)
  }

  const world = createContext(
    {
      ...globals,
      console: {
        log: () => {},
        info: () => {},
        debug: () => {},
        warn: (...said: unknown[]) => warnings.push(said.map(textOf).join(' ')),
        error: (...said: unknown[]) => errors.push(said.map(textOf).join(' ')),
      },
      setTimeout: timer(false),
      setInterval: timer(true),
      clearTimeout: clear,
      clearInterval: clear,
      nowOfTest: () => (now ? now().getTime() : Date.now()),
    },
    // As in WeChat: neither eval nor new Function.
    { codeGeneration: { strings: false, wasm: false } },
  )
  runInContext(worldClock, world)
  const parse = runInContext('JSON.parse', world) as (text: string) => unknown

  function requireFrom(folder: string) {
    return (path: string): unknown => {
      const file = `${join(folder, path).replace(/\.js$/, '')}.js`
      const home = subpackages.find((name) => file.startsWith(`${name}/`))
      if (home !== undefined && !`${folder}/`.startsWith(`${home}/`)) {
        throw new Error(`${folder || 'the main package'} requires ${file} of another subpackage`)
      }
      return loadFile(file)
    }
  }

  function loadFile(file: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const source = readFileSync(join(root, file), 'utf8')
    const script = new Script(`(function(require,module,exports){${source}\n})`, { filename: join(root, file) })
    const folder = dirname(file) === '.' ? '' : dirname(file)
    script.runInContext(world)(requireFrom(folder), module, module.exports)
    return module.exports
  }

  return {
    give: (value) => (value === undefined ? value : parse(JSON.stringify(value))) as typeof value,
    call,
    later(run, ms = 0) {
      const handle = setTimeout(() => {
        timers.delete(handle)
        if (isOpen) run()
      }, ms)
      timers.add(handle)
    },
    load: (file) => void loadFile(file),
    errors,
    warnings,
    close() {
      isOpen = false
      for (const handle of timers) clearTimeout(handle)
      timers.clear()
    },
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
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { stack, message } = (value ?? {}) as { stack?: string; message?: string }
  return stack ?? message ?? JSON.stringify(value) ?? String(value)
}

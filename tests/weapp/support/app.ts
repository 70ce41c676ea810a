import { resolve } from 'node:path'
import { ProgramFiles } from './files'
import { allOf } from './find'
import { createLogic, type Foreign, type Logic } from './logic'
import type { SetDataCall } from './pages'
import { Phone } from './phone'
import { Screen } from './screen'
import { PageStack, type Query } from './stack'
import { createWx } from './wx'

interface Options {
  server: { url: string }
  /** Page the program is opened with; home by default. */
  path?: string
  /** As in the link or code that opened it: values stay encoded. */
  query?: Query
  /** The phone, to open the program again with what it kept. */
  phone?: Phone
  /** When the phone believes it was opened, from where its time runs on; the real time by default. */
  clock?: { now(): Date }
}

/** The program as it runs on one phone. */
export interface OpenApp {
  page: Screen
  phone: Phone
  /** Every `setData` of this start. */
  setDataCalls: readonly SetDataCall[]
  depth(): number
  countNodes(): number
  /** Presses a tab of the bar by its words. */
  tapTab(words: string): void
  /** Presses WeChat's own arrow. */
  goBack(): void
  /** Puts the program into the background, and fetches it back. */
  hide(): void
  show(): void
  warnings(): readonly string[]
  /** Ends the program; fails where it threw, complained to the console, or called a third party. */
  close(): void
}

const files = new ProgramFiles(resolve('dist/weapp'))

/** Opens the built mini program against a running server. */
export async function openApp(options: Options): Promise<OpenApp> {
  const phone = options.phone ?? new Phone()
  phone.restart()
  const path = options.path ?? files.app.pages[0]!
  const launch = { path, query: options.query ?? {}, scene: 1001, referrerInfo: {} }
  let logic: Logic
  const stack = new PageStack(files, () => logic)
  const wx = createWx({ serverUrl: options.server.url, phone, stack, logic: () => logic, launch })
  let app: Foreign
  const globals = {
    ...stack.globals,
    wx,
    // biome-ignore lint/correctness/noComponentHookFactories: WeChat's name, no component
    App: (config: Foreign) => {
      app = config
    },
    getApp: () => app,
  }
  logic = createLogic({
    root: files.root,
    subpackages: files.subpackages,
    globals,
    now: createWatch(options.clock),
  })
  logic.load('app.js')
  if (!app) throw new Error('app.js does not call App()')
  logic.call(app.onLaunch, app, logic.give(launch))
  logic.call(app.onShow, app, logic.give(launch))
  stack.launch(path, launch.query)

  const page = new Screen({ top: () => stack.top, logic: () => logic, phone })
  await page
    .until(() => page.text() !== '', 'a first screen')
    .catch((error) => {
      logic.close()
      throw error
    })
  return {
    page,
    phone,
    setDataCalls: stack.calls,
    depth: () => stack.depth,
    countNodes: () => allOf(stack.top.view).length,
    tapTab(words) {
      const tab = files.tabs.find(({ text }) => text === words)
      if (!tab) throw new Error(`there is no tab "${words}"`)
      stack.switchTab(`/${tab.pagePath}`)
    },
    goBack: () => stack.navigateBack(),
    hide() {
      stack.top.run('onHide')
      logic.call(app.onHide, app)
    },
    show() {
      logic.call(app.onShow, app, logic.give(launch))
      stack.top.run('onShow')
    },
    warnings: () => logic.warnings,
    close() {
      stack.closeAll()
      logic.close()
      if (logic.errors.length > 0) throw new Error(`the mini program failed:\n${logic.errors.join('\n')}`)
    },
  }
}

/** A clock that stands is moved by as much as has passed: timeouts inside the program end. */
function createWatch(clock: Options['clock']): () => Date {
  if (!clock) return () => new Date()
  const opened = performance.now()
  return () => new Date(clock.now().getTime() + performance.now() - opened)
}

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { Sheet } from './render'
import { parseWxml, type Scope, type Tag } from './wxml'

export interface PageJson {
  navigationBarTitleText?: string
  usingComponents?: Record<string, string>
  enablePullDownRefresh?: boolean
}

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string }[] }
  window?: PageJson
}

/** The files of a built mini program, read as WeChat reads them. */
export class ProgramFiles {
  readonly app: AppJson
  readonly routes: readonly string[]
  readonly tabs: readonly { pagePath: string; text: string }[]
  readonly subpackages: readonly string[]
  private readonly sheets = new Map<string, Sheet>()

  constructor(readonly root: string) {
    if (!existsSync(join(root, 'app.json'))) throw new Error(`${root} is not built: run "npm test -- tests/weapp"`)
    this.app = this.json('app.json')
    const parts = this.app.subPackages ?? []
    this.routes = [...this.app.pages, ...parts.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
    this.subpackages = parts.map((part) => part.root)
    this.tabs = this.app.tabBar?.list ?? []
  }

  json<T>(file: string): T {
    return JSON.parse(readFileSync(join(this.root, file), 'utf8')) as T
  }

  isTab(route: string): boolean {
    return this.tabs.some((tab) => tab.pagePath === route)
  }

  /** Paths, without ending, of the components that a page or component names. */
  componentsOf(file: string): Record<string, string> {
    const { usingComponents = {} } = this.json<PageJson>(`${file}.json`)
    return Object.fromEntries(
      Object.entries(usingComponents).map(([name, path]) => [
        name,
        path.startsWith('/') ? path.slice(1) : posix.join(dirname(file), path),
      ]),
    )
  }

  sheet(file: string): Sheet {
    let sheet = this.sheets.get(file)
    if (!sheet) {
      sheet = this.readSheet(file)
      this.sheets.set(file, sheet)
    }
    return sheet
  }

  private readSheet(file: string): Sheet {
    const markup = parseWxml(readFileSync(join(this.root, file), 'utf8'), file)
    const templates = new Map<string, Tag>()
    const scripts: Scope = {}
    for (const part of markup) {
      if (typeof part === 'string') continue
      const { name, src, module } = part.attributes
      if (part.name === 'import') {
        const imported = this.sheet(posix.join(posix.dirname(file), src!))
        for (const [key, template] of imported.templates) templates.set(key, template)
        Object.assign(scripts, imported.scripts)
      }
      if (part.name === 'template' && name !== undefined) templates.set(name, part)
      if (part.name === 'wxs') scripts[module!] = this.runScript(posix.join(posix.dirname(file), src!))
    }
    return { markup, templates, scripts }
  }

  private runScript(file: string): unknown {
    const module = { exports: {} }
    new Function('module', readFileSync(join(this.root, file), 'utf8'))(module)
    return module.exports
  }
}

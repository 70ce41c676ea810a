import type { ProgramFiles } from './files'
import type { Foreign, Logic } from './logic'
import { OpenPage, type SetDataCall } from './pages'

const deepest = 10

export type Query = Record<string, string>

/** The stack of pages with WeChat's five ways to move, subpackages loaded when first entered. */
export class PageStack {
  private pages: OpenPage[] = []
  private readonly keptTabs = new Map<string, OpenPage>()
  private readonly configs = new Map<string, Foreign>()
  private readonly components = new Map<string, Foreign>()
  private loading = ''
  readonly calls: SetDataCall[] = []

  constructor(
    private readonly files: ProgramFiles,
    private readonly logic: () => Logic,
  ) {}

  get top(): OpenPage {
    const page = this.pages.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  get depth(): number {
    return this.pages.length
  }

  /** WeChat's globals by which files say what they are. */
  readonly globals = {
    Page: (config: Foreign) => void this.configs.set(this.loading, config),
    Component: (config: Foreign) => void this.components.set(this.loading, config),
    Behavior: (config: Foreign) => config,
    getCurrentPages: () => this.pages.map((page) => page.instance),
  }

  launch(route: string, query: Query): void {
    this.push(this.make(route, query))
  }

  navigateTo(url: string): void {
    const { route, query } = this.parse(url)
    if (this.files.isTab(route)) throw new Error('can not navigateTo a tabbar page')
    if (this.pages.length >= deepest) throw new Error('webview count limit exceed')
    const page = this.make(route, query)
    this.top.run('onHide')
    this.push(page)
  }

  redirectTo(url: string): void {
    const { route, query } = this.parse(url)
    if (this.files.isTab(route)) throw new Error('can not redirectTo a tabbar page')
    const page = this.make(route, query)
    this.unload(this.pages.pop())
    this.push(page)
  }

  reLaunch(url: string): void {
    const { route, query } = this.parse(url)
    const page = this.make(route, query)
    this.closeAll()
    this.push(page)
  }

  switchTab(url: string): void {
    const { route } = this.parse(url)
    if (!this.files.isTab(route)) throw new Error('can not switch to no-tabBar page')
    if (this.pages.length === 1 && this.top.route === route) return
    const last = this.pages.at(-1)
    if (this.pages.length === 1 && last) last.run('onHide')
    for (const page of this.pages.slice(1).reverse()) this.unload(page)
    if (this.pages[0] && !this.files.isTab(this.pages[0].route)) this.unload(this.pages[0])
    this.pages = []
    const kept = this.keptTabs.get(route)
    if (kept) {
      this.pages = [kept]
      kept.run('onShow')
    } else {
      this.push(this.make(route, {}))
    }
  }

  navigateBack(delta = 1): void {
    if (this.pages.length <= 1) return
    const count = Math.min(Math.max(delta, 1), this.pages.length - 1)
    for (const page of this.pages.splice(-count).reverse()) this.unload(page)
    this.top.run('onShow')
  }

  closeAll(): void {
    const open = new Set([...this.pages, ...this.keptTabs.values()])
    this.pages = []
    for (const page of [...open].reverse()) this.unload(page)
  }

  private push(page: OpenPage): void {
    this.pages.push(page)
    if (this.files.isTab(page.route)) this.keptTabs.set(page.route, page)
    page.run('onLoad', page.instance.options)
    page.run('onShow')
    this.logic().later(() => page.run('onReady'))
  }

  private unload(page: OpenPage | undefined): void {
    if (!page) return
    if (this.keptTabs.get(page.route) === page) this.keptTabs.delete(page.route)
    page.run('onUnload')
    page.close()
  }

  private make(route: string, query: Query): OpenPage {
    const config = this.configs.get(route) ?? this.loadPage(route)
    return new OpenPage(route, query, config, this.files, this.logic(), this.components, this.calls)
  }

  private loadPage(route: string): Foreign {
    for (const file of Object.values(this.files.componentsOf(route))) {
      if (!this.components.has(file)) this.load(file)
    }
    this.load(route)
    const config = this.configs.get(route)
    if (!config) throw new Error(`${route}.js does not call Page()`)
    return config
  }

  private load(file: string): void {
    this.loading = file
    this.logic().load(`${file}.js`)
  }

  /** `/a/b?c=d`, or relative to the page on top; the query's values stay encoded, as in WeChat. */
  private parse(url: string): { route: string; query: Query } {
    const [path = '', search = ''] = url.split('?')
    const base = this.pages.length > 0 ? `/${this.top.route}` : '/'
    const route = new URL(path, `x:/${base}`).pathname.slice(1)
    if (!this.files.routes.includes(route)) throw new Error(`page "${route}" is not found`)
    const pairs = search.split('&').filter(Boolean)
    return { route, query: Object.fromEntries(pairs.map((pair) => splitOnce(pair))) }
  }
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}

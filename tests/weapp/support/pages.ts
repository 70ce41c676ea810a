import type { ProgramFiles } from './files'
import type { Foreign, Logic } from './logic'
import { type Drawn, draw } from './render'
import { sent, withValue } from './setData'
import type { Scope } from './wxml'

/** One `setData`: what it cost, and whether it was its page's first. */
export interface SetDataCall {
  route: string
  bytes: number
  isFirst: boolean
}

/** A page on the stack: WeChat's instance of it, its data, and how it is drawn. */
export class OpenPage {
  readonly instance: Foreign
  title: string
  private data: Scope
  private drawn: Drawn | undefined
  private isFirst = true
  private readonly components = new Map<string, Component>()

  constructor(
    readonly route: string,
    options: Record<string, string>,
    config: Foreign,
    private readonly files: ProgramFiles,
    private readonly logic: Logic,
    private readonly definitions: ReadonlyMap<string, Foreign>,
    private readonly calls: SetDataCall[],
  ) {
    const json = files.json<{ navigationBarTitleText?: string }>(`${route}.json`)
    this.title = json.navigationBarTitleText ?? files.app.window?.navigationBarTitleText ?? ''
    this.data = sent(config.data ?? {}).change
    this.instance = Object.assign(logic.give({}), config, {
      route,
      __route__: route,
      options: logic.give(options),
      setData: (change: Scope, done?: unknown) => {
        this.data = this.apply(this.data, change)
        this.redraw()
        if (done) logic.later(() => logic.call(done, this.instance))
      },
      selectComponent: () => null,
    })
    Object.defineProperty(this.instance, 'data', { get: () => this.data })
  }

  /** What is on the page now. */
  get view(): Drawn {
    this.drawn ??= this.redraw()
    return this.drawn
  }

  run(method: string, ...args: unknown[]): Foreign {
    return this.logic.call(this.instance[method], this.instance, ...args)
  }

  close(): void {
    for (const component of this.components.values()) component.detach()
  }

  private apply(data: Scope, change: Scope): Scope {
    const { change: plain, bytes } = sent(change)
    this.calls.push({ route: this.route, bytes, isFirst: this.isFirst })
    this.isFirst = false
    return Object.entries(plain).reduce((next, [path, value]) => withValue(next, path, value), data)
  }

  private redraw(): Drawn {
    const seen = new Set<string>()
    const components = this.files.componentsOf(this.route)
    this.drawn = draw(this.files.sheet(`${this.route}.wxml`), this.data, (name, properties) => {
      const file = components[name]
      if (file === undefined) return null
      const { sid } = properties.i as { sid: string }
      seen.add(sid)
      return { sheet: this.files.sheet(`${file}.wxml`), data: this.component(file, sid, properties).data }
    })
    for (const [sid, component] of this.components) {
      if (seen.has(sid)) continue
      this.components.delete(sid)
      component.detach()
    }
    return this.drawn
  }

  private component(file: string, sid: string, properties: Scope): Component {
    const known = this.components.get(sid)
    if (known) {
      known.update(properties)
      return known
    }
    const definition = this.definitions.get(file)
    if (!definition) throw new Error(`${file}.js does not define a component`)
    const made = new Component(definition, properties, this.logic, (data, change) => this.apply(data, change))
    made.changed = () => {
      this.drawn = undefined
    }
    this.components.set(sid, made)
    made.attach()
    return made
  }
}

/** An instance of the program's own component: `comp`, or `custom-wrapper`, which sets its data itself. */
class Component {
  data: Scope
  changed: () => void = () => {}
  private readonly instance: Foreign

  constructor(
    private readonly definition: Foreign,
    private given: Scope,
    private readonly logic: Logic,
    apply: (data: Scope, change: Scope) => Scope,
  ) {
    this.data = { ...given }
    this.instance = Object.assign(logic.give({}), definition.methods, {
      setData: (change: Scope, done?: unknown) => {
        this.data = apply(this.data, change)
        this.changed()
        if (done) logic.later(() => logic.call(done, this.instance))
      },
    })
    Object.defineProperty(this.instance, 'data', { get: () => this.data })
  }

  /** Properties count where the parent changed them; what the component set itself stays. */
  update(properties: Scope): void {
    for (const [name, value] of Object.entries(properties)) {
      if (this.given[name] !== value) this.data = { ...this.data, [name]: value }
    }
    this.given = properties
  }

  attach(): void {
    this.logic.call(this.definition.lifetimes?.attached ?? this.definition.attached, this.instance)
  }

  detach(): void {
    this.logic.call(this.definition.lifetimes?.detached ?? this.definition.detached, this.instance)
  }
}

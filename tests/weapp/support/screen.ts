import { ancestorsOf, findAll, findField, textOf } from './find'
import type { Foreign, Logic } from './logic'
import type { OpenPage } from './pages'
import type { Phone } from './phone'
import type { Drawn } from './render'

const patienceMs = 10_000
/** Between two looks at a condition. */
const lookMs = 10
const bubbling = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])

interface Which {
  /** Which of several, from 0; without it there must be one only. */
  nth?: number
}

interface World {
  top(): OpenPage
  logic(): Logic
  phone: Phone
}

/** The page on top as a person has it: read, wait, press, fill in. Acts wait until what they need is there. */
export class Screen {
  constructor(private readonly world: World) {}

  get route(): string {
    return this.world.top().route
  }

  get title(): string {
    return this.world.top().title
  }

  /** What one reads, a line per block. */
  text(): string {
    return textOf(this.world.top().view)
  }

  /** Everything that is this (`#id`, `.class`, a label or words). */
  all(what: string): Drawn[] {
    return findAll(this.world.top().view, what)
  }

  has(what: string): boolean {
    return this.all(what).length > 0
  }

  /** What a field holds. */
  value(name: string): string {
    const field = findField(this.world.top().view, name)
    if (!field) throw new Error(this.describe(`there is no field "${name}"`))
    return String(field.attribute('value') ?? '')
  }

  async waitFor(what: string): Promise<Drawn> {
    return this.until(() => this.all(what)[0], `"${what}" to be there`)
  }

  async waitForGone(what: string): Promise<void> {
    await this.until(() => !this.has(what), `"${what}" to be gone`)
  }

  async waitForPage(route: string): Promise<void> {
    await this.until(() => this.route === route, `page ${route}`)
  }

  async waitForToast(words: string): Promise<void> {
    await this.until(() => this.world.phone.toasts.some((toast) => toast.includes(words)), `toast "${words}"`)
  }

  /** Waits for WeChat's own question and presses a button of it. */
  async answer(button: string): Promise<void> {
    const { modals } = this.world.phone
    const modal = await this.until(() => modals.find(({ buttons }) => buttons.includes(button)), `question "${button}"`)
    modal.press(button)
  }

  /** Waits until the condition holds, and fails with what is on the screen where it does not. */
  async until<T>(condition: () => T, what: string): Promise<NonNullable<Exclude<T, false | '' | 0>>> {
    const from = Date.now()
    for (;;) {
      const { errors } = this.world.logic()
      if (errors.length > 0) throw new Error(this.describe(`waiting for ${what}`))
      const found = condition()
      if (found) return found as NonNullable<Exclude<T, false | '' | 0>>
      if (Date.now() - from > patienceMs) throw new Error(this.describe(`waited in vain for ${what}`))
      await new Promise((resume) => setTimeout(resume, lookMs))
    }
  }

  async tap(what: string, which: Which = {}): Promise<void> {
    const target = await this.choose(what, which, (element) => this.canTap(element))
    this.touch('touchstart', target, [{ x: 1, y: 1 }])
    this.touch('touchend', target, [])
    this.fire('tap', target, { x: 1, y: 1 })
    this.runOpenType(target)
    await this.world.logic().settle()
  }

  /** Types into a field, as far as it takes characters, and leaves it. */
  async input(name: string, words: string): Promise<void> {
    const field = await this.field(name)
    const limit = Number(field.attribute('maxlength') ?? -1)
    const value = limit >= 0 ? words.slice(0, limit) : words
    this.fire('focus', field, { value: field.attribute('value') ?? '', height: 0 })
    this.fire('input', field, { value, cursor: value.length, keyCode: 0 })
    await this.world.logic().settle()
    this.fire('blur', field, { value, cursor: value.length })
    await this.world.logic().settle()
  }

  /** Chooses in a picker: one of its words, or a date as `YYYY-MM-DD`. */
  async pick(name: string, choice: string): Promise<void> {
    const picker = await this.field(name)
    const range = picker.attribute('range')
    const isList = Array.isArray(range) && (picker.attribute('mode') ?? 'selector') === 'selector'
    const key = String(picker.attribute('range-key') ?? '')
    const at = isList ? range.findIndex((entry) => (key ? entry[key] : entry) === choice) : -1
    if (isList && at < 0) throw new Error(this.describe(`"${name}" offers no "${choice}": ${JSON.stringify(range)}`))
    this.fire('change', picker, { value: isList ? at : choice })
    await this.world.logic().settle()
  }

  /** Draws lines with a finger, points in the page's pixels, as one signs. */
  async draw(what: string, strokes: readonly (readonly { x: number; y: number }[])[]): Promise<void> {
    const pad = await this.choose(what, {}, (element) => this.chain(element, 'touchstart').length > 0)
    for (const stroke of strokes) {
      const [first, ...rest] = stroke
      this.touch('touchstart', pad, [first!])
      for (const point of rest) this.touch('touchmove', pad, [point])
      this.touch('touchend', pad, [])
      await this.world.logic().settle()
    }
  }

  /** Plays a film of so many seconds to its end, as its player tells of it; meanwhile time goes on. */
  async play(what: string, seconds: number, meanwhile: () => void): Promise<void> {
    const player = await this.waitFor(what)
    const told = this.world.phone.sent.length
    this.fire('play', player, {})
    await this.until(() => this.world.phone.sent.length > told, 'the server to be told')
    await this.world.logic().settle()
    meanwhile()
    for (let at = 0; at <= seconds; at += 1) this.fire('timeupdate', player, { currentTime: at, duration: seconds })
    this.fire('ended', player, {})
    await this.world.logic().settle()
  }

  async pullDown(): Promise<void> {
    this.world.top().run('onPullDownRefresh')
    await this.world.logic().settle()
  }

  async scrollToEnd(): Promise<void> {
    this.world.top().run('onReachBottom')
    await this.world.logic().settle()
  }

  /** What went wrong, with all one needs to see why. */
  describe(problem: string): string {
    const { phone } = this.world
    const { errors } = this.world.logic()
    const lines = [problem, `on ${this.route}:`, this.text(), `toasts: ${phone.toasts.join(' | ')}`]
    if (phone.modals.length > 0) lines.push(`asked: ${phone.modals.map(({ title }) => title).join(' | ')}`)
    lines.push(`requests: ${phone.sent.map(({ method, path, status }) => `${method} ${path} ${status}`).join(', ')}`)
    if (errors.length > 0) lines.push('errors:', ...errors)
    return lines.join('\n')
  }

  private async field(name: string): Promise<Drawn> {
    return this.until(() => {
      const field = findField(this.world.top().view, name)
      return field && !isOn(field.attribute('disabled')) ? field : undefined
    }, `field "${name}", not disabled`)
  }

  private async choose(what: string, { nth }: Which, isFit: (element: Drawn) => boolean): Promise<Drawn> {
    const fitting = () => this.all(what).filter(isFit)
    await this.until(() => fitting()[nth ?? 0], `"${what}" that can be pressed`)
    const found = fitting()
    if (nth === undefined && found.length > 1) {
      throw new Error(this.describe(`there are ${found.length} "${what}": say which by nth`))
    }
    return found[nth ?? 0]!
  }

  private canTap(element: Drawn): boolean {
    const around = [element, ...ancestorsOf(element)]
    const isOff = around.some((one) => isOn(one.attribute('disabled')) || one.attribute('aria-disabled') === true)
    return !isOff && this.chain(element, 'tap').length > 0
  }

  /** Elements that hear of an event, from the innermost outwards. */
  private chain(target: Drawn, event: string): { element: Drawn; method: string }[] {
    const heard: { element: Drawn; method: string }[] = []
    for (const element of bubbling.has(event) ? [target, ...ancestorsOf(target)] : [target]) {
      const handler = element.handler(event)
      if (handler) heard.push({ element, method: handler.method })
      if (handler?.isLast) break
    }
    return heard
  }

  private fire(type: string, target: Drawn, detail: object, more: object = {}): void {
    const logic = this.world.logic()
    const page = this.world.top()
    const described = describeElement(target)
    const event = { type, timeStamp: Date.now(), target: described, detail, ...more }
    for (const { element, method } of this.chain(target, type)) {
      page.run(method, logic.give({ ...event, currentTarget: describeElement(element) }) as Foreign)
    }
  }

  private touch(type: string, target: Drawn, points: readonly { x: number; y: number }[]): void {
    const touches = points.map(({ x, y }, identifier) => ({ identifier, clientX: x, clientY: y, pageX: x, pageY: y }))
    this.fire(type, target, {}, { touches, changedTouches: touches })
  }

  private runOpenType(target: Drawn): void {
    const button = [target, ...ancestorsOf(target)].find(({ tag }) => tag === 'button')
    if (button?.attribute('open-type') !== 'getPhoneNumber') return
    const { phoneNumber } = this.world.phone
    const detail =
      phoneNumber === null
        ? { errMsg: 'getPhoneNumber:fail user deny' }
        : { errMsg: 'getPhoneNumber:ok', code: `phone:${phoneNumber}` }
    this.fire('getphonenumber', button, detail)
  }
}

const isOn = (value: unknown): boolean => value === true || value === 'true' || value === ''

function describeElement(element: Drawn): object {
  const sid = element.attribute('data-sid')
  return { id: element.attribute('id') ?? '', dataset: sid === undefined ? {} : { sid }, offsetLeft: 0, offsetTop: 0 }
}

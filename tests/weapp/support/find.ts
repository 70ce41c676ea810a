import type { Drawn } from './render'

const inline = new Set(['text', 'span'])
const fields = new Set(['input', 'textarea', 'picker', 'switch', 'slider'])

/** Every element below, in the order in which one reads; what is not displayed is left out. */
export function allOf(top: Drawn): Drawn[] {
  return top.children.flatMap((child) => (typeof child === 'string' || isHidden(child) ? [] : [child, ...allOf(child)]))
}

const isHidden = (element: Drawn): boolean => /display:\s*none/.test(String(element.attribute('style') ?? ''))

/** The words of an element, a line per block. */
export function textOf(element: Drawn): string {
  const read = (part: Drawn | string): string => {
    if (typeof part === 'string') return part
    if (isHidden(part)) return ''
    const inner = part.children.map(read).join('')
    return inline.has(part.tag) ? `${inner} ` : `\n${inner}\n`
  }
  return element.children
    .map(read)
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

export const labelOf = (element: Drawn): string => String(element.attribute('aria-label') ?? '')
export const classesOf = (element: Drawn): string[] => String(element.attribute('class') ?? '').split(/\s+/)

/** Elements by `#id`, by `.class`, or by what they say (label or text): wholly where any does, else in part; the innermost. */
export function findAll(top: Drawn, what: string): Drawn[] {
  const all = allOf(top)
  if (/^#[\w-]+$/.test(what)) return all.filter((element) => element.attribute('id') === what.slice(1))
  if (/^\.[\w-]+$/.test(what)) return all.filter((element) => classesOf(element).includes(what.slice(1)))
  const said = (is: (words: string) => boolean) =>
    innermost(all.filter((element) => is(labelOf(element)) || is(textOf(element))))
  const whole = said((words) => words === what)
  return whole.length > 0 ? whole : said((words) => words.includes(what))
}

function innermost(found: Drawn[]): Drawn[] {
  const around = new Set(found.flatMap(ancestorsOf))
  return found.filter((element) => !around.has(element))
}

export function ancestorsOf(element: Drawn): Drawn[] {
  return element.parent ? [element.parent, ...ancestorsOf(element.parent)] : []
}

/** The input, picker or switch that a person would take for "姓名": by its label, its placeholder, or the words beside it. */
export function findField(top: Drawn, name: string): Drawn | undefined {
  const all = allOf(top).filter((element) => fields.has(element.tag))
  const named = (is: (words: string) => boolean) =>
    all.find((element) => is(labelOf(element)) || is(String(element.attribute('placeholder') ?? '')))
  const direct = named((words) => words === name) ?? named((words) => words.includes(name))
  if (direct) return direct
  for (const words of findAll(top, name)) {
    // The innermost frame around the words that holds a field: theirs, unless it holds several.
    const frame = ancestorsOf(words).find((around) => all.some((field) => ancestorsOf(field).includes(around)))
    const inside = all.filter((field) => frame && ancestorsOf(field).includes(frame))
    if (inside.length === 1) return inside[0]
  }
  return undefined
}

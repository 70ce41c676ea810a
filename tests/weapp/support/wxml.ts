/** A tag of a WXML file, or a text with its `{{}}`. */
export type Markup = Tag | string
export interface Tag {
  name: string
  attributes: Record<string, string>
  children: Markup[]
}

const token = /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>/g
const attribute = /([\w:@.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/** Reads WXML as WeChat's compiler would, and throws where tags do not match. */
export function parseWxml(source: string, file: string): Markup[] {
  const top: Tag = { name: '', attributes: {}, children: [] }
  const open = [top]
  let at = 0
  const addText = (text: string) => {
    if (text.trim() !== '') open.at(-1)!.children.push(text.trim())
  }
  for (const match of source.matchAll(token)) {
    addText(source.slice(at, match.index))
    at = match.index + match[0].length
    const [, closed, opened, attributes = '', isEmpty] = match
    if (closed) {
      const tag = open.pop()
      if (tag?.name !== closed) throw new Error(`${file}: </${closed}> closes <${tag?.name}>`)
    } else if (opened) {
      const tag: Tag = { name: opened, attributes: readAttributes(attributes), children: [] }
      open.at(-1)!.children.push(tag)
      if (isEmpty === '') open.push(tag)
    }
  }
  addText(source.slice(at))
  if (open.length !== 1) throw new Error(`${file}: <${open.at(-1)!.name}> is not closed`)
  return top.children
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(attribute)].map(([, name, double, single]) => [name, double ?? single ?? '']),
  )
}

export type Scope = Record<string, unknown>
type Evaluate = (scope: Scope) => unknown
const compiled = new Map<string, Evaluate>()

/** Value of an attribute or text: what `{{}}` says where that is all, else the pieces joined. */
export function evaluate(source: string, scope: Scope): unknown {
  const whole = /^\{\{([\s\S]*)\}\}$/.exec(source)
  if (whole && !whole[1]!.includes('}}')) return expression(whole[1]!)(scope)
  return source.replace(/\{\{([\s\S]*?)\}\}/g, (_, inner: string) => String(expression(inner)(scope) ?? ''))
}

/** The object of a template's `data="{{a:b,...c}}"`. */
export function evaluateData(source: string, scope: Scope): Scope {
  return expression(`{${source.replace(/^\{\{|\}\}$/g, '')}}`)(scope) as Scope
}

/** As WXML has it: names that are not there are undefined, and nothing global is reached. */
function expression(source: string): Evaluate {
  let run = compiled.get(source)
  if (!run) {
    const names = source.replace(/'[^']*'/g, '').matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*/g)
    const free = [...new Set([...names].map(([name]) => name))].filter((name) => !words.has(name))
    const compute = new Function(...free, `return (${source})`)
    run = (scope) => compute(...free.map((name) => scope[name]))
    compiled.set(source, run)
  }
  return run
}

const words = new Set(['true', 'false', 'null', 'undefined', 'typeof'])

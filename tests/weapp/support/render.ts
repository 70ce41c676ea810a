import { evaluate, evaluateData, type Markup, type Scope, type Tag } from './wxml'

/** Something on the page, as WeChat's view layer would have it. */
export interface Drawn {
  tag: string
  parent: Drawn | null
  children: (Drawn | string)[]
  /** Value of an attribute, with its `{{}}` filled in. */
  attribute(name: string): unknown
  /** Name of the page's method that an event calls here, and whether it stops here. */
  handler(event: string): { method: string; isLast: boolean } | null
}

export interface Sheet {
  markup: Markup[]
  templates: Map<string, Tag>
  /** Modules of `<wxs>`, by name. */
  scripts: Scope
}

/** Draws a component of the program's own (`comp`, `custom-wrapper`): its sheet and its data now. */
export type DrawComponent = (name: string, properties: Scope) => { sheet: Sheet; data: Scope } | null

/** Draws a page's or component's sheet with its data. */
export function draw(sheet: Sheet, data: Scope, component: DrawComponent): Drawn {
  const top: Drawn = { tag: 'page', parent: null, children: [], attribute: () => undefined, handler: () => null }
  drawAll(sheet.markup, { sheet, component, parent: top }, data)
  return top
}

interface Place {
  sheet: Sheet
  component: DrawComponent
  parent: Drawn
}

function drawAll(markup: readonly Markup[], place: Place, scope: Scope): void {
  let isChosen = false
  for (const part of markup) {
    if (typeof part === 'string') {
      const text = evaluate(part, { ...place.sheet.scripts, ...scope })
      if (text !== undefined && text !== null) place.parent.children.push(String(text))
      continue
    }
    const { 'wx:if': first, 'wx:elif': next, 'wx:else': last } = part.attributes
    const test = first ?? next
    if (first !== undefined) isChosen = false
    if (test !== undefined || last !== undefined) {
      if (isChosen) continue
      if (test !== undefined && !evaluate(test, { ...place.sheet.scripts, ...scope })) continue
      isChosen = true
    }
    drawEach(part, place, scope)
  }
}

function drawEach(tag: Tag, place: Place, scope: Scope): void {
  const list = tag.attributes['wx:for']
  if (list === undefined) {
    drawTag(tag, place, scope)
    return
  }
  const items = evaluate(list, { ...place.sheet.scripts, ...scope })
  if (!Array.isArray(items)) return
  const item = tag.attributes['wx:for-item'] ?? 'item'
  const index = tag.attributes['wx:for-index'] ?? 'index'
  items.forEach((value, at) => {
    drawTag(tag, place, { ...scope, [item]: value, [index]: at })
  })
}

function drawTag(tag: Tag, place: Place, scope: Scope): void {
  const { sheet } = place
  const all = { ...sheet.scripts, ...scope }
  if (['wxs', 'import'].includes(tag.name) || (tag.name === 'template' && tag.attributes.name !== undefined)) return
  if (tag.name === 'block') {
    drawAll(tag.children, place, scope)
    return
  }
  if (tag.name === 'template') {
    const name = String(evaluate(tag.attributes.is ?? '', all))
    const template = sheet.templates.get(name)
    // WeChat draws nothing and warns; here it is a node that is missing from the build.
    if (!template) throw new Error(`there is no template "${name}": something on the page cannot be drawn`)
    drawAll(template.children, place, evaluateData(tag.attributes.data ?? '', all))
    return
  }
  const properties = Object.fromEntries(
    Object.entries(tag.attributes).map(([name, value]) => [name, evaluate(value, all)]),
  )
  const own = place.component(tag.name, properties)
  if (own) {
    drawAll(own.sheet.markup, { ...place, sheet: own.sheet }, own.data)
    return
  }
  const drawn = drawnTag(tag, place.parent, properties)
  place.parent.children.push(drawn)
  drawAll(tag.children, { ...place, parent: drawn }, scope)
}

function drawnTag(tag: Tag, parent: Drawn, properties: Scope): Drawn {
  return {
    tag: tag.name,
    parent,
    children: [],
    attribute: (name) => properties[name],
    handler(event) {
      for (const kind of ['bind', 'catch'] as const) {
        const method = properties[`${kind}${event}`] ?? properties[`${kind}:${event}`]
        if (typeof method === 'string' && method !== '') return { method, isLast: kind === 'catch' }
      }
      return null
    },
  }
}

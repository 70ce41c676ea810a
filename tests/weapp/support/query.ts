import { allOf } from './find'
import type { Foreign, Logic } from './logic'
import type { Drawn } from './render'

/** Where everything is: layout is the browser tests' matter. */
const box = { left: 32, right: 343, top: 200, bottom: 380, width: 311, height: 180 }

/** `wx.createSelectorQuery` for `#id` and `.class`; a canvas gets a pen that draws nothing. */
export function createQuery(view: () => Drawn, logic: () => Logic): Foreign {
  const questions: { selector: string; callback: unknown; withNode: boolean }[] = []
  const isThere = (selector: string) =>
    allOf(view()).some((element) =>
      selector.startsWith('#')
        ? element.attribute('id') === selector.slice(1)
        : String(element.attribute('class') ?? '')
            .split(/\s+/)
            .includes(selector.slice(1)),
    )
  const nodeOf = (selector: string) => {
    const ask = (callback: unknown, withNode: boolean) => {
      questions.push({ selector, callback, withNode })
      return query
    }
    return {
      boundingClientRect: (callback?: unknown) => ask(callback, false),
      scrollOffset: (callback?: unknown) => ask(callback, false),
      fields: (fields: { node?: boolean }, callback?: unknown) => ask(callback, fields.node === true),
      node: (callback?: unknown) => ask(callback, true),
    }
  }
  const query = {
    in: () => query,
    select: nodeOf,
    selectAll: nodeOf,
    selectViewport: () => nodeOf('#'),
    exec(done?: unknown) {
      logic().later(() => {
        const answers = questions.map(({ selector, callback, withNode }) => {
          const found = isThere(selector) ? logic().give(box) : null
          const answer = found && withNode ? Object.assign(found, { node: createCanvas(logic()) }) : found
          logic().call(callback, undefined, answer)
          return answer
        })
        logic().call(done, undefined, Object.assign(logic().give([]), answers))
      })
      return query
    },
  }
  return query
}

function createCanvas(logic: Logic): Foreign {
  const pen = new Proxy(logic.give({}) as Record<string, unknown>, {
    // No promise: `await` asks for a `then`.
    get: (target, name: string) => (name === 'then' ? undefined : (target[name] ?? (() => undefined))),
  })
  return { width: 0, height: 0, getContext: () => pen, createImage: () => ({}), requestAnimationFrame: () => 0 }
}

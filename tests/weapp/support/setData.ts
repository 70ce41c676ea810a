import type { Scope } from './wxml'

/** Data with a value at `root.cn.[0].v` replaced; whatever lies on the way is copied, so that a change shows by identity. */
export function withValue(data: Scope, path: string, value: unknown): Scope {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  return replaced(data, keys, value) as Scope
}

function replaced(data: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const isIndex = /^\d+$/.test(key)
  if (isIndex) {
    const list = Array.isArray(data) ? [...data] : []
    list[Number(key)] = replaced(list[Number(key)], rest, value)
    return list
  }
  const object = data !== null && typeof data === 'object' ? (data as Scope) : {}
  return { ...object, [key]: replaced(object[key], rest, value) }
}

/** What a `setData` sends to the view layer: undefined and functions stay behind. */
export function sent(change: Scope): { change: Scope; bytes: number } {
  const text = JSON.stringify(change)
  return { change: JSON.parse(text), bytes: Buffer.byteLength(text) }
}

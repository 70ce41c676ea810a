import type { CSSProperties, ReactNode } from 'react'

/** What Taro's components have in common, as far as HTML knows it. */
export interface TaroProps {
  id?: string
  className?: string
  style?: CSSProperties
  hidden?: boolean
  children?: ReactNode
  [name: string]: unknown
}

const kept = /^(aria-|data-|on[A-Z])|^(id|className|style|hidden|role|tabIndex|children|dangerouslySetInnerHTML)$/

/** Keeps what an HTML element understands; WeChat's `aria-role` becomes `role`, and its own settings are left out. */
export function attributesOf(props: TaroProps): Record<string, unknown> {
  const attributes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (name === 'aria-role') attributes.role = value
    else if (kept.test(name)) attributes[name] = value
  }
  return attributes
}

/** Taro's events carry their value in `detail`. */
export function withDetail<E extends { nativeEvent: Event }>(
  event: E,
  value: unknown,
): E & { detail: { value: never } } {
  return Object.assign(event, { detail: { value } }) as never
}

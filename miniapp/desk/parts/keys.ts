import { useEffect, useRef } from 'react'

/** Keys for whoever works at a keyboard; deaf while somebody types, holds a modifier, or is asked something. */
export function useKeys(keys: Readonly<Record<string, () => void>>, isOn: boolean): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key]
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.key !== 'Escape' && isTyping(event.target)) return
      if (isAsked()) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null

/** Taro leaves a modal that was answered in the document, hidden. */
const isAsked = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], .taro__modal')].some((dialog) => dialog.getClientRects().length > 0)

/** Moves the focus along the elements with these ids: from where it is, else from `from`, else to the first. */
export function moveFocus(ids: readonly string[], by: 1 | -1, from: string | null): void {
  const focused = ids.indexOf(focusedId())
  const at = focused >= 0 ? focused : ids.indexOf(from ?? '')
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), ids.length - 1)
  const element = document.getElementById(ids[next] ?? '')
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
}

/** The element that has the focus, by its id. */
export const focusedId = (): string => document.activeElement?.id ?? ''

/** Puts the focus on the first thing to answer within an element. */
export function focusInto(id: string): void {
  document.getElementById(id)?.querySelector<HTMLElement>('[tabindex="0"], textarea, input')?.focus()
}

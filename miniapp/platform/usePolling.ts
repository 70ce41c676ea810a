import { useEffect, useRef } from 'react'
import { useShown } from './useShown'

/** Runs again and again while the page is in front of somebody, each time some while after the last one was answered. */
export function usePolling(run: () => Promise<unknown>, everyMs: number, isOn: boolean): void {
  const isShown = useShown()
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!isOn || !isShown) return
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      timer = setTimeout(async () => {
        // A browser's tab in the background; a mini program's page is hidden instead.
        if (!document.hidden) await latest.current().catch(() => {})
        if (!isEnded) next()
      }, everyMs)
    }
    let isEnded = false
    next()
    return () => {
      isEnded = true
      clearTimeout(timer)
    }
  }, [everyMs, isOn, isShown])
}

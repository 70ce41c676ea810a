import { useEffect, useRef } from 'react'
import { useInFront } from '../../../platform/useInFront'

/** Asks again while something runs, and more seldom the longer that takes; not while nobody looks. */
export function usePolling(isOn: boolean, ask: () => Promise<unknown>): void {
  const isInFront = useInFront()
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (!isOn || !isInFront) return
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const wait = (ms: number) => {
      timer = setTimeout(async () => {
        await latest.current().catch(() => {})
        if (!isOver) wait(Math.min(ms * 1.2, 4_000))
      }, ms)
    }
    wait(700)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isOn, isInFront])
}

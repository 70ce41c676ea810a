import { useEffect } from 'react'

/** Keeps the screen from going dark while something is shown to others; where the browser can, and until the page goes. */
export function useScreenOn(): void {
  useEffect(() => {
    const asked = navigator.wakeLock?.request('screen').catch(() => null)
    return () => void asked?.then((lock) => lock?.release())
  }, [])
}

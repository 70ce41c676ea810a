import { useEffect, useState } from 'react'
import { useShown } from './useShown'

/** Whether somebody can see this page: it is in front, and so is its browser tab. */
export function useInFront(): boolean {
  const isShown = useShown()
  const [isVisible, setIsVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const tell = () => setIsVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [])
  return isShown && isVisible
}

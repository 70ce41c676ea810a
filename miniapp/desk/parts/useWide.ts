import { useEffect, useState } from 'react'

const wide = window.matchMedia('(min-width: 1000px)')

/** Whether there is room for queue and case side by side. */
export function useWide(): boolean {
  const [isWide, setIsWide] = useState(wide.matches)
  useEffect(() => {
    const tell = () => setIsWide(wide.matches)
    wide.addEventListener('change', tell)
    return () => wide.removeEventListener('change', tell)
  }, [])
  return isWide
}

import { useEffect, useState } from 'react'

/** Whole seconds left until something may be done again; by the clock, so that a sleeping phone does not stretch it. */
export function useCountdown() {
  const [until, setUntil] = useState(0)
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((until - now) / 1_000))
  useEffect(() => {
    if (until <= Date.now()) return
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [until])
  return {
    left,
    start: (seconds: number) => {
      setNow(Date.now())
      setUntil(Date.now() + seconds * 1_000)
    },
  }
}

import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useCommand } from '../../../platform/useCommand'

const shownMs = 30_000

/** What is sealed, for half a minute: whoever passes by later finds it masked again. */
export function useReveal<T extends object>(load: () => Promise<T>) {
  const [shown, setShown] = useState<(T & { until: number }) | null>(null)
  const [now, setNow] = useState(() => Date.now())
  const hide = () => setShown(null)
  const look = useCommand(load, {
    onDone: (whole) => {
      setNow(Date.now())
      setShown({ ...whole, until: Date.now() + shownMs })
    },
  })
  useDidHide(hide)
  useEffect(() => {
    if (!shown) return
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= shown.until) setShown(null)
    }, 500)
    return () => clearInterval(timer)
  }, [shown])
  return {
    shown,
    secondsLeft: shown ? Math.max(0, Math.ceil((shown.until - now) / 1_000)) : 0,
    show: () => void look.run(undefined),
    hide,
    busy: look.busy,
    error: look.error,
  }
}

/** What the line under the sealed facts needs of it, whatever they are. */
export type Revealing = Omit<ReturnType<typeof useReveal>, 'shown'> & { shown: object | null }

import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { membershipDesk } from '../../../../shared/membership/desk.contract'
import { clientOf } from '../../../platform/client'
import { useCommand } from '../../../platform/useCommand'

const client = clientOf(membershipDesk)
const shownMs = 30_000

interface Whole {
  documentNumber: string | null
  phone: string | null
}

/** The applicant's whole numbers. */
export const useReveal = (applicationId: string) =>
  useRevealed(() => client.revealApplicant({ params: { applicationId } }))

export type Reveal = ReturnType<typeof useRevealed>

/** Whole numbers, for half a minute: whoever passes by later finds them masked again. */
export function useRevealed(load: () => Promise<Whole>) {
  const [shown, setShown] = useState<(Whole & { until: number }) | null>(null)
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

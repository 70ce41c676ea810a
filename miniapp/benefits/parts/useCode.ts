import { useEffect, useRef } from 'react'
import type { ShownCode } from '../../../shared/benefits/merchants.contract'
import { useShown } from '../../platform/useShown'
import { useView } from '../../platform/useView'
import { merchants } from './redeemClient'

export interface LiveCode extends ShownCode {
  /** When it ends by this phone's clock, which may be wrong: milliseconds. */
  endsAt: number
}

/** A new code is asked for this long before the old one ends. */
const aheadMs = 5_000
const againMs = 3_000

/** A coupon's code, renewed shortly before it ends while the page is in front; it is never stored. */
export function useCode(couponId: string) {
  const view = useView<LiveCode>(
    async () => {
      const asked = Date.now()
      const shown = await merchants.showCode({ params: { couponId } })
      // From when it was asked for: a slow answer must not make the code look younger than it is.
      return { ...shown, endsAt: asked + Date.parse(shown.expiresAt) - Date.parse(shown.serverTime) }
    },
    { deps: [couponId] },
  )
  const isShown = useShown()
  const refresh = useRef(view.refresh)
  refresh.current = view.refresh
  const endsAt = view.data?.endsAt ?? 0
  const hasFailed = view.error !== undefined
  useEffect(() => {
    if (!isShown || endsAt === 0 || view.loading) return
    const wait = Math.max(endsAt - aheadMs - Date.now(), hasFailed ? againMs : 0)
    const timer = setTimeout(() => void refresh.current(), wait)
    return () => clearTimeout(timer)
  }, [isShown, endsAt, hasFailed, view.loading])
  return view
}

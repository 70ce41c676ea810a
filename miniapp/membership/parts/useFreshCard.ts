import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { CardView } from '../../../shared/membership/contract'
import { useView } from '../../platform/useView'
import { membership } from './clients'

export interface FreshCard {
  /** Null for somebody who is no member. */
  card: CardView | null
  /** When the QR ends by this phone's clock, which may be wrong: milliseconds. */
  endsAt: number
}

/** A new QR is asked for this long before the old one ends. */
const aheadMs = 5_000
const againMs = 3_000

/** The card, asked for anew shortly before its QR ends, while the page is in front; the QR is never stored. */
export function useFreshCard() {
  const view = useView(async (): Promise<FreshCard> => {
    const asked = Date.now()
    const card = await findCard()
    if (!card) return { card, endsAt: 0 }
    // From when it was asked for: a slow answer must not make the QR look younger than it is.
    return { card, endsAt: asked + Date.parse(card.qrExpiresAt) - Date.parse(card.serverTime) }
  })
  const [isInFront, setIsInFront] = useState(true)
  useDidShow(() => setIsInFront(true))
  useDidHide(() => setIsInFront(false))
  const refresh = useRef(view.refresh)
  refresh.current = view.refresh
  const endsAt = view.data?.card ? view.data.endsAt : 0
  const hasFailed = view.error !== undefined
  useEffect(() => {
    if (!isInFront || endsAt === 0 || view.loading) return
    const wait = Math.max(endsAt - aheadMs - Date.now(), hasFailed ? againMs : 0)
    const timer = setTimeout(() => void refresh.current(), wait)
    return () => clearTimeout(timer)
  }, [isInFront, endsAt, hasFailed, view.loading])
  return view
}

async function findCard(): Promise<CardView | null> {
  try {
    return await membership.getCard()
  } catch (error) {
    if (error instanceof ApiError && error.code === 'membership.no_card') return null
    throw error
  }
}

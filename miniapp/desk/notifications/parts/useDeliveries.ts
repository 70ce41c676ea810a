import { useState } from 'react'
import {
  notificationsDesk as contract,
  type DeliveriesView,
  type DeliveryView,
} from '../../../../shared/notifications/desk.contract'
import { clientOf } from '../../../platform/client'
import { useLocale } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { usePages } from '../../../platform/usePages'

const client = clientOf(contract)

export const filters = ['all', 'unknown', 'dead'] as const
export type Filter = (typeof filters)[number]

/** The list with its counts; what is settled leaves it. */
export function useDeliveries() {
  const locale = useLocale()
  const [filter, choose] = useState<Filter>('all')
  const [counts, setCounts] = useState<DeliveriesView['counts']>()
  const state = filter === 'all' ? {} : { state: filter }
  const pages = usePages(
    async (cursor) => {
      const page = await client.listDeliveries({ query: { ...state, ...(cursor ? { cursor } : {}) } })
      setCounts(page.counts)
      return page
    },
    { deps: [locale, filter] },
  )
  const leaveOut = (id: string) => pages.show((pages.data ?? []).filter((row) => row.id !== id))
  return { pages, filter, choose, counts, leaveOut }
}

/** Settles one row; a row that a colleague settled first is gone too, after the list was asked again. */
export function useSettling(row: DeliveryView, onSettled: (decision: 'sendAgain' | 'leave') => void) {
  const command = useCommand(client.settleDelivery, {})
  const settle = async (decision: 'sendAgain' | 'leave') => {
    if (await command.run({ params: { deliveryId: row.id }, body: { decision } })) onSettled(decision)
  }
  return { settle, busy: command.busy, error: command.error }
}

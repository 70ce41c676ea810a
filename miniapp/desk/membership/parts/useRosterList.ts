import { useState } from 'react'
import { isRunning } from '../../../../shared/membership/rosters'
import type { RosterView } from '../../../../shared/membership/rosters.contract'
import { usePages } from '../../../platform/usePages'
import type { View } from '../../../platform/useView'
import { rosters } from './rosterClient'
import { usePolling } from './usePolling'

interface Union {
  id: string
  name: string
}

/** The rosters in reach, and the unions one can be uploaded for; it moves by itself while one of them is worked on. */
export function useRosterList(): {
  view: View<RosterView[]>
  unions: Union[]
  more: { has: boolean; loading: boolean; load: () => Promise<void> }
} {
  const [unions, setUnions] = useState<Union[]>([])
  const pages = usePages(async (cursor) => {
    const page = await rosters.listRosters({ query: cursor === undefined ? {} : { cursor } })
    setUnions(page.unions)
    return page
  })
  usePolling(pages.data?.some(({ state }) => isRunning(state)) ?? false, pages.refresh)
  return { view: pages, unions, more: { has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore } }
}

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
  hasMoreUnions: boolean
  more: { has: boolean; loading: boolean; load: () => Promise<void> }
} {
  const [unions, setUnions] = useState<{ first: Union[]; hasMore: boolean }>({ first: [], hasMore: false })
  const pages = usePages(async (cursor) => {
    const page = await rosters.listRosters({ query: cursor === undefined ? {} : { cursor } })
    setUnions({ first: page.unions, hasMore: page.hasMoreUnions })
    return page
  })
  usePolling(pages.data?.some(({ state }) => isRunning(state)) ?? false, pages.refresh)
  return {
    view: pages,
    unions: unions.first,
    hasMoreUnions: unions.hasMore,
    more: { has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore },
  }
}

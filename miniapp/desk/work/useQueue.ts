import { useEffect, useRef, useState } from 'react'
import { desk, type WorkItemView } from '../../../shared/desk/contract'
import { clientOf } from '../../platform/client'
import { useNetwork } from '../../platform/network'
import { usePages } from '../../platform/usePages'
import { type Counts, withChange } from './counts'
import { statesOf } from './matters'

export const scopes = ['all', 'me', 'nobody', 'overdue'] as const
export type Scope = (typeof scopes)[number]

export interface Filter {
  scope: Scope
  /** Null for every area. */
  feature: string | null
  /** Null for what is open. */
  state: string | null
  q: string
}

const client = clientOf(desk)
const everything: Filter = { scope: 'all', feature: null, state: null, q: '' }

const queryOf = ({ scope, feature, state, q }: Filter) => ({
  feature: feature ?? undefined,
  state: state ?? undefined,
  q: q || undefined,
  assignee: scope === 'me' || scope === 'nobody' ? scope : undefined,
  overdue: scope === 'overdue' ? ('true' as const) : undefined,
})

/** The queue under a filter: its rows (absent until they answer this very filter), the counts, and what changes them. */
export function useQueue(scope: Scope = 'all') {
  const [filter, setFilter] = useState({ ...everything, scope })
  const [answered, setAnswered] = useState<{ asked: string; counts: Counts }>()
  const asked = JSON.stringify(filter)
  const latest = useRef(asked)
  latest.current = asked
  const pages = usePages<WorkItemView>(
    async (cursor) => {
      const { counts, ...page } = await client.listWorkItems({ query: { ...queryOf(filter), cursor } })
      if (latest.current === asked) setAnswered({ asked, counts })
      return page
    },
    { deps: [asked] },
  )
  const items = answered?.asked === asked ? pages.data : undefined
  useRetryWhenBack(pages.error, pages.refresh)

  /** Draws what became of an item without asking for the list again; null takes it out. */
  const settle = (id: string, after: WorkItemView | null) => {
    const before = items?.find((item) => item.id === id)
    if (!before || !items || !answered) return
    setAnswered({ asked, counts: withChange(answered.counts, before, after, new Date()) })
    pages.show(items.flatMap((item) => (item.id === id ? (after ?? []) : item)))
  }

  return {
    ...pages,
    items,
    counts: answered?.counts,
    filter,
    settle,
    showAll: () => setFilter({ ...everything, feature: filter.feature }),
    /** A state that the area does not know gives way to it. */
    chooseFeature: (feature: string | null) => {
      const isKnown = statesOf(feature).some(({ state }) => state === filter.state)
      setFilter({ ...filter, feature, state: isKnown ? filter.state : null })
    },
    /** Closed cases are never overdue, so the two filters give way to each other. */
    chooseScope: (scope: Scope) =>
      setFilter({ ...filter, q: '', scope, state: scope === 'overdue' ? null : filter.state }),
    chooseState: (state: string | null) =>
      setFilter({
        ...filter,
        q: '',
        state,
        scope: filter.scope === 'overdue' && state !== null ? 'all' : filter.scope,
      }),
    /** Looks everywhere, or the person would have to guess where the case is. */
    search: (q: string) => setFilter({ ...everything, q: q.trim() }),
  }
}

export type Queue = ReturnType<typeof useQueue>

function useRetryWhenBack(error: Error | undefined, refresh: () => Promise<void>) {
  const isOnline = useNetwork((network) => network.isOnline)
  const wasOnline = useRef(isOnline)
  useEffect(() => {
    if (isOnline && !wasOnline.current && error) void refresh()
    wasOnline.current = isOnline
  }, [isOnline, error, refresh])
}

import { useEffect, useRef, useState } from 'react'
import type { EventCounter } from '../../../../shared/membership/events'
import type { JoinerView } from '../../../../shared/membership/events.contract'
import { usePages } from '../../../platform/usePages'
import { events } from './eventClients'

type Filter = 'unseen' | 'all'

/** The people of an event under a filter, or the one of a receipt; asked for again only when the numbers have changed. */
export function useJoiners(eventId: string, { submitted, approved, seen }: EventCounter) {
  const [filter, setFilter] = useState<Filter>('unseen')
  const [receipt, setReceipt] = useState('')
  const [typed, setTyped] = useState('')
  const pages = usePages<JoinerView>(
    (cursor) => {
      const which = receipt === '' ? (filter === 'unseen' ? { unseen: 'true' as const } : {}) : { receipt }
      return events.listJoiners({ params: { eventId }, query: { ...which, ...(cursor ? { cursor } : {}) } })
    },
    { deps: [filter, receipt] },
  )
  const numbers = `${submitted} ${approved} ${seen}`
  const known = useRef(numbers)
  const refresh = useRef(pages.refresh)
  refresh.current = pages.refresh
  useEffect(() => {
    if (known.current === numbers) return
    known.current = numbers
    void refresh.current()
  }, [numbers])
  const find = (words: string) => {
    setTyped(words.trim())
    setReceipt(words.trim())
  }
  return {
    eventId,
    pages,
    filter,
    receipt,
    typed,
    find,
    type: (words: string) => (words === '' ? find('') : setTyped(words)),
    choose: (chosen: Filter) => {
      find('')
      setFilter(chosen)
    },
    /** Draws what became of one; it stays in sight until the list is asked for again. */
    settle: (after: JoinerView) =>
      pages.show((pages.data ?? []).map((joiner) => (joiner.id === after.id ? after : joiner))),
  }
}

export type JoinerList = ReturnType<typeof useJoiners>

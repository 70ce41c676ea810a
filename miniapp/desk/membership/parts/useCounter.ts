import { useEffect, useState } from 'react'
import type { EventCounter } from '../../../../shared/membership/events'
import type { DeskEventView } from '../../../../shared/membership/events.contract'
import { codeOf } from '../../../platform/errors'
import { usePolling } from '../../../platform/usePolling'
import { publicEvents } from './eventClients'

const everyMs = 5_000

/** The numbers of an open event, rising by themselves while they are looked at; they name nobody, so asking leaves no record. */
export function useCounter(event: DeskEventView, onOver: () => void): EventCounter {
  const [counter, setCounter] = useState(event.counter)
  useEffect(() => setCounter(event.counter), [event.counter])
  usePolling(
    async () => {
      try {
        setCounter(await publicEvents.getEventCounter({ params: { code: event.code } }))
      } catch (error) {
        if (codeOf(error) === 'membership.event_closed') onOver()
      }
    },
    everyMs,
    event.state === 'open',
  )
  return counter
}

import { create } from 'zustand'
import { useSession } from './session'

/** How many messages are unread, as the last answer that knew said. */
export const useUnread = create<{ count: number }>(() => ({ count: 0 }))

export function tellUnread(count: number): void {
  useUnread.setState({ count })
}

// Whoever signed out leaves no badge behind, even without a network.
useSession.subscribe(({ token }) => {
  if (token === null) tellUnread(0)
})

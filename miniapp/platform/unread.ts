import { create } from 'zustand'

/** How many messages are unread, as the last answer that knew said. */
export const useUnread = create<{ count: number }>(() => ({ count: 0 }))

export function tellUnread(count: number): void {
  useUnread.setState({ count })
}

import { create } from 'zustand'
import type { MeView } from '../../shared/identity/contract'
import { forgetStored, readStored, writeStored } from './stored'

const storedAs = 'session'

interface SessionState {
  token: string | null
  me: MeView | null
  signIn: (token: string, me: MeView) => void
  /** Replaces what is known of the person, as after binding a phone. */
  update: (me: MeView) => void
  /** The last session ended without the person's doing, which a page then says. */
  hasExpired: boolean
  /** By the person, who may hand the phone on: what was typed and not sent goes too. */
  signOut: () => void
  /** The server knows the session no more; drafts wait for the same person. */
  expire: () => void
}

interface Stored {
  token: string | null
  me: MeView | null
}

/** Who is signed in on this phone; the server decides on every request what that is worth. */
export const useSession = create<SessionState>((set, get) => {
  const keep = (next: Stored) => {
    writeStored(storedAs, next.token === null ? null : next)
    set({ ...next, hasExpired: false })
  }
  return {
    ...readStored<Stored>(storedAs, { token: null, me: null }),
    hasExpired: false,
    signIn: (token, me) => keep({ token, me }),
    update: (me) => keep({ token: get().token, me }),
    signOut: () => {
      forgetStored('draft:')
      keep({ token: null, me: null })
    },
    expire: () => {
      keep({ token: null, me: null })
      set({ hasExpired: true })
    },
  }
})

export function useMe(): MeView | null {
  return useSession((session) => session.me)
}

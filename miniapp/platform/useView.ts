import { useDidShow } from '@tarojs/taro'
import useRequest from 'ahooks/es/useRequest'
import { useRef } from 'react'
import { useSession } from './session'

export interface View<T> {
  data: T | undefined
  error: Error | undefined
  loading: boolean
  refresh: () => Promise<void>
  /** Shows what a command answered, without asking again. */
  show: (data: T) => void
  /** Changes a part of what is shown by then, whatever came since it was asked for. */
  change: (part: (shown: T) => T) => void
}

interface ViewOptions {
  /** Loads again when one of these changes, as a filter does. */
  deps?: readonly unknown[]
  /** False while there is nothing to ask for yet. */
  ready?: boolean
}

/** An answer, and whose session it was asked with. */
interface Loaded<T> {
  token: string | null
  data: T
}

/** A page shown again sooner than this was loaded a moment ago. */
const freshMs = 2_000

/** One page, one request: loads at once, and again on show, after signing in or out, and (through `Page`) on pull-down. */
export function useView<T>(load: () => Promise<T>, { deps = [], ready = true }: ViewOptions = {}): View<T> {
  const token = useSession((session) => session.token)
  const loadedAt = useRef(0)
  const request = useRequest<Loaded<T>, []>(
    async () => {
      loadedAt.current = Date.now()
      const { token } = useSession.getState()
      return { token, data: await load() }
    },
    // The error is shown by the page; without a handler the library writes it to the console.
    { ready, refreshDeps: [token, ...deps], onError: () => {} },
  )
  const refresh = async () => {
    await request.refreshAsync().catch(() => {})
  }
  useDidShow(() => {
    // The first show comes before the first load was even begun.
    const isAgain = loadedAt.current > 0
    if (ready && isAgain && Date.now() - loadedAt.current > freshMs) void refresh()
  })
  // What one person saw is gone with them, before the next answer is there; a visitor's view may stay for whoever signs in.
  const isMine = request.data !== undefined && (request.data.token === null || request.data.token === token)
  return {
    data: isMine ? request.data?.data : undefined,
    error: request.error,
    loading: request.loading,
    refresh,
    show: (data) => request.mutate(() => ({ token: useSession.getState().token, data })),
    change: (part) => request.mutate((loaded) => loaded && { ...loaded, data: part(loaded.data) }),
  }
}

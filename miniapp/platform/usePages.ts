import { useReachBottom } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { useView, type View } from './useView'

interface PageOfRows<T> {
  items: T[]
  nextCursor: string | null
}

export interface Pages<T> extends View<T[]> {
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => Promise<void>
}

/** A list by cursor: the first page like any view, further ones on reaching the bottom. */
export function usePages<T>(
  load: (cursor: string | undefined) => Promise<PageOfRows<T>>,
  options?: { deps?: readonly unknown[]; ready?: boolean },
): Pages<T> {
  const cursor = useRef<string | null>(null)
  // Counts first pages: a further page that was asked for before is thrown away.
  const generation = useRef(0)
  const [loadingMore, setLoadingMore] = useState(false)
  const view = useView(async () => {
    const mine = ++generation.current
    const page = await load(undefined)
    if (mine === generation.current) cursor.current = page.nextCursor
    return page.items
  }, options)

  const loadMore = async () => {
    if (loadingMore || cursor.current === null) return
    const mine = generation.current
    setLoadingMore(true)
    try {
      const page = await load(cursor.current)
      if (mine !== generation.current) return
      cursor.current = page.nextCursor
      view.show([...(view.data ?? []), ...page.items])
    } catch {
      // The button stays: pressing it tries again.
    } finally {
      setLoadingMore(false)
    }
  }
  useReachBottom(() => void loadMore())
  return { ...view, hasMore: cursor.current !== null, loadingMore, loadMore }
}

import type { ReactNode } from 'react'
import { useText } from '../../platform/locale'
import { shellText } from '../../platform/text'
import type { View } from '../../platform/useView'
import { Failure, Skeleton, Warning } from '../../ui'
import { isRefusal, StaffRefusal } from './StaffRefusal'

interface PaneFrameProps<T> {
  view: View<T>
  /** The feature's words for codes. */
  errors: Record<string, string>
  children: (of: T) => ReactNode
}

/** A case beside the queue: while it comes, where it cannot be had, and where it may be out of date. */
export function PaneFrame<T>({ view: { data, error, loading, refresh }, errors, children }: PaneFrameProps<T>) {
  const shell = useText(shellText)
  if (isRefusal(error)) return <StaffRefusal error={error} />
  const isFailed = error !== undefined && !loading
  const retry = () => void refresh()
  if (!data) return isFailed ? <Failure error={error} words={errors} onRetry={retry} /> : <Skeleton cards={3} />
  return (
    <>
      {isFailed && <Warning text={shell.stale} action={{ label: shell.retry, onTap: retry }} />}
      {children(data)}
    </>
  )
}

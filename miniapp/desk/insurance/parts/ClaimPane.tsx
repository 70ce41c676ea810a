import { useText } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { Failure, Skeleton, Warning } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { ClaimBody } from './ClaimBody'
import { errorWords, useClaim } from './useClaim'

/** The claim beside the queue. */
export function ClaimPane(props: PaneProps) {
  const shell = useText(shellText)
  const on = useClaim(props)
  const { data, error, loading, refresh } = on.view
  if (isRefusal(error)) return <StaffRefusal error={error} />
  const isFailed = error !== undefined && !loading
  const retry = () => void refresh()
  if (!data) return isFailed ? <Failure error={error} words={errorWords()} onRetry={retry} /> : <Skeleton cards={3} />
  return (
    <>
      {isFailed && <Warning text={shell.stale} action={{ label: shell.retry, onTap: retry }} />}
      <ClaimBody of={data} on={on} />
    </>
  )
}

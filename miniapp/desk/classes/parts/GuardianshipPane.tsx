import { Failure, Skeleton } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { GuardianshipBody } from './GuardianshipBody'
import { errorWords, useGuardianship } from './useReview'

/** The case beside the queue. */
export function GuardianshipPane(props: PaneProps) {
  const on = useGuardianship(props)
  const { data, error, loading, refresh } = on.view
  if (isRefusal(error)) return <StaffRefusal error={error} />
  if (data) return <GuardianshipBody of={data} on={on} />
  return error && !loading ? (
    <Failure error={error} words={errorWords()} onRetry={() => void refresh()} />
  ) : (
    <Skeleton cards={3} />
  )
}

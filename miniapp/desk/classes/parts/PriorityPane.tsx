import { guardianshipDeskText } from '../../../../shared/classes/guardianshipDeskText'
import { useText } from '../../../platform/locale'
import { Failure, Skeleton } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { ReviewBody } from './ReviewBody'
import { errorWords, usePriority } from './useReview'

/** The case beside the queue. */
export function PriorityPane(props: PaneProps) {
  const text = useText(guardianshipDeskText)
  const on = usePriority(props)
  const { data, error, loading, refresh } = on.view
  if (isRefusal(error)) return <StaffRefusal error={error} />
  if (data) return <ReviewBody of={data} on={on} title={text.priority.says(text.priority.routes[data.group])} />
  return error && !loading ? (
    <Failure error={error} words={errorWords()} onRetry={() => void refresh()} />
  ) : (
    <Skeleton cards={3} />
  )
}

import { releaseDeskText } from '../../../../shared/membership/releaseDeskText'
import { useText } from '../../../platform/locale'
import { Failure, Skeleton } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { ReleaseBody } from './ReleaseBody'
import { useRelease } from './useRelease'

/** The case about a number beside the queue. */
export function ReleasePane(props: PaneProps) {
  const { errors } = useText(releaseDeskText)
  const on = useRelease(props)
  const { data, error, loading, refresh } = on.view
  if (isRefusal(error)) return <StaffRefusal error={error} />
  if (data) return <ReleaseBody of={data} on={on} />
  return error && !loading ? (
    <Failure error={error} words={errors} onRetry={() => void refresh()} />
  ) : (
    <Skeleton cards={3} />
  )
}

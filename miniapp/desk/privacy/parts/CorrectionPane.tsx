import { privacyText } from '../../../../shared/privacy/text'
import { useText } from '../../../platform/locale'
import { Failure, Skeleton } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { CorrectionBody } from './CorrectionBody'
import { useCorrection } from './useCorrection'

/** The correction beside the queue. */
export function CorrectionPane(props: PaneProps) {
  const { errors } = useText(privacyText)
  const on = useCorrection(props)
  const { data, error, loading, refresh } = on.view
  if (isRefusal(error)) return <StaffRefusal error={error} />
  if (data) return <CorrectionBody key={props.id} of={data} on={on} />
  if (error && !loading) return <Failure error={error} words={errors} onRetry={() => void refresh()} />
  return <Skeleton cards={3} />
}

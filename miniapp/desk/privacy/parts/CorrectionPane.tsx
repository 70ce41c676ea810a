import { privacyText } from '../../../../shared/privacy/text'
import { useText } from '../../../platform/locale'
import { PaneFrame } from '../../parts/PaneFrame'
import type { PaneProps } from '../../parts/pane'
import { CorrectionBody } from './CorrectionBody'
import { useCorrection } from './useCorrection'

/** The correction beside the queue. */
export function CorrectionPane(props: PaneProps) {
  const { errors } = useText(privacyText)
  const on = useCorrection(props)
  return (
    <PaneFrame view={on.view} errors={errors}>
      {(of) => <CorrectionBody key={props.id} of={of} on={on} />}
    </PaneFrame>
  )
}

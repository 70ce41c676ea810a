import { membershipDeskText } from '../../../../shared/membership/deskText'
import { useText } from '../../../platform/locale'
import { PaneFrame } from '../../parts/PaneFrame'
import type { PaneProps } from '../../parts/pane'
import { CaseBody } from './CaseBody'
import { useCase } from './useCase'

/** The case beside the queue. */
export function CasePane(props: PaneProps) {
  const { errors } = useText(membershipDeskText)
  const on = useCase(props)
  return (
    <PaneFrame view={on.view} errors={errors}>
      {(of) => <CaseBody of={of} on={on} />}
    </PaneFrame>
  )
}

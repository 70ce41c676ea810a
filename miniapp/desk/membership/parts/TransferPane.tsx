import { membersText } from '../../../../shared/membership/membersText'
import { useText } from '../../../platform/locale'
import { PaneFrame } from '../../parts/PaneFrame'
import type { PaneProps } from '../../parts/pane'
import { TransferBody } from './TransferBody'
import { useTransfer } from './useTransfer'

/** A transfer beside the queue. */
export function TransferPane(props: PaneProps) {
  const { errors } = useText(membersText)
  const on = useTransfer(props)
  return (
    <PaneFrame view={on.view} errors={errors}>
      {(of) => <TransferBody of={of} on={on} />}
    </PaneFrame>
  )
}

import { membersText } from '../../../../shared/membership/membersText'
import { useText } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { Failure, Skeleton, Warning } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { TransferBody } from './TransferBody'
import { useTransfer } from './useTransfer'

/** A transfer beside the queue. */
export function TransferPane(props: PaneProps) {
  const shell = useText(shellText)
  const { errors } = useText(membersText)
  const on = useTransfer(props)
  const { data, error, loading, refresh } = on.view
  if (isRefusal(error)) return <StaffRefusal error={error} />
  const isFailed = error !== undefined && !loading
  if (!data) {
    return isFailed ? <Failure error={error} words={errors} onRetry={() => void refresh()} /> : <Skeleton cards={3} />
  }
  return (
    <>
      {isFailed && <Warning text={shell.stale} action={{ label: shell.retry, onTap: () => void refresh() }} />}
      <TransferBody of={data} on={on} />
    </>
  )
}

import { useRouter } from '@tarojs/taro'
import { membersText } from '../../../shared/membership/membersText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { TransferBody } from './parts/TransferBody'
import { useTransfer } from './parts/useTransfer'

definePageConfig({ navigationBarTitleText: '转会申请' })

/** A transfer as a page of its own: on a phone, and by its link. */
export default function DeskTransfer() {
  const { transferTitle, errors } = useText(membersText)
  const { id = '' } = useRouter().params
  const on = useTransfer(alone(id))
  return (
    <CasePage title={transferTitle} view={on.view} errors={errors} absent="membership.transfer_not_found" cards={4}>
      {(of, toQueue) => <TransferBody of={of} on={on} end={of.actions.includes('accept') ? undefined : toQueue} />}
    </CasePage>
  )
}

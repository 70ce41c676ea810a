import Taro, { useRouter } from '@tarojs/taro'
import { deskText } from '../../../shared/desk/text'
import { membersText } from '../../../shared/membership/membersText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { Button, Empty, Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { TransferBody } from './parts/TransferBody'
import { useTransfer } from './parts/useTransfer'

definePageConfig({ navigationBarTitleText: '转会申请' })

const nothing = () => {}

/** A transfer as a page of its own: on a phone, and by its link. */
export default function DeskTransfer() {
  const text = useText(membersText)
  const desk = useText(deskText)
  const { id = '' } = useRouter().params
  const on = useTransfer({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  if (on.view.error && codeOf(on.view.error) === 'membership.transfer_not_found') {
    const action = { label: desk.backToQueue, onTap: backToQueue }
    return (
      <DeskPage title={text.transferTitle} section="queue">
        <Empty text={text.errors['membership.transfer_not_found']} action={action} />
      </DeskPage>
    )
  }
  const toQueue = (
    <Button kind="outline" onTap={backToQueue}>
      {desk.backToQueue}
    </Button>
  )
  return (
    <DeskPage
      title={text.transferTitle}
      section="queue"
      view={on.view}
      errors={text.errors}
      skeleton={<Skeleton cards={4} />}
    >
      {(of) => <TransferBody of={of} on={on} end={of.actions.includes('accept') ? undefined : toQueue} />}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the queue takes this page's place. */
function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}

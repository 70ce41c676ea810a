import Taro, { useRouter } from '@tarojs/taro'
import { complaintsDeskText } from '../../../shared/complaints/deskText'
import { complaintsText } from '../../../shared/complaints/text'
import { deskText } from '../../../shared/desk/text'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { Button, Empty, Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ComplaintBody } from './parts/ComplaintBody'
import { errorWords, useComplaint } from './parts/useComplaint'

definePageConfig({ navigationBarTitleText: '投诉与建议' })

const nothing = () => {}

/** A letter as a page of its own: on a phone, and by its link. */
export default function DeskComplaint() {
  const text = useText(complaintsDeskText)
  const { errors } = useText(complaintsText)
  const desk = useText(deskText)
  const { id = '' } = useRouter().params
  const on = useComplaint({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  const { error } = on.view
  if (error && codeOf(error) === 'complaints.not_found') {
    const action = { label: desk.backToQueue, onTap: backToQueue }
    return (
      <DeskPage title={text.title} section="queue">
        <Empty text={errors['complaints.not_found']} action={action} />
      </DeskPage>
    )
  }
  const toQueue = (
    <Button kind="outline" onTap={backToQueue}>
      {desk.backToQueue}
    </Button>
  )
  return (
    <DeskPage title={text.title} section="queue" view={on.view} errors={errorWords()} skeleton={<Skeleton cards={3} />}>
      {(of) => <ComplaintBody of={of} on={on} end={toQueue} />}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the queue takes this page's place. */
function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}

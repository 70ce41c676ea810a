import Taro, { useRouter } from '@tarojs/taro'
import { deskText } from '../../../shared/desk/text'
import { claimDeskText } from '../../../shared/insurance/claimDeskText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { Button, Empty, Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ClaimBody } from './parts/ClaimBody'
import { errorWords, useClaim } from './parts/useClaim'

definePageConfig({ navigationBarTitleText: '理赔申请' })

const nothing = () => {}

/** A claim as a page of its own: on a phone, and by its link. */
export default function DeskClaim() {
  const text = useText(claimDeskText)
  const desk = useText(deskText)
  const { id = '' } = useRouter().params
  const on = useClaim({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  const { error } = on.view
  if (error && codeOf(error) === 'insurance.case_not_found') {
    const action = { label: desk.backToQueue, onTap: backToQueue }
    return (
      <DeskPage title={text.title} section="queue">
        <Empty text={errorWords()['insurance.case_not_found']!} action={action} />
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
      {(of) => <ClaimBody of={of} on={on} end={toQueue} />}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the queue takes this page's place. */
function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}

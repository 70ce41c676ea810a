import Taro, { useRouter } from '@tarojs/taro'
import { deskText } from '../../../shared/desk/text'
import { membershipDeskText } from '../../../shared/membership/deskText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { Button, Empty, Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { useWide } from '../parts/useWide'
import { CaseBody } from './parts/CaseBody'
import { useCase } from './parts/useCase'

definePageConfig({ navigationBarTitleText: '入会申请' })

const nothing = () => {}

/** A case as a page of its own: on a phone, and by its link. */
export default function DeskApplication() {
  const text = useText(membershipDeskText)
  const desk = useText(deskText)
  const { id = '' } = useRouter().params
  const isWide = useWide()
  const on = useCase({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  if (on.view.error && codeOf(on.view.error) === 'membership.not_found') {
    return (
      <DeskPage title={text.title} section="queue">
        <Empty text={text.errors['membership.not_found']} action={{ label: desk.backToQueue, onTap: backToQueue }} />
      </DeskPage>
    )
  }
  const toQueue = (
    <Button kind="outline" onTap={backToQueue}>
      {desk.backToQueue}
    </Button>
  )
  return (
    <DeskPage title={text.title} section="queue" view={on.view} errors={text.errors} skeleton={<Skeleton cards={4} />}>
      {(of) => <CaseBody of={of} on={on} end={isWide || !of.actions.includes('approve') ? toQueue : undefined} />}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the queue takes this page's place. */
function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}

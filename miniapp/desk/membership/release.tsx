import Taro, { useRouter } from '@tarojs/taro'
import { deskText } from '../../../shared/desk/text'
import { releaseDeskText } from '../../../shared/membership/releaseDeskText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { Button, Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ReleaseBody } from './parts/ReleaseBody'
import { useRelease } from './parts/useRelease'

definePageConfig({ navigationBarTitleText: '号码核实' })

const nothing = () => {}

/** A case about a number as a page of its own: on a phone, and by its link. */
export default function DeskRelease() {
  const text = useText(releaseDeskText)
  const desk = useText(deskText)
  const { id = '' } = useRouter().params
  const on = useRelease({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  const toQueue = (
    <Button kind="outline" onTap={backToQueue}>
      {desk.backToQueue}
    </Button>
  )
  return (
    <DeskPage title={text.title} section="queue" view={on.view} errors={text.errors} skeleton={<Skeleton cards={3} />}>
      {(of) => <ReleaseBody of={of} on={on} end={toQueue} />}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the queue takes this page's place. */
function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}

import { useRouter } from '@tarojs/taro'
import { guardianshipDeskText } from '../../../shared/classes/guardianshipDeskText'
import { useText } from '../../platform/locale'
import { Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ReviewBody } from './parts/ReviewBody'
import { ToQueue } from './parts/ToQueue'
import { errorWords, usePriority } from './parts/useReview'

definePageConfig({ navigationBarTitleText: '优先资格核实' })

const nothing = () => {}

/** The case as a page of its own: on a phone, and by its link. */
export default function DeskPriority() {
  const text = useText(guardianshipDeskText)
  const { id = '' } = useRouter().params
  const on = usePriority({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  const toQueue = <ToQueue />
  return (
    <DeskPage
      title={text.priority.title}
      section="queue"
      view={on.view}
      errors={errorWords()}
      skeleton={<Skeleton cards={3} />}
    >
      {(of) => <ReviewBody of={of} on={on} title={text.priority.says(text.priority.routes[of.group])} end={toQueue} />}
    </DeskPage>
  )
}

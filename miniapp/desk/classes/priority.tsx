import { useRouter } from '@tarojs/taro'
import { guardianshipDeskText } from '../../../shared/classes/guardianshipDeskText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { ReviewBody } from './parts/ReviewBody'
import { errorWords, usePriority } from './parts/useReview'

definePageConfig({ navigationBarTitleText: '优先资格核实' })

/** The case as a page of its own: on a phone, and by its link. */
export default function DeskPriority() {
  const text = useText(guardianshipDeskText)
  const { id = '' } = useRouter().params
  const on = usePriority(alone(id))
  return (
    <CasePage title={text.priority.title} view={on.view} errors={errorWords()} absent="classes.case_not_found">
      {(of, toQueue) => (
        <ReviewBody of={of} on={on} title={text.priority.says(text.priority.routes[of.group])} end={toQueue} />
      )}
    </CasePage>
  )
}

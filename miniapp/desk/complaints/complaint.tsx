import { useRouter } from '@tarojs/taro'
import { complaintsDeskText } from '../../../shared/complaints/deskText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { ComplaintBody } from './parts/ComplaintBody'
import { errorWords, useComplaint } from './parts/useComplaint'

definePageConfig({ navigationBarTitleText: '投诉与建议' })

/** A letter as a page of its own: on a phone, and by its link. */
export default function DeskComplaint() {
  const { title } = useText(complaintsDeskText)
  const { id = '' } = useRouter().params
  const on = useComplaint(alone(id))
  return (
    <CasePage title={title} view={on.view} errors={errorWords()} absent="complaints.not_found">
      {(of, toQueue) => <ComplaintBody of={of} on={on} end={toQueue} />}
    </CasePage>
  )
}

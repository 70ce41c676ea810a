import { useRouter } from '@tarojs/taro'
import { claimDeskText } from '../../../shared/insurance/claimDeskText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { ClaimBody } from './parts/ClaimBody'
import { errorWords, useClaim } from './parts/useClaim'

definePageConfig({ navigationBarTitleText: '理赔申请' })

/** A claim as a page of its own: on a phone, and by its link. */
export default function DeskClaim() {
  const { title } = useText(claimDeskText)
  const { id = '' } = useRouter().params
  const on = useClaim(alone(id))
  return (
    <CasePage title={title} view={on.view} errors={errorWords()} absent="insurance.case_not_found">
      {(of, toQueue) => <ClaimBody of={of} on={on} end={toQueue} />}
    </CasePage>
  )
}

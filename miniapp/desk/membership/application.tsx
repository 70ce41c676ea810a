import { useRouter } from '@tarojs/taro'
import { membershipDeskText } from '../../../shared/membership/deskText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { useWide } from '../parts/useWide'
import { CaseBody } from './parts/CaseBody'
import { useCase } from './parts/useCase'

definePageConfig({ navigationBarTitleText: '入会申请' })

/** A case as a page of its own: on a phone, and by its link. */
export default function DeskApplication() {
  const { title, errors } = useText(membershipDeskText)
  const isWide = useWide()
  const { id = '' } = useRouter().params
  const on = useCase(alone(id))
  return (
    <CasePage title={title} view={on.view} errors={errors} absent="membership.not_found" cards={4}>
      {(of, toQueue) => (
        <CaseBody of={of} on={on} end={isWide || !of.actions.includes('approve') ? toQueue : undefined} />
      )}
    </CasePage>
  )
}

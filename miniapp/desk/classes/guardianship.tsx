import { useRouter } from '@tarojs/taro'
import { guardianshipDeskText } from '../../../shared/classes/guardianshipDeskText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { GuardianshipBody } from './parts/GuardianshipBody'
import { errorWords, useGuardianship } from './parts/useReview'

definePageConfig({ navigationBarTitleText: '监护关系核实' })

/** The case as a page of its own: on a phone, and by its link. */
export default function DeskGuardianship() {
  const text = useText(guardianshipDeskText)
  const { id = '' } = useRouter().params
  const on = useGuardianship(alone(id))
  return (
    <CasePage title={text.title} view={on.view} errors={errorWords()} absent="classes.case_not_found">
      {(of, toQueue) => <GuardianshipBody of={of} on={on} end={toQueue} />}
    </CasePage>
  )
}

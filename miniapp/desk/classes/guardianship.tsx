import { useRouter } from '@tarojs/taro'
import { guardianshipDeskText } from '../../../shared/classes/guardianshipDeskText'
import { useText } from '../../platform/locale'
import { Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { GuardianshipBody } from './parts/GuardianshipBody'
import { ToQueue } from './parts/ToQueue'
import { errorWords, useGuardianship } from './parts/useReview'

definePageConfig({ navigationBarTitleText: '监护关系核实' })

const nothing = () => {}

/** The case as a page of its own: on a phone, and by its link. */
export default function DeskGuardianship() {
  const text = useText(guardianshipDeskText)
  const { id = '' } = useRouter().params
  const on = useGuardianship({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })
  const toQueue = <ToQueue />
  return (
    <DeskPage title={text.title} section="queue" view={on.view} errors={errorWords()} skeleton={<Skeleton cards={3} />}>
      {(of) => <GuardianshipBody of={of} on={on} end={toQueue} />}
    </DeskPage>
  )
}

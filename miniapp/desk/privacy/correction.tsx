import { useRouter } from '@tarojs/taro'
import { correctionDeskText } from '../../../shared/privacy/deskText'
import { privacyText } from '../../../shared/privacy/text'
import { useText } from '../../platform/locale'
import { Skeleton } from '../../ui'
import { alone } from '../parts/CasePage'
import { DeskPage } from '../parts/DeskPage'
import { CorrectionBody } from './parts/CorrectionBody'
import { useCorrection } from './parts/useCorrection'

definePageConfig({ navigationBarTitleText: '更正申请' })

/** A correction as a page of its own: on a phone, and by its link. */
export default function DeskCorrection() {
  const text = useText(correctionDeskText)
  const { errors } = useText(privacyText)
  const { id = '' } = useRouter().params
  const on = useCorrection(alone(id))
  return (
    <DeskPage title={text.title} section="queue" view={on.view} errors={errors} skeleton={<Skeleton cards={3} />}>
      {(of) => <CorrectionBody of={of} on={on} />}
    </DeskPage>
  )
}

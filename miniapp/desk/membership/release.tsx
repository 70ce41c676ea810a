import { useRouter } from '@tarojs/taro'
import { releaseDeskText } from '../../../shared/membership/releaseDeskText'
import { useText } from '../../platform/locale'
import { alone, CasePage } from '../parts/CasePage'
import { ReleaseBody } from './parts/ReleaseBody'
import { useRelease } from './parts/useRelease'

definePageConfig({ navigationBarTitleText: '号码核实' })

/** A case about a number as a page of its own: on a phone, and by its link. */
export default function DeskRelease() {
  const { title, errors } = useText(releaseDeskText)
  const { id = '' } = useRouter().params
  const on = useRelease(alone(id))
  return (
    <CasePage title={title} view={on.view} errors={errors}>
      {(of, toQueue) => <ReleaseBody of={of} on={on} end={toQueue} />}
    </CasePage>
  )
}

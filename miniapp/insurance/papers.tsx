import { useRouter } from '@tarojs/taro'
import type { AskedPaper } from '../../shared/insurance/files'
import { papersText } from '../../shared/insurance/papersText'
import { paperKinds } from '../../shared/insurance/plans'
import { useText } from '../platform/locale'
import { Page } from '../ui'
import { PaperList } from './parts/PaperList'

definePageConfig({ navigationBarTitleText: '理赔材料' })

/** The papers of a claim by themselves: opened from a message (`?kinds=` names what is asked for), and to look at them. */
export default function Papers() {
  const text = useText(papersText)
  const { id = '', kinds = '' } = useRouter().params
  const asked = kinds.split(',')
  return (
    <Page title={text.title}>
      <PaperList claimId={id} asked={paperKinds.filter((kind) => asked.includes(kind)).map(askFor)} />
    </Page>
  )
}

const askFor = (kind: AskedPaper['kind']): AskedPaper => ({ kind, required: true })

import { defineText } from '../../shared/i18n'
import { useText } from '../platform/locale'
import { Empty, Page } from '../ui'

definePageConfig({ navigationBarTitleText: '数据与隐私' })

const words = defineText({
  zh: { title: '数据与隐私', soon: '正在准备。' },
  en: { title: 'Data and privacy', soon: 'Being prepared.' },
})

export default function Notice() {
  const text = useText(words)
  return (
    <Page title={text.title}>
      <Empty text={text.soon} />
    </Page>
  )
}

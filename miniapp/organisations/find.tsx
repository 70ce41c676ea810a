import { defineText } from '../../shared/i18n'
import { useText } from '../platform/locale'
import { Empty, Page } from '../ui'

definePageConfig({ navigationBarTitleText: '找工会' })

const words = defineText({
  zh: { title: '找工会', soon: '正在准备。' },
  en: { title: 'Find a union', soon: 'Being prepared.' },
})

export default function Find() {
  const text = useText(words)
  return (
    <Page title={text.title}>
      <Empty text={text.soon} />
    </Page>
  )
}

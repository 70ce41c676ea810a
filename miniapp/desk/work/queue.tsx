import { defineText } from '../../../shared/i18n'
import { useText } from '../../platform/locale'
import { Empty, Page } from '../../ui'

definePageConfig({ navigationBarTitleText: '工作台' })

const words = defineText({
  zh: { title: '工作台', soon: '正在准备。' },
  en: { title: 'Desk', soon: 'Being prepared.' },
})

export default function Queue() {
  const text = useText(words)
  return (
    <Page title={text.title} wide>
      <Empty text={text.soon} />
    </Page>
  )
}

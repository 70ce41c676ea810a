import { defineText } from '../../../shared/i18n'
import { useText } from '../../platform/locale'
import { Empty, Page } from '../../ui'

definePageConfig({ navigationBarTitleText: '入会申请' })

const words = defineText({
  zh: { title: '入会申请', soon: '正在准备。' },
  en: { title: 'Application', soon: 'Being prepared.' },
})

export default function Application() {
  const text = useText(words)
  return (
    <Page title={text.title} wide>
      <Empty text={text.soon} />
    </Page>
  )
}

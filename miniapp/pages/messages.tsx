import { useText } from '../platform/locale'
import { Empty, Page } from '../ui'
import { pagesText } from './text'

definePageConfig({ navigationBarTitleText: '消息' })

export default function Messages() {
  const text = useText(pagesText)
  return (
    <Page title={text.messages} tab="messages">
      <Empty text={text.noMessages} />
    </Page>
  )
}

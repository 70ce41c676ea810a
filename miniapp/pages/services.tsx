import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { Card, Page, Row } from '../ui'
import { pagesText } from './text'

definePageConfig({ navigationBarTitleText: '服务' })

export default function Services() {
  const text = useText(pagesText)
  return (
    <Page title={text.services} tab="services">
      <Card kind="rows" title={text.allServices}>
        <Row title={text.join} note={text.joinNote} onTap={() => open('/membership/join')} />
        <Row title={text.find} onTap={() => open('/organisations/find')} />
      </Card>
    </Page>
  )
}

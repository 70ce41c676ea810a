import { homeText } from '../../shared/home/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { Card, Page, Row, Tiles } from '../ui'
import { Offers } from './parts/Offers'
import { useServices } from './parts/useServices'
import './pages.scss'

definePageConfig({ navigationBarTitleText: '服务' })

/** What one can do here now, and what members get besides. */
export default function Services() {
  const text = useText(homeText)
  const services = useServices()
  return (
    <Page title={text.servicesTitle} tab="services" columns>
      <Card title={text.allServices}>
        <Tiles items={services} />
      </Card>
      <Offers />
      <Card kind="rows">
        <Row title={text.complaints} note={text.complaintsNote} onTap={() => open('/complaints/new')} />
        <Row title={text.till} note={text.tillNote} onTap={() => open('/benefits/till')} />
      </Card>
    </Page>
  )
}

import { type HomeView, home as homeContract } from '../../shared/home/contract'
import { homeText } from '../../shared/home/text'
import { clientOf } from '../platform/client'
import { tellDemo } from '../platform/demo'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { tellUnread } from '../platform/unread'
import { useView } from '../platform/useView'
import { Card, Icon, Page, Row, Skeleton } from '../ui'
import { Benefits } from './parts/Benefits'
import { Brand } from './parts/Brand'
import { Covers } from './parts/Covers'
import { DemoEntry } from './parts/DemoEntry'
import { Events } from './parts/Events'
import { Offers } from './parts/Offers'
import { UnderWay } from './parts/UnderWay'
import './pages.scss'

definePageConfig({ navigationBarTitleText: '工会i家' })

const client = clientOf(homeContract)

export default function Home() {
  const text = useText(homeText)
  const view = useView(async () => {
    const home = await client.getHome()
    tellUnread(home.unread)
    tellDemo(home.demo)
    return home
  })
  return (
    <Page title={text.title} tab="home" columns view={view} skeleton={<Skeleton hasBrand />}>
      {(home) => <Content home={home} />}
    </Page>
  )
}

/** The person's own matters first, then what staff need, then what there is for everybody. */
function Content({ home }: { home: HomeView }) {
  const text = useText(homeText)
  const { person, membership } = home
  const isJoining = home.underWay.length > 0
  return (
    <>
      <Brand home={home} />
      <UnderWay matters={home.underWay} />
      <Covers covers={home.covers} />
      <Benefits benefits={home.benefits} />
      {!person && (
        <Card kind="rows">
          <Row title={text.signIn} note={text.signInNote} onTap={() => open('/identity/sign-in')} />
        </Card>
      )}
      {home.demo && !person && <DemoEntry isAgain={false} />}
      {person?.isChecker && <StaffEntries isStaff={person.isStaff} />}
      {person?.isStaff ? (
        <Events events={home.events.filter(({ deskId }) => deskId !== null)} />
      ) : (
        !membership && !isJoining && <Events events={home.events} />
      )}
      <Offers />
      {!membership && (
        <Card kind="rows">
          <Row
            lead={<Icon name="place" />}
            title={text.find}
            note={text.findNote}
            onTap={() => open('/organisations/find')}
          />
        </Card>
      )}
      {home.demo && person && <DemoEntry isAgain />}
    </>
  )
}

function StaffEntries({ isStaff }: { isStaff: boolean }) {
  const text = useText(homeText)
  return (
    <Card kind="rows">
      {isStaff && (
        <Row
          lead={<Icon name="desk" />}
          title={text.desk}
          note={text.deskNote}
          onTap={() => open('/desk/work/queue')}
        />
      )}
      <Row
        lead={<Icon name="scan" />}
        title={text.check}
        note={text.checkNote}
        onTap={() => open('/membership/check')}
      />
    </Card>
  )
}

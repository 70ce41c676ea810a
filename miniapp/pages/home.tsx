import { type HomeView, home as homeContract } from '../../shared/home/contract'
import { clientOf } from '../platform/client'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { tellUnread } from '../platform/unread'
import { useView } from '../platform/useView'
import { BrandCard, Card, Page, Row, Skeleton } from '../ui'
import { pagesText } from './text'

definePageConfig({ navigationBarTitleText: '工会i家' })

const client = clientOf(homeContract)

export default function Home() {
  const text = useText(pagesText)
  const view = useView(async () => {
    const home = await client.getHome()
    tellUnread(home.unread)
    return home
  })
  return (
    <Page title={text.home} tab="home" view={view} skeleton={<Skeleton hasBrand />}>
      {(home) => <Content home={home} />}
    </Page>
  )
}

function Content({ home }: { home: HomeView }) {
  const text = useText(pagesText)
  const name = home.person?.name
  return (
    <>
      <BrandCard
        over={home.membership?.organisationName ?? home.union.name}
        title={home.person ? [text.welcome, name].filter(Boolean).join(',') : text.visitor}
        panel={
          home.membership
            ? undefined
            : { title: text.join, note: text.joinNote, action: text.start, onTap: () => open('/membership/join') }
        }
      />
      {!home.person && (
        <Card kind="rows">
          <Row title={text.signIn} note={text.signInNote} onTap={() => open('/identity/sign-in')} />
        </Card>
      )}
    </>
  )
}

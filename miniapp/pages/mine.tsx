import { View } from '@tarojs/components'
import { identity as identityContract, type MeView } from '../../shared/identity/contract'
import { identityText } from '../../shared/identity/text'
import { clientOf } from '../platform/client'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useMe, useSession } from '../platform/session'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Page, Row, toast, Warning } from '../ui'
import { Profile } from './parts/Profile'
import { Settings } from './parts/Settings'
import { StaffCard } from './parts/StaffCard'
import './pages.scss'

definePageConfig({ navigationBarTitleText: '我的' })

const identity = clientOf(identityContract)

/** What the phone knows of the person is there at once; the server's answer follows. */
export default function Mine() {
  const text = useText(identityText).mine
  const me = useMe()
  const update = useSession((session) => session.update)
  const isSignedIn = useSession((session) => session.token !== null)
  const view = useView(
    async () => {
      const fresh = await identity.getMe()
      update(fresh)
      return fresh
    },
    { ready: isSignedIn },
  )
  return (
    <Page title={text.title} tab="mine" columns {...(me ? { view: { ...view, data: me } } : {})}>
      {me ? <SignedIn me={me} /> : <SignedOut />}
      <Settings />
      {me && <SignOut />}
    </Page>
  )
}

function SignedOut() {
  const text = useText(identityText).mine
  const hasExpired = useSession((session) => session.hasExpired)
  return (
    <Card kind="rows">
      <Row
        title={text.signIn}
        note={hasExpired ? text.expired : text.signInNote}
        onTap={() => open('/identity/sign-in')}
      />
    </Card>
  )
}

function SignedIn({ me }: { me: MeView }) {
  const text = useText(identityText).mine
  return (
    <>
      <Profile me={me} />
      {me.closesAt && <Closing closesAt={me.closesAt} />}
      {me.roles.length > 0 && <StaffCard me={me} />}
      <Card kind="rows" title={text.membership}>
        <Row title={text.card} onTap={() => open('/membership/card')} />
        <Row title={text.applications} onTap={() => open('/membership/applications')} />
        <Row title={text.standing} note={text.standingNote} onTap={() => open('/membership/standing')} />
        <Row title={text.complaints} onTap={() => open('/complaints/mine')} />
      </Card>
      <Card kind="rows" title={text.account}>
        <Row title={text.phone} value={me.phone ?? text.noPhone} onTap={() => open('/identity/phone')} />
        <Row title={text.held} note={text.heldNote} onTap={() => open('/membership/release?about=phone')} />
        <Row title={text.rights} note={text.rightsNote} onTap={() => open('/privacy/rights')} />
        <Row title={text.sessions} note={text.sessionsNote} onTap={() => open('/identity/sessions')} />
      </Card>
    </>
  )
}

/** Nothing new can begin until they come back: said where everybody looks first. */
function Closing({ closesAt }: { closesAt: string }) {
  const text = useText(identityText).mine
  const when = useWhen()
  return (
    <Warning
      text={text.closing(when.at(closesAt))}
      action={{ label: text.comeBack, onTap: () => open('/privacy/closure') }}
    />
  )
}

function SignOut() {
  const text = useText(identityText).mine
  const signOut = useSession((session) => session.signOut)
  const leave = async () => {
    if (!(await confirm({ title: text.signOutAsk, body: text.signOutBody, ok: text.signOutYes }))) return
    // Sent with the session that ends; without a network the phone forgets it all the same.
    const ended = identity.signOut().catch(() => {})
    signOut()
    toast(text.signedOut)
    await ended
  }
  return (
    <View>
      <Button kind="outline" onTap={() => void leave()}>
        {text.signOut}
      </Button>
    </View>
  )
}

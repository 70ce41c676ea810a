import { useCare } from '../platform/care'
import { useLocaleStore, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useMe, useSession } from '../platform/session'
import { Button, Card, Check, confirm, Page, Row } from '../ui'
import { pagesText } from './text'

definePageConfig({ navigationBarTitleText: '我的' })

export default function Mine() {
  const text = useText(pagesText)
  const me = useMe()
  const signOut = useSession((session) => session.signOut)
  const { locale, choose } = useLocaleStore()
  const care = useCare()
  const leave = async () => {
    if (await confirm({ title: text.signOut, body: text.signOutAsk })) signOut()
  }
  return (
    <Page title={text.mine} tab="mine">
      <Card kind="rows">
        {me ? (
          <Row title={me.name ?? me.phone ?? text.mine} note={me.phone ?? undefined} />
        ) : (
          <Row title={text.signIn} note={text.signInNote} onTap={() => open('/identity/sign-in')} />
        )}
      </Card>
      <Card kind="rows">
        <Row title={text.privacy} onTap={() => open('/privacy/notice')} />
        {me && me.roles.length > 0 && <Row title={text.desk} onTap={() => open('/desk/work/queue')} />}
      </Card>
      <Card kind="rows" title={text.settings}>
        <Check label={text.care} note={text.careNote} checked={care.isOn} onChange={care.turn} />
        <Row title={text.language} onTap={() => choose(locale === 'zh' ? 'en' : 'zh')} />
      </Card>
      {me && (
        <Button kind="outline" onTap={() => void leave()}>
          {text.signOut}
        </Button>
      )}
    </Page>
  )
}

import { Text } from '@tarojs/components'
import { signInText } from '../../shared/identity/signInText'
import { identityText } from '../../shared/identity/text'
import { useText } from '../platform/locale'
import { back, open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, FieldShown, Page, toast } from '../ui'
import { BindPhone } from './parts/BindPhone'
import { CodeFields, usePhoneCode } from './parts/CodeFields'
import { explain, identity } from './parts/clients'
import './identity.scss'

definePageConfig({ navigationBarTitleText: '更换手机号' })

/** Another phone: the one of now is proved by the step-up, the new one by a code sent to it. */
export default function Phone() {
  const text = useText(signInText).phoneChange
  const errors = useText(identityText).errors
  const view = useView(() => identity.getMe())
  return (
    <Page title={text.title} view={view} errors={errors}>
      {(me) => (me.phone === null ? <BindPhone onDone={back} onLater={back} /> : <Change phone={me.phone} />)}
    </Page>
  )
}

function Change({ phone }: { phone: string }) {
  const text = useText(signInText).phoneChange
  const update = useSession((session) => session.update)
  const typed = usePhoneCode()
  const changing = useCommand(identity.changePhone, {
    onDone: (fresh) => {
      update(fresh)
      toast(text.done)
      back()
    },
  })
  return (
    <>
      <Card kind="rows">
        <FieldShown label={text.now} value={phone} />
        <CodeFields label={text.next} hint={text.lead} typed={typed} request={identity.requestPhoneChangeCode} />
      </Card>
      <Lost />
      <BottomBar
        label={text.submit}
        missing={typed.missing}
        busy={changing.busy}
        error={changing.error ? explain(changing.error) : null}
        onTap={() => void changing.run({ body: { phone: typed.phone, code: typed.code } })}
      />
    </>
  )
}

/** Never a dead end: without the old phone it is staff who look at who one is. */
function Lost() {
  const text = useText(signInText).phoneChange
  return (
    <Card title={text.lostTitle}>
      <Text className="entry__lead">{text.lostBody}</Text>
      <Button kind="outline" size="small" onTap={() => open('/membership/release?about=phone')}>
        {text.askStaff}
      </Button>
    </Card>
  )
}

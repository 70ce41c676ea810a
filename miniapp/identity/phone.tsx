import { Text } from '@tarojs/components'
import { useState } from 'react'
import { signInText } from '../../shared/identity/signInText'
import { identityText } from '../../shared/identity/text'
import { useText } from '../platform/locale'
import { back, open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, FieldShown, Page, PhoneCodeFields, toast, useMissingOf } from '../ui'
import { BindPhone } from './parts/BindPhone'
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
  const [typed, setTyped] = useState({ phone: '', code: '' })
  const missing = useMissingOf(typed)
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
        <PhoneCodeFields
          value={typed}
          onChange={setTyped}
          request={identity.requestPhoneChangeCode}
          label={text.next}
          hint={text.lead}
        />
      </Card>
      <Lost />
      <BottomBar
        label={text.submit}
        missing={missing}
        busy={changing.busy}
        error={changing.error ? explain(changing.error) : null}
        onTap={() => void changing.run({ body: typed })}
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

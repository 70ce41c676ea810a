import { Text } from '@tarojs/components'
import { useState } from 'react'
import { signInText } from '../../shared/identity/signInText'
import { identityText } from '../../shared/identity/text'
import { useText } from '../platform/locale'
import { back, open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Field, FieldShown, Page, toast } from '../ui'
import { BindPhone } from './parts/BindPhone'
import { explain, identity } from './parts/clients'
import { useCountdown } from './useCountdown'
import './identity.scss'

definePageConfig({ navigationBarTitleText: '更换手机号' })

const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone)

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
  const { phoneChange: text, ...words } = useText(signInText)
  const update = useSession((session) => session.update)
  const [next, setNext] = useState('')
  const [code, setCode] = useState('')
  const [hint, setHint] = useState<string>()
  const countdown = useCountdown()
  const sending = useCommand(identity.requestPhoneChangeCode, {
    onDone: ({ demoCode }) => {
      setHint(demoCode ? words.demoCode(demoCode) : words.sent)
      countdown.start(60)
    },
  })
  const changing = useCommand(identity.changePhone, {
    onDone: (fresh) => {
      update(fresh)
      toast(text.done)
      back()
    },
  })
  const isWaiting = countdown.left > 0
  return (
    <>
      <Card kind="rows">
        <FieldShown label={text.now} value={phone} />
        <Field
          label={text.next}
          placeholder={words.phonePlaceholder}
          type="number"
          maxLength={11}
          autocomplete="tel"
          value={next}
          onChange={setNext}
          hint={text.lead}
          error={next.length === 11 && !isPhone(next) ? words.phoneWrong : null}
        />
        <Field
          label={words.code}
          placeholder={words.codePlaceholder}
          type="number"
          maxLength={6}
          autocomplete="one-time-code"
          value={code}
          onChange={setCode}
          {...(hint ? { hint } : {})}
          error={sending.error ? explain(sending.error) : null}
          action={
            <Button
              kind="outline"
              size="small"
              busy={sending.busy}
              disabled={!isPhone(next) || isWaiting}
              onTap={() => void sending.run({ body: { phone: next } })}
            >
              {isWaiting ? words.wait(countdown.left) : words.getCode}
            </Button>
          }
        />
      </Card>
      <Lost />
      <BottomBar
        label={text.submit}
        missing={!isPhone(next) ? words.missingPhone : code.length < 6 ? words.missingCode : null}
        busy={changing.busy}
        error={changing.error ? explain(changing.error) : null}
        onTap={() => void changing.run({ body: { phone: next, code } })}
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

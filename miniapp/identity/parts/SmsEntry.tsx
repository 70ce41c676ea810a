import { useState } from 'react'
import type { SignedIn } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card, Field } from '../../ui'
import { useCountdown } from '../useCountdown'
import { explain, identity, isPhoneHeld } from './clients'
import { NoticeLine } from './NoticeLine'

const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone)

/** Phone and code on one screen; the answer to a known and an unknown number is the same. */
export function SmsEntry({ onDone }: { onDone: (signedIn: SignedIn) => void }) {
  const text = useText(signInText)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<{ demoCode?: string | undefined }>()
  const countdown = useCountdown()
  const sms = useCommand(identity.requestSmsCode, {
    onDone: (answer) => {
      setSent(answer)
      countdown.start(60)
    },
  })
  const entry = useCommand(identity.signInBySms, { onDone })
  const isWaiting = countdown.left > 0
  return (
    <>
      <Card kind="rows">
        <Field
          label={text.phone}
          placeholder={text.phonePlaceholder}
          type="number"
          maxLength={11}
          autocomplete="tel"
          value={phone}
          onChange={setPhone}
          hint={text.phoneHint}
          error={phone.length === 11 && !isPhone(phone) ? text.phoneWrong : null}
        />
        <Field
          label={text.code}
          placeholder={text.codePlaceholder}
          type="number"
          maxLength={6}
          autocomplete="one-time-code"
          value={code}
          onChange={setCode}
          {...(sent ? { hint: sent.demoCode ? text.demoCode(sent.demoCode) : text.sent } : {})}
          error={sms.error ? explain(sms.error) : null}
          action={
            <Button
              kind="outline"
              size="small"
              busy={sms.busy}
              disabled={!isPhone(phone) || isWaiting}
              onTap={() => void sms.run({ body: { phone } })}
            >
              {isWaiting ? text.wait(countdown.left) : text.getCode}
            </Button>
          }
        />
      </Card>
      <NoticeLine />
      {entry.error && isPhoneHeld(entry.error) && (
        <Button kind="outline" size="small" onTap={() => open('/membership/release?about=phone')}>
          {text.phoneHeld}
        </Button>
      )}
      <BottomBar
        label={text.title}
        missing={!isPhone(phone) ? text.missingPhone : code.length < 6 ? text.missingCode : null}
        busy={entry.busy}
        error={entry.error ? explain(entry.error) : null}
        note={text.note}
        onTap={() => void entry.run({ body: { phone, code } })}
      />
    </>
  )
}

import { useState } from 'react'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { Button, Field } from '../../ui'
import { useCountdown } from '../useCountdown'
import { explain, type identity } from './clients'

const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone)

/** A number and the code sent to it, as they are typed; `missing` says what is not there yet. */
export function usePhoneCode() {
  const text = useText(signInText)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const missing = !isPhone(phone) ? text.missingPhone : code.length < 6 ? text.missingCode : null
  return { phone, code, setPhone, setCode, missing }
}

interface Props {
  label: string
  hint: string
  typed: ReturnType<typeof usePhoneCode>
  /** Sends the code. */
  request: typeof identity.requestSmsCode
}

/** The rows for a number and the code that is sent to it. */
export function CodeFields({ label, hint, typed, request }: Props) {
  const text = useText(signInText)
  const { phone, code, setPhone, setCode } = typed
  const [sent, setSent] = useState<{ demoCode?: string | undefined }>()
  const countdown = useCountdown()
  const sending = useCommand(request, {
    onDone: (answer) => {
      setSent(answer)
      countdown.start(60)
    },
  })
  const isWaiting = countdown.left > 0
  return (
    <>
      <Field
        label={label}
        placeholder={text.phonePlaceholder}
        type="number"
        maxLength={11}
        autocomplete="tel"
        value={phone}
        onChange={setPhone}
        hint={hint}
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
        error={sending.error ? explain(sending.error) : null}
        action={
          <Button
            kind="outline"
            size="small"
            busy={sending.busy}
            disabled={!isPhone(phone) || isWaiting}
            onTap={() => void sending.run({ body: { phone } })}
          >
            {isWaiting ? text.wait(countdown.left) : text.getCode}
          </Button>
        }
      />
    </>
  )
}

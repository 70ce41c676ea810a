import { phoneCodeText } from '../../shared/identity/phoneCodeText'
import { useText } from '../platform/locale'
import { CodeField } from './CodeField'
import { Field } from './Field'

/** A number, and the code that was sent to it. */
export interface PhoneCode {
  phone: string
  code: string
}

const isPhone = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone)

/** What is not there yet, in words; null where both are. */
export function useMissingOf({ phone, code }: PhoneCode): string | null {
  const text = useText(phoneCodeText)
  if (!isPhone(phone)) return text.missingPhone
  return /^\d{6}$/.test(code) ? null : text.missingCode
}

interface PhoneCodeFieldsProps {
  value: PhoneCode
  onChange: (value: PhoneCode) => void
  /** Has a code sent to a number. */
  request: (
    input: { body: { phone: string } },
    options: { idempotencyKey?: string },
  ) => Promise<{ demoCode?: string | undefined }>
  /** 手机号 unless something else is said. */
  label?: string
  hint?: string
}

/** The rows for a number and the code that is sent to it. */
export function PhoneCodeFields({ value, onChange, request, label, hint }: PhoneCodeFieldsProps) {
  const text = useText(phoneCodeText)
  const { phone, code } = value
  return (
    <>
      <Field
        label={label ?? text.phone}
        placeholder={text.phonePlaceholder}
        type="number"
        maxLength={11}
        autocomplete="tel"
        value={phone}
        onChange={(typed) => onChange({ phone: typed.trim(), code })}
        {...(hint ? { hint } : {})}
        error={phone.length >= 11 && !isPhone(phone) ? text.phoneWrong : null}
      />
      <CodeField
        value={code}
        onChange={(typed) => onChange({ phone, code: typed })}
        request={request}
        input={isPhone(phone) ? { body: { phone } } : null}
      />
    </>
  )
}

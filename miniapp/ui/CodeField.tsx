import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { phoneCodeText } from '../../shared/identity/phoneCodeText'
import { identityText } from '../../shared/identity/text'
import { wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { useSecondsLeft } from '../platform/useSecondsLeft'
import { Button } from './Button'
import { Field } from './Field'

const againAfterMs = 60_000

interface CodeFieldProps<I> {
  value: string
  onChange: (code: string) => void
  /** Has a code sent, asked with `input`; null while that is not known. */
  request: (input: I, options: { idempotencyKey?: string }) => Promise<{ demoCode?: string | undefined }>
  input: I | null
}

/** A code that is sent by SMS on a tap, as it is typed; asked for again after a minute, and filled in by a tap in a demo. */
export function CodeField<I>({ value, onChange, request, input }: CodeFieldProps<I>) {
  const text = useText(phoneCodeText)
  const { errors } = useText(identityText)
  const [sent, setSent] = useState<{ demoCode?: string | undefined }>()
  const [againAt, setAgainAt] = useState(0)
  const left = useSecondsLeft(againAt)
  const sending = useCommand(request, {
    onDone: (answer) => {
      setSent(answer)
      setAgainAt(Date.now() + againAfterMs)
    },
  })
  const demoCode = sent?.demoCode
  return (
    <>
      <Field
        label={text.code}
        placeholder={text.codePlaceholder}
        type="number"
        maxLength={6}
        autocomplete="one-time-code"
        value={value}
        onChange={(typed) => onChange(typed.trim())}
        {...(sent && !demoCode ? { hint: text.sent } : {})}
        error={sending.error ? wordsOf(sending.error, errors) : null}
        action={
          <Button
            kind="outline"
            size="small"
            busy={sending.busy}
            disabled={input === null || left > 0}
            onTap={() => input !== null && void sending.run(input)}
          >
            {left > 0 ? text.wait(left) : text.send}
          </Button>
        }
      />
      {demoCode && (
        <View className="demo-code">
          <Text>{text.demoCode(demoCode)}</Text>
          <Button kind="plain" size="small" onTap={() => onChange(demoCode)}>
            {text.fillIn}
          </Button>
        </View>
      )}
    </>
  )
}

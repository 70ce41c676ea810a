import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { joinText } from '../../../shared/membership/joinText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { Button, Card, Field } from '../../ui'
import { explain, identity } from './clients'
import { useSecondsLeft } from './useSecondsLeft'

export interface SmsEntry {
  phone: string
  code: string
}

export const isPhone = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone)

/** Phone number and the code that was sent to it; what to do with them is the bottom bar's. */
export function SmsFields({ value, onChange }: { value: SmsEntry; onChange: (value: SmsEntry) => void }) {
  const text = useText(joinText).start
  const [again, setAgain] = useState(0)
  const [demoCode, setDemoCode] = useState<string>()
  const left = useSecondsLeft(again)
  const request = useCommand(identity.requestSmsCode, {
    onDone: (sent) => {
      setAgain(Date.now() + 60_000)
      setDemoCode(sent.demoCode)
    },
  })
  const { phone, code } = value
  return (
    <Card kind="rows" title={text.signIn}>
      <Field
        label={text.phone}
        type="number"
        maxLength={11}
        autocomplete="tel"
        value={phone}
        onChange={(next) => onChange({ phone: next.trim(), code })}
        placeholder={text.phoneHint}
        error={phone.length >= 11 && !isPhone(phone) ? text.phoneWrong : null}
      />
      <Field
        label={text.code}
        type="number"
        maxLength={6}
        autocomplete="one-time-code"
        value={code}
        onChange={(next) => onChange({ phone, code: next.trim() })}
        placeholder={text.codeHint}
        hint={left > 0 && !demoCode ? text.sent : undefined}
        error={request.error ? explain(request.error) : null}
        action={
          <Button
            kind="outline"
            size="small"
            busy={request.busy}
            disabled={!isPhone(phone) || left > 0}
            onTap={() => void request.run({ body: { phone } })}
          >
            {left > 0 ? text.wait(left) : text.getCode}
          </Button>
        }
      />
      {demoCode && (
        <View className="demo-code">
          <Text>{text.demoCode(demoCode)}</Text>
          <Button kind="plain" size="small" onTap={() => onChange({ phone, code: demoCode })}>
            {text.fillIn}
          </Button>
        </View>
      )}
    </Card>
  )
}

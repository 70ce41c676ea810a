import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { demo as demoContract } from '../../../shared/demo/contract'
import { type MeView, recoveryCodePattern } from '../../../shared/identity/contract'
import { phoneCodeText } from '../../../shared/identity/phoneCodeText'
import { signInText } from '../../../shared/identity/signInText'
import { clientOf } from '../../platform/client'
import { useDemo } from '../../platform/demo'
import { useText } from '../../platform/locale'
import { back } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card, Field } from '../../ui'
import { explain, identity } from './clients'

const demo = clientOf(demoContract)

interface FactorCodeProps {
  title: string
  lead?: string
  /** Whether a recovery code is taken too: not while the authenticator is being set up. */
  canRecover?: boolean
  onDone: (me: MeView) => void
}

/** Six digits of the authenticator, or a recovery code; a demo shows the digits, as nobody holds its invented people's phones. */
export function FactorCode({ title, lead, canRecover = false, onDone }: FactorCodeProps) {
  const text = useText(signInText).factor
  const isDemo = useDemo((state) => state.isDemo)
  const [isRecovering, setIsRecovering] = useState(false)
  const [code, setCode] = useState('')
  const proving = useCommand(identity.proveSecondFactor, { onDone })
  const filling = useCommand(demo.makeStepUpCode, { onDone: (answer) => setCode(answer.code) })
  const failure = proving.error ?? filling.error
  const turn = () => {
    setIsRecovering(!isRecovering)
    setCode('')
    proving.clear()
  }
  return (
    <>
      <Card title={title}>
        {lead && !isRecovering && <Text className="entry__lead">{lead}</Text>}
        <FactorField
          isRecovery={isRecovering}
          hint={canRecover ? text.lost : undefined}
          code={code}
          onChange={setCode}
        />
        <View className="entry__other">
          {canRecover && (
            <Button kind="plain" size="small" onTap={turn}>
              {isRecovering ? text.useAuthenticator : text.useRecovery}
            </Button>
          )}
          {isDemo && !isRecovering && (
            <Button kind="plain" size="small" busy={filling.busy} onTap={() => void filling.run({})}>
              {text.fillDemo}
            </Button>
          )}
        </View>
      </Card>
      <BottomBar
        label={text.confirm}
        missing={isRecovering ? missingOf(code, text.recoveryMissing) : missingDigits(code, text.missing)}
        busy={proving.busy}
        error={failure ? explain(failure) : null}
        onTap={() => void proving.run({ body: { code } })}
        second={{ label: text.later, onTap: back }}
      />
    </>
  )
}

const missingDigits = (code: string, words: (count: number) => string): string | null =>
  /^\d{6}$/.test(code) ? null : words(6 - code.length)

const missingOf = (code: string, words: string): string | null => (recoveryCodePattern.test(code) ? null : words)

interface FactorFieldProps {
  isRecovery: boolean
  hint: string | undefined
  code: string
  onChange: (code: string) => void
}

function FactorField({ isRecovery, hint, code, onChange }: FactorFieldProps) {
  const text = useText(signInText).factor
  const { codePlaceholder } = useText(phoneCodeText)
  if (isRecovery) {
    return (
      <Field
        key="recovery"
        label={text.recovery}
        placeholder={text.recoveryPlaceholder}
        maxLength={11}
        value={code}
        onChange={(typed) => onChange(typed.trim().toUpperCase())}
        hint={text.recoveryHint}
      />
    )
  }
  return (
    <Field
      key="digits"
      label={text.code}
      placeholder={codePlaceholder}
      type="number"
      maxLength={6}
      autocomplete="one-time-code"
      value={code}
      onChange={onChange}
      {...(hint ? { hint } : {})}
    />
  )
}

import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { demo as demoContract } from '../../../shared/demo/contract'
import type { MeView } from '../../../shared/identity/contract'
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
  onDone: (me: MeView) => void
}

/** Six digits of the authenticator; a demo shows them, as nobody holds its invented people's phones. */
export function FactorCode({ title, lead, onDone }: FactorCodeProps) {
  const text = useText(signInText).factor
  const placeholder = useText(signInText).codePlaceholder
  const isDemo = useDemo((state) => state.isDemo)
  const [code, setCode] = useState('')
  const proving = useCommand(identity.proveSecondFactor, { onDone })
  const filling = useCommand(demo.makeStepUpCode, { onDone: (answer) => setCode(answer.code) })
  const failure = proving.error ?? filling.error
  return (
    <>
      <Card title={title}>
        {lead && <Text className="entry__lead">{lead}</Text>}
        <Field
          label={text.code}
          placeholder={placeholder}
          type="number"
          maxLength={6}
          autocomplete="one-time-code"
          value={code}
          onChange={setCode}
          hint={text.lost}
        />
        {isDemo && (
          <View className="entry__other">
            <Button kind="plain" size="small" busy={filling.busy} onTap={() => void filling.run({})}>
              {text.fillDemo}
            </Button>
          </View>
        )}
      </Card>
      <BottomBar
        label={text.confirm}
        missing={/^\d{6}$/.test(code) ? null : text.missing(6 - code.length)}
        busy={proving.busy}
        error={failure ? explain(failure) : null}
        onTap={() => void proving.run({ body: { code } })}
        second={{ label: text.later, onTap: back }}
      />
    </>
  )
}

import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { demo as demoContract } from '../../shared/demo/contract'
import { identity as identityContract, type MeView, recoveryCodePattern } from '../../shared/identity/contract'
import { identityText } from '../../shared/identity/text'
import { clientOf } from '../platform/client'
import { useDemo } from '../platform/demo'
import { wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { useMe, useSession } from '../platform/session'
import { useStepUp } from '../platform/stepUp'
import { useCommand } from '../platform/useCommand'
import { isWechat } from '../platform/wechat'
import { Button } from './Button'
import { CodeField } from './CodeField'
import { Field } from './Field'
import { Sheet } from './Sheet'

const identity = clientOf(identityContract)
const demo = clientOf(demoContract)

/** Asks for a proof of who acts, then lets the command that needed it go on: staff by their authenticator, others by phone. */
export function StepUpSheet() {
  const text = useText(identityText).stepUp
  const { isAsked, settle } = useStepUp()
  const me = useMe()
  const update = useSession((session) => session.update)
  if (!isAsked || !me) return null
  const hasFactor = me.secondFactor === 'due' || me.secondFactor === 'done'
  const done = (fresh: MeView) => {
    update(fresh)
    settle(true)
  }
  return (
    <Sheet isOpen title={text.title} onClose={() => settle(false)}>
      {hasFactor ? <ByFactor onDone={done} /> : <ByPhone me={me} onDone={done} />}
    </Sheet>
  )
}

function ByFactor({ onDone }: { onDone: (me: MeView) => void }) {
  const text = useText(identityText).stepUp
  const isDemo = useDemo((state) => state.isDemo)
  const [code, setCode] = useState('')
  const proving = useCommand(identity.proveSecondFactor, { onDone })
  const filling = useCommand(demo.makeStepUpCode, { onDone: (answer) => setCode(answer.code) })
  const isWhole = /^\d{6}$/.test(code) || recoveryCodePattern.test(code)
  return (
    <View className="step-up">
      <Text className="step-up__lead">{text.byFactor}</Text>
      <Field
        label={text.factorCode}
        placeholder={text.factorHint}
        maxLength={11}
        autocomplete="one-time-code"
        focus
        value={code}
        onChange={(typed) => setCode(typed.trim())}
      />
      {isDemo && (
        <Button kind="plain" size="small" busy={filling.busy} onTap={() => void filling.run({})}>
          {text.fillDemo}
        </Button>
      )}
      <Problem error={proving.error ?? filling.error} />
      <Button disabled={!isWhole} busy={proving.busy} onTap={() => void proving.run({ body: { code } })}>
        {text.confirm}
      </Button>
    </View>
  )
}

function ByPhone({ me, onDone }: { me: MeView; onDone: (me: MeView) => void }) {
  const text = useText(identityText).stepUp
  const [code, setCode] = useState('')
  const proving = useCommand(identity.stepUp, { onDone })
  if (me.phone === null) return <Text className="step-up__lead">{text.noPhone}</Text>
  return (
    <View className="step-up">
      <Text className="step-up__lead">{text.byPhone(me.phone)}</Text>
      {isWechat && (
        <Button
          kind="outline"
          busy={proving.busy}
          openType="getPhoneNumber"
          onPhoneNumber={(wechatCode) => wechatCode && void proving.run({ body: { wechatCode } })}
        >
          {text.byWechat}
        </Button>
      )}
      <CodeField value={code} onChange={setCode} request={identity.requestStepUpCode} input={{}} />
      <Problem error={proving.error} />
      <Button disabled={!/^\d{6}$/.test(code)} busy={proving.busy} onTap={() => void proving.run({ body: { code } })}>
        {text.confirm}
      </Button>
    </View>
  )
}

function Problem({ error }: { error: Error | undefined }) {
  const { errors } = useText(identityText)
  if (!error) return null
  return (
    <Text className="step-up__error" aria-role="alert">
      {wordsOf(error, errors)}
    </Text>
  )
}

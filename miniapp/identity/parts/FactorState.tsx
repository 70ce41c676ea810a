import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { SecondFactorView } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useWhen } from '../../platform/when'
import { BottomBar, Button, Card, toast } from '../../ui'
import { explain, identity } from './clients'

/** The second factor as it stands, and the codes that stand in for it: shown once, when they are made. */
export function FactorState({ state, onChanged }: { state: SecondFactorView; onChanged: () => void }) {
  const text = useText(signInText).factor
  const { at: when } = useWhen()
  const [codes, setCodes] = useState<string[]>()
  const making = useCommand(identity.makeRecoveryCodes, { onDone: (answer) => setCodes(answer.codes) })
  const { enrolledAt, recoveryCodes } = state
  const keep = () => {
    setCodes(undefined)
    onChanged()
  }
  if (codes) return <Shown codes={codes} onKept={keep} />
  return (
    <>
      <Card title={text.state}>
        <Text className="entry__lead">{enrolledAt ? text.since(when(enrolledAt)) : ''}</Text>
        <Text>{text.done}</Text>
      </Card>
      <Card title={text.codes} kind={recoveryCodes ? 'plain' : 'wash'}>
        <Text className="entry__lead">
          {recoveryCodes ? text.codesLeft(recoveryCodes.left, when(recoveryCodes.madeAt)) : text.codesNone}
        </Text>
        <Button kind={recoveryCodes ? 'outline' : 'primary'} busy={making.busy} onTap={() => void making.run({})}>
          {recoveryCodes ? text.makeCodesAgain : text.makeCodes}
        </Button>
        {making.error && (
          <Text className="entry__error" aria-role="alert">
            {explain(making.error)}
          </Text>
        )}
      </Card>
      <BottomBar label={text.toDesk} onTap={() => replace('/desk/work/queue')} />
    </>
  )
}

function Shown({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = useText(signInText).factor
  const copy = () =>
    void Taro.setClipboardData({
      data: codes.join('\n'),
      success: () => toast(text.codesCopied),
      fail: () => {},
    })
  return (
    <>
      <Card title={text.codesShown}>
        <View className="factor__codes">
          {codes.map((code) => (
            <Text key={code} className="factor__code">
              {code}
            </Text>
          ))}
        </View>
        <Text className="entry__lead">{text.codesAdvice}</Text>
        <Button kind="outline" onTap={copy}>
          {text.copyCodes}
        </Button>
      </Card>
      <BottomBar label={text.codesKept} onTap={onKept} />
    </>
  )
}

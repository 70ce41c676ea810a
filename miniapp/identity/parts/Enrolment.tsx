import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { MeView } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { back } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card, QrImage, toast } from '../../ui'
import { explain, identity } from './clients'
import { FactorCode } from './FactorCode'

/** The secret is shown once it is asked for, and counts from the first of its codes. */
export function Enrolment({ onDone }: { onDone: (me: MeView) => void }) {
  const text = useText(signInText).factor
  const [given, setGiven] = useState<{ uri: string; secret: string }>()
  const enrolment = useCommand(identity.enrolSecondFactor, { onDone: setGiven })
  if (!given) {
    return (
      <>
        <Card title={text.missingTitle}>
          <Text>{text.missingBody}</Text>
        </Card>
        <BottomBar
          label={text.start}
          busy={enrolment.busy}
          error={enrolment.error ? explain(enrolment.error) : null}
          onTap={() => void enrolment.run({})}
          second={{ label: text.later, onTap: back }}
        />
      </>
    )
  }
  return (
    <>
      <Card title={text.scanTitle}>
        <Text className="entry__lead">{text.scanBody}</Text>
        <QrImage content={given.uri} label={text.qr} size={180} />
        <Text className="factor__label">{text.secret}</Text>
        <Text className="factor__secret">{given.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Text>
        <Button kind="outline" onTap={() => copy(given.secret, text.copied)}>
          {text.copy}
        </Button>
      </Card>
      <FactorCode title={text.codeTitle} onDone={onDone} />
    </>
  )
}

/** WeChat says by itself that something was copied; a browser does not. */
function copy(secret: string, words: string) {
  void Taro.setClipboardData({ data: secret, success: () => toast(words), fail: () => {} })
}

import { useEffect, useRef } from 'react'
import { joinText } from '../../../shared/membership/joinText'
import { useText } from '../../platform/locale'
import { useSession } from '../../platform/session'
import { useCommand } from '../../platform/useCommand'
import { getWechatCode } from '../../platform/wechat'
import { Button, Card } from '../../ui'
import { explain, identity } from './clients'
import { HeldPhone, isPhoneHeld } from './HeldPhone'
import { Problem } from './Problem'

/** Signs in with WeChat by itself, then asks for the number by WeChat's own button; a code by SMS stays possible. */
export function WechatPhone({ onSms, onBound }: { onSms: () => void; onBound: () => void }) {
  const text = useText(joinText).start
  const { token, signIn, update } = useSession()
  const entry = useCommand(async (_: null) => identity.signInByWechat({ body: { code: await getWechatCode() } }), {
    onDone: (signedIn) => signIn(signedIn.token, signedIn.me),
  })
  const binding = useCommand(identity.bindPhone, {
    onDone: (me) => {
      update(me)
      onBound()
    },
  })
  const isTried = useRef(false)
  useEffect(() => {
    if (token !== null || isTried.current) return
    isTried.current = true
    void entry.run(null)
  }, [token, entry])
  const failure = entry.error ?? binding.error
  return (
    <Card title={text.signIn}>
      {token === null ? (
        <Button kind="outline" busy={entry.busy} onTap={() => void entry.run(null)}>
          {text.byWechat}
        </Button>
      ) : (
        <Button
          kind="outline"
          busy={binding.busy}
          openType="getPhoneNumber"
          onPhoneNumber={(code) => code && void binding.run({ body: { code } })}
        >
          {text.wechatPhone}
        </Button>
      )}
      {failure && <Problem words={explain(failure)} />}
      {failure && isPhoneHeld(failure) && <HeldPhone />}
      <Button kind="plain" size="small" onTap={onSms}>
        {text.bySms}
      </Button>
    </Card>
  )
}

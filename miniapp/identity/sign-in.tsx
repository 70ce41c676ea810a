import { useState } from 'react'
import type { MeView, SignedIn } from '../../shared/identity/contract'
import { signInText } from '../../shared/identity/signInText'
import { useText } from '../platform/locale'
import { back, replace } from '../platform/navigate'
import { useMe, useSession } from '../platform/session'
import { isWechat } from '../platform/wechat'
import { Empty, Page } from '../ui'
import { BindPhone } from './parts/BindPhone'
import { SmsEntry } from './parts/SmsEntry'
import { WechatEntry } from './parts/WechatEntry'
import './identity.scss'

definePageConfig({ navigationBarTitleText: '登录' })

type Stage = 'wechat' | 'sms' | 'bind' | 'already'

/** By WeChat and its phone button, or by phone and SMS code; then back to where one came from. */
export default function SignIn() {
  const text = useText(signInText)
  const me = useMe()
  const keepSession = useSession((session) => session.signIn)
  const [stage, setStage] = useState<Stage>(() => firstStage(me))
  const finish = ({ token, me }: SignedIn) => {
    keepSession(token, me)
    if (isWechat && me.phone === null) setStage('bind')
    else leave(me)
  }
  return (
    <Page title={text.title}>
      {stage === 'wechat' && <WechatEntry onDone={finish} onSms={() => setStage('sms')} />}
      {stage === 'sms' && <SmsEntry onDone={finish} />}
      {stage === 'bind' && <BindPhone onDone={leave} onLater={back} />}
      {stage === 'already' && (
        <Empty text={text.already(me?.name ?? me?.phone ?? '')} action={{ label: text.goOn, onTap: back }} />
      )}
    </Page>
  )
}

function firstStage(me: MeView | null): Stage {
  if (me) return isWechat && me.phone === null ? 'bind' : 'already'
  return isWechat ? 'wechat' : 'sms'
}

/** Staff have one step more before the desk opens; it may be left for later. */
function leave(me: MeView) {
  if (me.secondFactor === 'due' || me.secondFactor === 'missing') replace('/identity/second-factor')
  else back()
}

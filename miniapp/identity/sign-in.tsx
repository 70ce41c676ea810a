import { useState } from 'react'
import { identity as identityContract, type SignedIn } from '../../shared/identity/contract'
import { clientOf } from '../platform/client'
import { wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { back } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { getWechatCode, isWechat } from '../platform/wechat'
import { BottomBar, Button, Card, Field, Page } from '../ui'
import { signInText } from './text'
import { useCountdown } from './useCountdown'

definePageConfig({ navigationBarTitleText: '登录' })

const identity = clientOf(identityContract)
const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone)

export default function SignIn() {
  const text = useText(signInText)
  const keepSession = useSession((session) => session.signIn)
  const finish = ({ token, me }: SignedIn) => {
    keepSession(token, me)
    back()
  }
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const countdown = useCountdown()
  const [sent, setSent] = useState<string>()
  const sms = useCommand(identity.requestSmsCode, {
    onDone: ({ demoCode }) => {
      setSent(demoCode)
      countdown.start(60)
    },
  })
  const bySms = useCommand(identity.signInBySms, { onDone: finish })
  const byWechat = useCommand(async (_: null) => identity.signInByWechat({ body: { code: await getWechatCode() } }), {
    onDone: finish,
  })
  const failure = bySms.error ?? byWechat.error
  const isSent = countdown.left > 0
  const sentWords = sent ? text.demoCode(sent) : text.sent
  return (
    <Page title={text.title}>
      {isWechat && (
        <Button busy={byWechat.busy} onTap={() => void byWechat.run(null)}>
          {text.byWechat}
        </Button>
      )}
      <Card kind="rows">
        <Field
          label={text.phone}
          placeholder={text.phonePlaceholder}
          type="number"
          maxLength={11}
          autocomplete="tel"
          value={phone}
          onChange={setPhone}
          hint={text.phoneHint}
          error={phone.length === 11 && !isPhone(phone) ? text.phoneWrong : null}
        />
        <Field
          label={text.code}
          placeholder={text.codePlaceholder}
          type="number"
          maxLength={6}
          autocomplete="one-time-code"
          value={code}
          onChange={setCode}
          hint={isSent ? sentWords : undefined}
          error={sms.error ? wordsOf(sms.error, text.errors) : null}
          action={
            <Button
              kind="outline"
              size="small"
              busy={sms.busy}
              disabled={!isPhone(phone) || isSent}
              onTap={() => void sms.run({ body: { phone } })}
            >
              {isSent ? text.wait(countdown.left) : text.getCode}
            </Button>
          }
        />
      </Card>
      <BottomBar
        label={text.title}
        missing={!isPhone(phone) ? text.missingPhone : code.length < 6 ? text.missingCode : null}
        busy={bySms.busy}
        error={failure ? wordsOf(failure, text.errors) : null}
        note={text.note}
        onTap={() => void bySms.run({ body: { phone, code } })}
      />
    </Page>
  )
}

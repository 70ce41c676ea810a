import { useState } from 'react'
import { cardText } from '../../shared/membership/cardText'
import { codeOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { useMe } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { isWechat, scanCode } from '../platform/wechat'
import { BottomBar, Card, Failure, Field, Page, SignInFirst } from '../ui'
import { membership } from './parts/clients'
import { Failed, Passed, Ready } from './parts/Verdict'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '核验会员' })

const wholeQr = /^UM1\.[\w-]{22}\.\d{10}\.[\w-]{22}$/
/** Nothing a gatekeeper can do at this page helps: sign in, or prove the second factor. */
const aboutCaller = ['access.signed_out', 'access.denied', 'access.second_factor_due']

/** At a gate or a counter: one code after the other, each answered in large words. */
export default function Check() {
  const text = useText(cardText).check
  const me = useMe()
  const [typed, setTyped] = useState('')
  const [checked, setChecked] = useState<Awaited<ReturnType<typeof membership.checkCard>>>()
  const command = useCommand(membership.checkCard, { onDone: setChecked })
  const check = (qr: string) => {
    setChecked(undefined)
    setTyped('')
    void command.run({ body: { qr } })
  }
  // A hand scanner types the whole code at once: it is checked without a tap.
  const enter = (value: string) => (wholeQr.test(value.trim()) ? check(value.trim()) : setTyped(value))
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned !== null && scanned !== '') check(scanned)
  }
  const { error, busy } = command
  if (me === null) {
    return (
      <Page title={text.title}>
        <SignInFirst />
      </Page>
    )
  }
  if (error && aboutCaller.includes(codeOf(error))) {
    return (
      <Page title={text.title}>
        <Failure error={error} words={{ 'access.denied': text.denied }} onRetry={command.clear} />
      </Page>
    )
  }
  return (
    <Page title={text.title}>
      {checked ? <Passed check={checked} /> : error ? <Failed error={error} /> : <Ready />}
      <Card kind="rows">
        <Field
          label={text.code}
          placeholder={text.codePlaceholder}
          hint={text.codeHint}
          maxLength={300}
          value={typed}
          focus={!isWechat && !busy}
          onChange={enter}
        />
      </Card>
      <BottomBar
        label={isWechat && typed === '' ? (checked || error ? text.scanNext : text.scan) : text.check}
        missing={!isWechat && typed.trim() === '' ? text.missing : null}
        busy={busy}
        onTap={() => (typed.trim() === '' ? void scan() : check(typed.trim()))}
      />
    </Page>
  )
}

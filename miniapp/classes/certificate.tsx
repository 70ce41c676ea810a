import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { afterText } from '../../shared/classes/afterText'
import { certificateCode } from '../../shared/http/fields'
import { useText } from '../platform/locale'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, Failure, Field, Page, Row, Tag } from '../ui'
import { after, errorWords } from './parts/afterClient'

definePageConfig({ navigationBarTitleText: '验证结业证明' })

/** Anybody checks a certificate by the number on it. */
export default function CertificatePage() {
  const text = useText(afterText)
  const { code: given = '' } = useRouter().params
  const [typed, setTyped] = useState(given)
  const [code, setCode] = useState(given)
  const isCode = certificateCode.safeParse(typed).success
  return (
    <Page title={text.checkTitle}>
      <Card>
        <Field label={text.codeLabel} hint={text.codeHint} value={typed} maxLength={20} onChange={setTyped} />
        <Button disabled={!isCode} onTap={() => setCode(typed.trim().toUpperCase())}>
          {text.checkNow}
        </Button>
      </Card>
      {code !== '' && <Found key={code} code={code} />}
    </Page>
  )
}

function Found({ code }: { code: string }) {
  const text = useText(afterText)
  const when = useWhen()
  const view = useView(() => after.checkCertificate({ params: { certificateCode: code } }), { deps: [code] })
  if (view.error) return <Failure error={view.error} words={errorWords()} onRetry={() => void view.refresh()} />
  if (!view.data) return null
  const { child, class: name, organisation, from, to, attended, issuedAt } = view.data
  const rows = [
    [text.fields.child, child],
    [text.fields.class, name],
    [text.fields.organisation, organisation],
    [text.fields.dates, when.span(from, to)],
    [text.fields.attended, text.attended(attended)],
    [text.fields.issuedAt, when.at(issuedAt)],
  ] as const
  return (
    <Card title={code} aside={<Tag tone="ok">{text.real}</Tag>} kind="rows">
      {rows.map(([label, value]) => (
        <Row key={label} title={label} value={value} />
      ))}
    </Card>
  )
}

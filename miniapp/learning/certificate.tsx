import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { certificateCode } from '../../shared/http/fields'
import { contestsText } from '../../shared/learning/contestsText'
import { useText } from '../platform/locale'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, Failure, Field, Page, Row, Skeleton, Tag } from '../ui'
import { contests, contestWords } from './parts/contestClient'

definePageConfig({ navigationBarTitleText: '验证获奖证书' })

/** Anybody checks a certificate by the number on it. */
export default function Certificate() {
  const text = useText(contestsText)
  const { code: given = '' } = useRouter().params
  const [typed, setTyped] = useState(given)
  const [code, setCode] = useState(given)
  const isCode = certificateCode.safeParse(typed).success
  return (
    <Page title={text.checkTitle}>
      <Card>
        <Field
          label={text.certificateCode}
          hint={text.certificateHint}
          value={typed}
          maxLength={20}
          onChange={setTyped}
        />
        <Button disabled={!isCode} onTap={() => setCode(typed.trim().toUpperCase())}>
          {text.check}
        </Button>
      </Card>
      {code !== '' && <Found key={code} code={code} />}
    </Page>
  )
}

function Found({ code }: { code: string }) {
  const text = useText(contestsText)
  const when = useWhen()
  const view = useView(() => contests.checkCertificate({ params: { certificateCode: code } }), { deps: [code] })
  if (view.error) return <Failure error={view.error} words={contestWords()} onRetry={() => void view.refresh()} />
  if (!view.data) return <Skeleton cards={1} />
  const { name, team, contest, group, award, organisation, issuedOn } = view.data
  const { fields } = text
  const rows = [
    [fields.name, name],
    ...(team ? [[fields.team, team] as const] : []),
    [fields.contest, contest],
    [fields.group, group],
    [fields.award, award],
    [fields.organisation, organisation],
    [fields.issuedOn, when.day(issuedOn)],
  ] as const
  return (
    <Card title={code} aside={<Tag tone="ok">{text.real}</Tag>} kind="rows">
      {rows.map(([label, value]) => (
        <Row key={label} title={label} value={value} />
      ))}
    </Card>
  )
}

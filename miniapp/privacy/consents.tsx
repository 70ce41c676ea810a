import { Text, View } from '@tarojs/components'
import { consentsText } from '../../shared/privacy/consentsText'
import type { ConsentPurpose, ConsentsView } from '../../shared/privacy/contract'
import { privacyText } from '../../shared/privacy/text'
import { useText } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Page, Row, toast } from '../ui'
import { explain, privacy, wordFor } from './parts/clients'
import { Problem } from './parts/Problem'
import './privacy.scss'

definePageConfig({ navigationBarTitleText: '同意与撤回' })

/** What was agreed to, what withdrawing means, and the withdrawal. */
export default function Consents() {
  const text = useText(consentsText)
  const { errors } = useText(privacyText)
  const view = useView(() => privacy.listConsents())
  return (
    <Page title={text.title} view={view} errors={errors}>
      {(consents) => (
        <>
          <Holding consents={consents} onChanged={view.show} onRefresh={view.refresh} />
          <History consents={consents} />
        </>
      )}
    </Page>
  )
}

interface HoldingProps {
  consents: ConsentsView
  onChanged: (consents: ConsentsView) => void
  onRefresh: () => Promise<void>
}

function Holding({ consents, onChanged, onRefresh }: HoldingProps) {
  const text = useText(consentsText)
  const when = useWhen()
  const withdrawal = useCommand(privacy.withdrawConsent, {
    onDone: (after) => {
      onChanged(after)
      toast(text.done)
    },
    onError: () => void onRefresh(),
  })
  const withdraw = async (purpose: ConsentPurpose) => {
    const matters = consents.endings.filter((ending) => ending.purpose === purpose).map(({ matter }) => matter)
    const ends = matters.map(({ code }) => wordFor(text.endings, code, text.otherEnding))
    const body = [text.consequences[purpose], ...ends].join('\n')
    if (!(await confirm({ title: text.ask(text.purposes[purpose]), body, ok: text.yes }))) return
    const endings = matters.flatMap(({ id }) => (id === null ? [] : [id]))
    void withdrawal.run({ params: { purpose }, body: { endings } })
  }
  if (consents.items.length === 0) {
    return (
      <Card title={text.holding}>
        <Text className="rights__note">{text.none}</Text>
      </Card>
    )
  }
  return (
    <>
      {withdrawal.error && <Problem words={explain(withdrawal.error)} />}
      <Card title={text.holding} kind="rows">
        {consents.items.map(({ purpose, noticeVersion, givenAt }) => (
          <Row
            key={purpose}
            title={text.purposes[purpose]}
            note={text.version(noticeVersion, when.at(givenAt))}
            value={
              <Button
                kind="outline"
                size="small"
                busy={withdrawal.busy}
                label={text.withdrawLabel(text.purposes[purpose])}
                onTap={() => void withdraw(purpose)}
              >
                {text.withdraw}
              </Button>
            }
          />
        ))}
      </Card>
    </>
  )
}

function History({ consents: { history, noticeVersion } }: { consents: ConsentsView }) {
  const text = useText(consentsText)
  const when = useWhen()
  const isPast = (row: ConsentsView['history'][number]) =>
    row.withdrawnAt !== null || row.noticeVersion !== noticeVersion || row.forChild
  const past = history.filter(isPast)
  if (past.length === 0) return null
  return (
    <Card title={text.history}>
      {past.map((row) => (
        <View key={`${row.purpose} ${row.givenAt}`} className="rights__line">
          <Text>{row.forChild ? text.forChild(text.purposes[row.purpose]) : text.purposes[row.purpose]}</Text>
          <Text className="rights__note">
            {[
              text.given(when.at(row.givenAt)),
              row.withdrawnAt ? text.withdrawn(when.at(row.withdrawnAt)) : row.forChild ? '' : text.replaced,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </View>
      ))}
    </Card>
  )
}

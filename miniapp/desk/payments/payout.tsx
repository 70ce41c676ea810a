import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { AnswerOf } from '../../../shared/http/contract'
import type { BatchDetails, payments } from '../../../shared/payments/contract'
import { yuan } from '../../../shared/payments/fen'
import { payoutText } from '../../../shared/payments/payoutText'
import type { PaymentState } from '../../../shared/payments/states'
import { chooseFile, saveFile } from '../../platform/files'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, Row, Tag, type Tone, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { client, errorWords, explain } from './parts/payoutClient'
import './parts/payouts.scss'

definePageConfig({ navigationBarTitleText: '支付批次' })

type Report = AnswerOf<(typeof payments)['readBankReturn']>['rows']

const tones: Record<PaymentState, Tone> = { open: 'warn', paid: 'ok', returned: 'red' }

/** One batch: what was approved and what became of it, the bank's file, and the bank's return. */
export default function DeskPayout() {
  const text = useText(payoutText)
  const { id = '' } = useRouter().params
  const view = useView(() => client.getPayout({ params: { payoutId: id } }), { deps: [id] })
  const [report, setReport] = useState<Report>([])
  return (
    <DeskPage title={text.batchTitle} section="payouts" view={view} errors={errorWords()}>
      {(batch) => (
        <View className="payouts">
          <Balance batch={batch} />
          <Bank
            batch={batch}
            onTaken={() => void view.refresh()}
            onRead={(answer) => {
              setReport(answer.rows)
              view.show(answer.batch)
            }}
          />
          <ReportCard report={report} />
          <Payments batch={batch} />
        </View>
      )}
    </DeskPage>
  )
}

/** Approved = paid + returned + open, to the fen. */
function Balance({ batch }: { batch: BatchDetails }) {
  const text = useText(payoutText)
  const { organisation, day, batchNumber, balanced, approved, paid, returned, open: waiting } = batch
  const sums = [
    [text.approved, approved],
    [text.paid, paid],
    [text.returned, returned],
    [text.open, waiting],
  ] as const
  return (
    <Card title={organisation.name} aside={<Tag>{text.states[batch.state]}</Tag>}>
      <Text className="payouts__note" userSelect>
        {`${day} · ${batchNumber}`}
      </Text>
      {sums.map(([label, { count, fen }]) => (
        <View key={label} className="payouts__sum">
          <Text>{label}</Text>
          <Text>{text.sums(count, yuan(fen))}</Text>
        </View>
      ))}
      <Text className={balanced ? 'payouts__ok' : 'payouts__wrong'}>{balanced ? text.balanced : text.unbalanced}</Text>
    </Card>
  )
}

interface BankProps {
  batch: BatchDetails
  onTaken: () => void
  onRead: (answer: AnswerOf<(typeof payments)['readBankReturn']>) => void
}

function Bank({ batch: { id, state, sentAt }, onTaken, onRead }: BankProps) {
  const text = useText(payoutText)
  const params = { payoutId: id }
  const onError = (error: Error) => toast(explain(error))
  const take = useCommand(() => client.takePayoutFile({ params }), {
    onDone: (file) => {
      void saveFile(file)
      onTaken()
    },
    onError,
  })
  const read = useCommand((upload: Uint8Array) => client.readBankReturn({ params, upload }), {
    onDone: onRead,
    onError,
  })
  const choose = async () => {
    const file = await chooseFile(['.csv', '.txt', '.xlsx'])
    if (file) void read.run(await file.read())
  }
  return (
    <Card className="payouts__bank">
      <Button kind={sentAt ? 'outline' : 'primary'} busy={take.busy} onTap={() => void take.run(undefined)}>
        {text.take}
      </Button>
      <Text className="payouts__note">{text.takeNote}</Text>
      <Button
        kind={state === 'sent' ? 'primary' : 'outline'}
        disabled={!sentAt}
        busy={read.busy}
        onTap={() => void choose()}
      >
        {text.readReturn}
      </Button>
      <Text className="payouts__note">{sentAt ? text.returnNote : text.afterTaking}</Text>
    </Card>
  )
}

function ReportCard({ report }: { report: Report }) {
  const text = useText(payoutText)
  if (report.length === 0) return null
  return (
    <Card title={text.report} kind="rows">
      {report.map(({ row, reference, outcome }) => (
        <Row key={row} title={`${text.reportRow(row)} ${reference}`} note={text.outcomes[outcome]} />
      ))}
    </Card>
  )
}

function Payments({ batch: { payments } }: { batch: BatchDetails }) {
  const text = useText(payoutText)
  return (
    <Card title={text.payments} kind="rows">
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} />
      ))}
    </Card>
  )
}

function PaymentRow({ payment }: { payment: BatchDetails['payments'][number] }) {
  const text = useText(payoutText)
  const { source, link, reference, holder, bank, account, amountFen, state, bankNote, attempt } = payment
  const said = [reference, text.sources[source], `${bank} ${account}`, attempt > 1 && text.attempt(attempt), bankNote]
  return (
    <Row
      title={`${holder} ${yuan(amountFen)}`}
      note={said.filter(Boolean).join(' · ')}
      value={<Tag tone={tones[state]}>{text.paymentStates[state]}</Tag>}
      onTap={() => open(link)}
    />
  )
}

import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { RefundDecision } from '../../../shared/classes/refunds'
import type { RefundCase } from '../../../shared/classes/refunds.desk.contract'
import { refundsDeskText } from '../../../shared/classes/refundsDeskText'
import { yuanOf } from '../../../shared/classes/wordsText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { type View as LoadedView, useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, confirm, Row, Tag, Timeline, toast } from '../../ui'
import { CaseCard } from '../parts/CaseCard'
import { CasePage } from '../parts/CasePage'
import { client, errorWords, explain } from './parts/refundClient'
import { refundTones } from './parts/refundTones'
import './parts/after.scss'

definePageConfig({ navigationBarTitleText: '退费' })

/** A refund with the payment it is of; another class manager than who asked for it approves it. */
export default function DeskRefund() {
  const text = useText(refundsDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => client.getRefundCase({ params: { refundId: id } }), { deps: [id] })
  return (
    <CasePage title={text.title} view={view} errors={errorWords()} absent="classes.refund_not_found">
      {(refund, toQueue) => (
        <View className="desk-after">
          <Head refund={refund} view={view} />
          <Payment refund={refund} />
          <Decide refund={refund} view={view} />
          <History refund={refund} />
          {toQueue}
        </View>
      )}
    </CasePage>
  )
}

interface PartProps {
  refund: RefundCase
  view: LoadedView<RefundCase>
}

function Head({ refund, view }: PartProps) {
  const text = useText(refundsDeskText)
  const when = useWhen()
  const { child, guardian, state, cause, amountFen, byRuleFen, reason, dueAt, overdue } = refund
  return (
    <CaseCard
      of={refund}
      view={view}
      title={child}
      tag={<Tag tone={refundTones[state]}>{text.states[state]}</Tag>}
      lines={[
        `${text.amount(yuanOf(amountFen))} · ${text.byRule(yuanOf(byRuleFen))}`,
        reason ? text.reason(reason) : null,
      ]}
      notes={[
        `${refund.class.name} · ${guardian} · ${text.routes[cause]}`,
        dueAt && [text.due(when.at(dueAt)), overdue ? text.overdue : null].filter(Boolean).join(' · '),
      ]}
    />
  )
}

function Payment({ refund: { paidFen, receipt, paidOn, payee } }: { refund: RefundCase }) {
  const text = useText(refundsDeskText)
  const when = useWhen()
  return (
    <Card kind="rows">
      {receipt && paidOn && <Row title={text.paid(yuanOf(paidFen), receipt, when.day(paidOn))} />}
      <Row title={text.account} note={payee ? `${payee.holder} · ${payee.bank} ${payee.number}` : text.noAccount} />
    </Card>
  )
}

function Decide({ refund: { id, version, actions, barred }, view }: PartProps) {
  const text = useText(refundsDeskText)
  const decide = useCommand(
    (decision: RefundDecision) => client.decideRefund({ params: { refundId: id }, body: { version, decision } }),
    {
      onDone: (decided) => {
        toast(text.decided)
        view.show(decided)
      },
      onError: (error) => {
        toast(explain(error))
        void view.refresh()
      },
    },
  )
  const refuse = async () => {
    if (await confirm({ title: text.refuseAsk, body: text.refuseNote, ok: text.refuse })) await decide.run('refuse')
  }
  if (barred) return <Text className="words__note">{text.barred[barred]}</Text>
  if (!actions.includes('approve')) return null
  return (
    <Card>
      <Button busy={decide.busy} onTap={() => void decide.run('approve')}>
        {text.approve}
      </Button>
      <Button kind="outline" busy={decide.busy} onTap={() => void refuse()}>
        {text.refuse}
      </Button>
    </Card>
  )
}

function History({ refund: { history } }: { refund: RefundCase }) {
  const text = useText(refundsDeskText)
  const when = useWhen()
  const words: Record<string, string> = text.steps
  const items = history.map(({ step, at, by, note }) => ({
    key: `${step} ${at}`,
    title: [words[step] ?? step, by ?? text.guardian].filter(Boolean).join(' · '),
    note: [when.at(at), note].filter(Boolean).join(' · '),
    tone: step === 'bounced' || step === 'refused' ? ('red' as const) : ('ok' as const),
  }))
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { FeeRow } from '../../../shared/classes/fees.desk.contract'
import { feesText } from '../../../shared/classes/feesText'
import { refundsDeskText } from '../../../shared/classes/refundsDeskText'
import { yuanOf } from '../../../shared/classes/wordsText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { FeeSheet } from './parts/FeeSheet'
import { client, errorWords } from './parts/feeClient'
import './parts/after.scss'

definePageConfig({ navigationBarTitleText: '费用' })

type Acting = { row: FeeRow; act: FeeRow['actions'][number] }

/** What was paid for the seats of a class, and what goes back. */
export default function DeskFees() {
  const text = useText(feesText)
  const { id = '' } = useRouter().params
  const [acting, setActing] = useState<Acting>()
  const head = useRef({ name: '', paidFen: 0, refundFen: 0 })
  const pages = usePages(
    async (cursor) => {
      const page = await client.listFees({ params: { classId: id }, query: cursor ? { cursor } : {} })
      head.current = { name: page.class.name, ...page.totals }
      return page
    },
    { deps: [id] },
  )
  const close = () => setActing(undefined)
  const done = () => {
    close()
    void pages.refresh()
  }
  return (
    <DeskPage title={text.title} section="classTerms" view={pages} errors={errorWords()}>
      {(rows) => (
        <View className="desk-after">
          <Card title={head.current.name}>
            <Text className="desk-after__line">
              {text.totals(yuanOf(head.current.paidFen), yuanOf(head.current.refundFen))}
            </Text>
            <Text className="words__note">{text.lead}</Text>
          </Card>
          {rows.length === 0 && <Empty text={text.none} />}
          {rows.map((row) => (
            <Fee key={row.placeId} row={row} onAct={(act) => setActing({ row, act })} />
          ))}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {text.more}
            </Button>
          )}
          {acting && <FeeSheet classId={id} {...acting} onClose={close} onDone={done} />}
        </View>
      )}
    </DeskPage>
  )
}

function Fee({ row, onAct }: { row: FeeRow; onAct: (act: FeeRow['actions'][number]) => void }) {
  const text = useText(feesText)
  const { states } = useText(refundsDeskText)
  const when = useWhen()
  const { child, guardian, state, dueFen, paidFen, receipt, paidOn, refund, byRuleFen, actions } = row
  const isLeft = state !== 'confirmed'
  return (
    <Card title={child} aside={isLeft ? <Tag>{text.left}</Tag> : undefined}>
      <Text className="words__note">{[guardian, text.due(yuanOf(dueFen))].filter(Boolean).join(' · ')}</Text>
      <Text className="desk-after__line">
        {receipt && paidOn ? text.paid(yuanOf(paidFen), receipt, when.day(paidOn)) : text.unpaid}
      </Text>
      {refund && (
        <Text className="desk-after__line">{text.refund(yuanOf(refund.amountFen), states[refund.state])}</Text>
      )}
      {!refund && byRuleFen > 0 && <Text className="desk-after__line">{text.byRule(yuanOf(byRuleFen))}</Text>}
      <View className="desk-after__acts">
        {refund && (
          <Button size="small" kind="outline" onTap={() => open(`/desk/classes/refund?id=${refund.id}`)}>
            {text.seeRefund}
          </Button>
        )}
        {actions.includes('record') && (
          <Button size="small" kind="outline" onTap={() => onAct('record')}>
            {text.record}
          </Button>
        )}
        {actions.includes('refund') && (
          <Button size="small" kind="outline" onTap={() => onAct('refund')}>
            {text.askRefund}
          </Button>
        )}
      </View>
    </Card>
  )
}

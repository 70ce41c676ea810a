import { useState } from 'react'
import type { FeeRow } from '../../../../shared/classes/fees.desk.contract'
import { feesText } from '../../../../shared/classes/feesText'
import { yuanOf } from '../../../../shared/classes/wordsText'
import { shanghaiDay } from '../../../../shared/http/time'
import { parseYuan } from '../../../../shared/payments/money'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, DateField, Field, Sheet, toast } from '../../../ui'
import { client, explain } from './feeClient'

export interface FeeSheetProps {
  classId: string
  row: FeeRow
  act: FeeRow['actions'][number]
  onClose: () => void
  onDone: () => void
}

/** A payment from its receipt, or what goes back of it. */
export function FeeSheet({ classId, row, act, onClose, onDone }: FeeSheetProps) {
  const text = useText(feesText)
  const { placeId, version, dueFen, paidFen, byRuleFen } = row
  const isRefund = act === 'refund'
  const [sum, setSum] = useState(yuanOf(isRefund ? byRuleFen || paidFen : paidFen || dueFen))
  const [receipt, setReceipt] = useState(row.receipt ?? '')
  const [paidOn, setPaidOn] = useState(row.paidOn ?? shanghaiDay(new Date()))
  const [reason, setReason] = useState('')
  const fen = parseYuan(sum)
  const isOther = isRefund && fen !== null && fen !== byRuleFen
  const params = { classId, placeId }
  const save = useCommand(
    (given: number) =>
      isRefund
        ? client.askRefund({ params, body: { version, refundFen: given, reason: isOther ? reason.trim() : null } })
        : client.recordFee({ params, body: { version, paidFen: given, receipt: receipt.trim(), paidOn } }),
    {
      onDone: () => {
        toast(text.saved)
        onDone()
      },
      onError: (error) => toast(explain(error)),
    },
  )
  const isWhole = fen !== null && (isRefund ? fen > 0 && (!isOther || reason.trim() !== '') : receipt.trim() !== '')
  return (
    <Sheet isOpen title={`${row.child} · ${isRefund ? text.askRefund : text.record}`} onClose={onClose}>
      <Field
        label={text.amount}
        type="digit"
        value={sum}
        onChange={setSum}
        error={fen === null ? text.amountBad : undefined}
        hint={isRefund ? text.byRule(yuanOf(byRuleFen)) : text.due(yuanOf(dueFen))}
      />
      {isOther && <Field label={text.reason} value={reason} maxLength={200} onChange={setReason} />}
      {!isRefund && <Field label={text.receipt} value={receipt} maxLength={60} onChange={setReceipt} />}
      {!isRefund && <DateField label={text.paidOn} value={paidOn} onChange={setPaidOn} />}
      <Button busy={save.busy} disabled={!isWhole} onTap={() => fen !== null && void save.run(fen)}>
        {text.save}
      </Button>
    </Sheet>
  )
}

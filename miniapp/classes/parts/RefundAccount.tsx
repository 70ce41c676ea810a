import { useState } from 'react'
import type { OwnRefund } from '../../../shared/classes/refunds.contract'
import { refundsText } from '../../../shared/classes/refundsText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Card, Check, toast } from '../../ui'
import { isWholePayee, PayeeFields } from '../../ui/PayeeFields'
import { explainRefund, privacy, refunds } from './refundsClient'

interface AccountProps {
  refund: OwnRefund
  onGiven: (refund: OwnRefund) => void
  onRefresh: () => Promise<void>
}

/** The account a refund goes to; whoever gives it agrees to that, and proves first who they are. */
export function RefundAccount({ refund, onGiven, onRefresh }: AccountProps) {
  const text = useText(refundsText)
  const { id, version, holder, payee, consentsDue, noticeVersion } = refund
  const [typed, setTyped] = useState({ holder: holder ?? '', bank: payee?.bank ?? '', number: '' })
  const [agrees, setAgrees] = useState(consentsDue.length === 0)
  const giving = useCommand(
    async (body: { version: number; payee: typeof typed }, options) => {
      if (consentsDue.length > 0) await privacy.giveConsents({ body: { noticeVersion, purposes: consentsDue } })
      return refunds.giveRefundAccount({ params: { refundId: id }, body }, options)
    },
    {
      onDone: (given) => {
        toast(text.sent)
        onGiven(given)
      },
      onError: () => void onRefresh(),
    },
  )
  const missing = !isWholePayee(typed) ? text.missing : agrees ? null : text.consentDue
  return (
    <>
      <Card title={text.account}>
        <PayeeFields payee={typed} knownHolder={holder} onChange={(part) => setTyped({ ...typed, ...part })} />
      </Card>
      {consentsDue.length > 0 && (
        <Card title={text.consentTitle} more={{ label: text.readNotice, onTap: () => open('/privacy/notice') }}>
          <Check label={text.consent} note={text.consentNote} checked={agrees} onChange={setAgrees} />
        </Card>
      )}
      <BottomBar
        label={text.send}
        missing={missing}
        busy={giving.busy}
        error={giving.error ? explainRefund(giving.error) : null}
        onTap={() => void giving.run({ version, payee: typed })}
      />
    </>
  )
}

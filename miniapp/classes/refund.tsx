import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { OwnRefund } from '../../shared/classes/refunds.contract'
import { refundsText } from '../../shared/classes/refundsText'
import { yuanOf } from '../../shared/classes/wordsText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { Card, NumberRow, Page, Row } from '../ui'
import { RefundAccount } from './parts/RefundAccount'
import { refunds, refundWords } from './parts/refundsClient'
import './parts/bookings.scss'

definePageConfig({ navigationBarTitleText: '退费' })

/** Where a refund stands, and the account it goes to. */
export default function RefundPage() {
  const text = useText(refundsText)
  const { id = '' } = useRouter().params
  const view = useView(() => refunds.getRefund({ params: { refundId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={refundWords()}>
      {(refund) => (
        <>
          <Head refund={refund} />
          {refund.actions.includes('giveAccount') && (
            <RefundAccount key={refund.version} refund={refund} onGiven={view.show} onRefresh={view.refresh} />
          )}
        </>
      )}
    </Page>
  )
}

function Head({ refund }: { refund: OwnRefund }) {
  const text = useText(refundsText)
  const { state, amountFen, payee, caseNumber, bookingId, class: of, actions } = refund
  return (
    <>
      <Card>
        <Text className="booking-head__words" aria-role="heading" aria-level={1}>
          {text.line(yuanOf(amountFen), text.states[state])}
        </Text>
        <Text className="booking-head__note">{text.notes[state]}</Text>
      </Card>
      <Card kind="rows">
        {payee && !actions.includes('giveAccount') && (
          <Row title={text.account} note={`${payee.holder} · ${payee.bank} ${payee.number}`} />
        )}
        <Row title={of.name} note={text.booking} onTap={() => open(`/classes/booking?id=${bookingId}`)} />
        <NumberRow title={text.numberTitle} number={caseNumber} />
      </Card>
    </>
  )
}

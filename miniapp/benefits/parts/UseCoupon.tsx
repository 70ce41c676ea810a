import type { CouponView } from '../../../shared/benefits/contract'
import { redeemText } from '../../../shared/benefits/redeemText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row } from '../../ui'
import { CouponCode } from './CouponCode'

interface UseCouponProps {
  coupon: CouponView
  onEnded: () => void
}

/** The code of a coupon that can be used now, and where it is used. */
export function UseCoupon({ coupon: { id, name, state, campaignId }, onEnded }: UseCouponProps) {
  const text = useText(redeemText).merchants
  if (state !== 'usable') return null
  return (
    <>
      <CouponCode couponId={id} name={name} onEnded={onEnded} />
      <Card kind="rows">
        <Row title={text.title} note={text.lead} onTap={() => open(`/benefits/merchants?id=${campaignId}`)} />
      </Card>
    </>
  )
}

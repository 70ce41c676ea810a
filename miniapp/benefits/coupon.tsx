import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { CouponView } from '../../shared/benefits/contract'
import { couponsText } from '../../shared/benefits/couponsText'
import { lastDayOf } from '../../shared/benefits/rules'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Card, Page, Row, Tag } from '../ui'
import { benefitErrors, benefits } from './parts/benefitClient'
import { couponTones } from './parts/couponTones'
import { UseCoupon } from './parts/UseCoupon'
import './parts/benefits.scss'

definePageConfig({ navigationBarTitleText: '券' })

/** A coupon of one's own: what it is for, until when, and how it is used. */
export default function CouponPage() {
  const text = useText(couponsText)
  const { id = '' } = useRouter().params
  const view = useView(() => benefits.getCoupon({ params: { couponId: id } }), { deps: [id] })
  return (
    <Page title={text.couponTitle} view={view} errors={benefitErrors()}>
      {(coupon) => (
        <>
          <Head coupon={coupon} />
          <UseCoupon coupon={coupon} onEnded={() => void view.refresh()} />
          <HowTo coupon={coupon} />
        </>
      )}
    </Page>
  )
}

function Head({
  coupon: { name, what, state, order, validUntil, usedAt, givenAt, holdReason },
}: {
  coupon: CouponView
}) {
  const text = useText(couponsText)
  const when = useWhen()
  const moment = usedAt ? text.usedAt(when.at(usedAt)) : text.until(when.date(lastDayOf(new Date(validUntil))))
  return (
    <Card>
      <View className="benefit-head">
        <Text className="benefit-head__name" aria-role="heading" aria-level={1}>
          {name}
        </Text>
        <Tag tone={couponTones[state]}>{text.states[state]}</Tag>
      </View>
      <Text className="benefit-head__what">{what}</Text>
      <Text className="benefit-head__note">{moment}</Text>
      <Text className="benefit-head__note">{`${text.order(order)} · ${text.givenAt(when.at(givenAt))}`}</Text>
      {holdReason && <Text className="benefit-head__warning">{text.held[holdReason]}</Text>}
    </Card>
  )
}

function HowTo({ coupon: { howTo, organisation, campaignId } }: { coupon: CouponView }) {
  const text = useText(couponsText)
  return (
    <>
      <Card title={text.howTo}>
        <Text className="benefit-line benefit-line--written">{howTo}</Text>
      </Card>
      <Card kind="rows">
        <Row title={text.from} value={organisation.name} />
        <Row title={text.campaign} onTap={() => open(`/benefits/campaign?id=${campaignId}`)} />
      </Card>
    </>
  )
}

import { Text, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { inFours } from '../../../shared/benefits/merchants'
import { redeemText } from '../../../shared/benefits/redeemText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { useNetwork } from '../../platform/network'
import { useScreenOn } from '../../platform/screen'
import { useSecondsLeft } from '../../platform/useSecondsLeft'
import { Button, Card, Failure, QrImage, Skeleton } from '../../ui'
import { redeemErrors } from './redeemClient'
import { type LiveCode, useCode } from './useCode'
import './redeem.scss'

interface CouponCodeProps {
  couponId: string
  name: string
  /** There is no code for it any more: it was used, say. */
  onEnded: () => void
}

/** The code of a coupon that can be used, for the clerk to scan or type. */
export function CouponCode({ couponId, name, onEnded }: CouponCodeProps) {
  const view = useCode(couponId)
  useScreenOn()
  const hasEnded = view.error !== undefined && codeOf(view.error).startsWith('benefits.coupon_')
  const latest = useRef(onEnded)
  latest.current = onEnded
  useEffect(() => {
    if (hasEnded) latest.current()
  }, [hasEnded])
  if (view.data) {
    return <Code name={name} code={view.data} busy={view.loading} onRenew={() => void view.refresh()} />
  }
  if (view.error && !view.loading) {
    return <Failure error={view.error} words={redeemErrors()} onRetry={() => void view.refresh()} />
  }
  return <Skeleton cards={1} />
}

interface CodeProps {
  name: string
  code: LiveCode
  busy: boolean
  onRenew: () => void
}

/** Once it has ended it is greyed, and words say what to do. */
function Code({ name, code: { code, endsAt }, busy, onRenew }: CodeProps) {
  const text = useText(redeemText).code
  const isOnline = useNetwork((network) => network.isOnline)
  const left = useSecondsLeft(endsAt)
  const isOver = left === 0
  return (
    <Card>
      <View className="coupon-code">
        <Text className="coupon-code__title">{text.show}</Text>
        <View className={isOver ? 'coupon-code__frame coupon-code__frame--off' : 'coupon-code__frame'}>
          <QrImage content={code} label={isOver ? text.over : text.label(name)} size={200} />
          {isOver && (
            <Text className="coupon-code__over" aria-role="status">
              {isOnline ? text.over : text.overOffline}
            </Text>
          )}
        </View>
        {!isOver && (
          <>
            <Text className="coupon-code__note">{text.typed}</Text>
            <Text className="coupon-code__characters" aria-label={[...code].join(' ')}>
              {inFours(code)}
            </Text>
          </>
        )}
        {isOver ? (
          <Button kind="outline" size="small" busy={busy} onTap={onRenew}>
            {text.renew}
          </Button>
        ) : (
          <Text className="coupon-code__note">{text.left(left)}</Text>
        )}
        <Text className="hint">{text.only}</Text>
      </View>
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { cardText } from '../../../shared/membership/cardText'
import type { CardView } from '../../../shared/membership/contract'
import { useText } from '../../platform/locale'
import { useNetwork } from '../../platform/network'
import { useSecondsLeft } from '../../platform/useSecondsLeft'
import { Button, Card, QrImage } from '../../ui'

interface CardQrProps {
  card: CardView
  endsAt: number
  busy: boolean
  onRefresh: () => void
}

/** The QR of the moment; once it has ended it is greyed, and words say what to do. */
export function CardQr({ card, endsAt, busy, onRefresh }: CardQrProps) {
  const text = useText(cardText)
  const isOnline = useNetwork((network) => network.isOnline)
  const left = useSecondsLeft(endsAt)
  const isOver = left === 0
  return (
    <Card>
      <View className="member-qr">
        <Text className="member-qr__title">{text.show}</Text>
        <View className={isOver ? 'member-qr__frame member-qr__frame--off' : 'member-qr__frame'}>
          <QrImage content={card.qr} label={isOver ? text.expired : text.qrLabel(card.name)} size={220} />
          {isOver && (
            <Text className="member-qr__over" aria-role="status">
              {isOnline ? text.expired : text.expiredOffline}
            </Text>
          )}
        </View>
        {isOver ? (
          <Button kind="outline" size="small" busy={busy} onTap={onRefresh}>
            {text.refresh}
          </Button>
        ) : (
          <Text className="member-qr__left">{isOnline ? text.left(left) : text.leftOffline(left)}</Text>
        )}
        <Text className="hint">{text.seen}</Text>
      </View>
    </Card>
  )
}

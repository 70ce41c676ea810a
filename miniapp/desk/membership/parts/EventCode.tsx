import { Image, Text, View } from '@tarojs/components'
import type { DeskEventView } from '../../../../shared/membership/events.contract'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { useWhen } from '../../../platform/when'
import { Button, Card, Chips, QrImage } from '../../../ui'
import type { WechatCode } from './useWechatCode'

/** Which of the two codes is on the screen. */
export type Shown = 'h5' | 'wechat'

export interface CodeProps {
  event: DeskEventView
  shown: Shown
  wechat: WechatCode
}

/** The code to scan, the web one or WeChat's, and what to do where WeChat's is not to be had. */
export function EventCode({ onChoose, ...code }: CodeProps & { onChoose: (shown: Shown) => void }) {
  const text = useText(eventsText)
  const when = useWhen()
  const { event, shown, wechat } = code
  const isWaiting = shown === 'wechat' && !wechat.source
  return (
    <Card>
      <View className="event-code">
        <Chips
          label={text.kindsLabel}
          options={(['h5', 'wechat'] as const).map((value) => ({ value, label: text.kinds[value] }))}
          value={shown}
          onChange={onChoose}
        />
        <CodePicture {...code} />
        {event.state === 'open' ? (
          <Text className="event-code__scan">{text.scan}</Text>
        ) : (
          <Text className="event-code__off" aria-role="status">
            {event.state === 'planned' ? text.notOpen.planned(when.at(event.startsAt)) : text.notOpen[event.state]}
          </Text>
        )}
        {isWaiting && (
          <View className="event-code__wechat" aria-role="status">
            <Text className="event-code__note">{wechat.hasFailed ? text.wechatFailed : text.wechatLoading}</Text>
            {wechat.hasFailed && (
              <Button kind="plain" size="small" onTap={wechat.again}>
                {text.again}
              </Button>
            )}
          </View>
        )}
        <Text className="event-code__note">{`${text.code} ${event.code}`}</Text>
      </View>
    </Card>
  )
}

/** WeChat's code once it is there; until then, and without it, the web one. */
export function CodePicture({ event, shown, wechat }: CodeProps) {
  const text = useText(eventsText)
  const label = text.qrLabel(event.name)
  const isOff = event.state === 'ended' || event.state === 'closed'
  return (
    <View className={isOff ? 'event-code__picture event-code__picture--off' : 'event-code__picture'}>
      {shown === 'wechat' && wechat.source ? (
        <Image className="event-code__made" src={wechat.source} mode="aspectFit" aria-label={label} />
      ) : (
        <QrImage content={event.qrText} label={label} size="fill" />
      )}
    </View>
  )
}

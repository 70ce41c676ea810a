import { Text, View } from '@tarojs/components'
import type { MessageView } from '../../../shared/notifications/contract'
import { notificationsText } from '../../../shared/notifications/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Tag } from '../../ui'

export function MessageCard({ message }: { message: MessageView }) {
  const text = useText(notificationsText)
  const when = useWhen()
  const { title, body, link, at, readAt } = message
  return (
    <View
      className="card message"
      aria-role={link ? 'button' : undefined}
      onClick={link ? () => open(link) : undefined}
    >
      <View className="message__head">
        <Text className="message__title">{title}</Text>
        {readAt === null && <Tag tone="red">{text.unread}</Tag>}
      </View>
      <Text className="message__body">{body}</Text>
      <View className="message__foot">
        <Text>{when.at(at)}</Text>
        {link && <Text>{text.open} ›</Text>}
      </View>
    </View>
  )
}

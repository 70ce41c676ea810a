import { Text, View } from '@tarojs/components'
import type { DeliveryView } from '../../../../shared/notifications/desk.contract'
import { deliveriesText } from '../../../../shared/notifications/deskText'
import { notificationsText } from '../../../../shared/notifications/text'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { useWhen } from '../../../platform/when'
import { Button, confirm, Tag, toast } from '../../../ui'
import { reasonOf } from './reasons'
import { useSettling } from './useDeliveries'

interface DeliveryRowProps {
  row: DeliveryView
  onSettled: () => void
}

/** One message: what, to whom, since when, why, and what can be done about it. */
export function DeliveryRow({ row, onSettled }: DeliveryRowProps) {
  const text = useText(deliveriesText)
  const when = useWhen()
  const { title, channel, recipient, state, since, organisationName, errorCode } = row
  return (
    <View className="delivery" aria-role="listitem">
      <View className="delivery__what">
        <Text className="delivery__title">{title}</Text>
        <Text className="delivery__union">{organisationName ?? text.noUnion}</Text>
      </View>
      <View className="delivery__state">
        <Tag tone={state === 'dead' ? 'red' : 'warn'}>{text.states[state]}</Tag>
      </View>
      <Text className="delivery__to">{`${text.channels[channel]} ${recipient}`.trim()}</Text>
      <Text className="delivery__since">{since === null ? '' : when.at(since)}</Text>
      <View className="delivery__why">
        <Text>{errorCode === null ? '' : text.reasons[reasonOf(errorCode)]}</Text>
        {errorCode !== null && <Text className="delivery__code">{text.code(errorCode)}</Text>}
      </View>
      {row.actions.length > 0 && <Acts row={row} onSettled={onSettled} />}
    </View>
  )
}

function Acts({ row, onSettled }: DeliveryRowProps) {
  const text = useText(deliveriesText)
  const { errors } = useText(notificationsText)
  const { settle, busy, error } = useSettling(row, (decision) => {
    toast(decision === 'sendAgain' ? text.sentAgain : text.left)
    onSettled()
  })
  const sendAgain = async () => {
    const body = row.state === 'unknown' ? text.againUnknown : text.againDead
    if (await confirm({ title: text.again, body, ok: text.sendAgain.slice(0, 4) })) void settle('sendAgain')
  }
  return (
    <View className="delivery__acts">
      <Button
        kind="outline"
        size="small"
        busy={busy}
        label={`${text.sendAgain} ${row.title}`}
        onTap={() => void sendAgain()}
      >
        {text.sendAgain}
      </Button>
      <Button
        kind="plain"
        size="small"
        disabled={busy}
        label={`${text.leave} ${row.title}`}
        onTap={() => void settle('leave')}
      >
        {text.leave}
      </Button>
      {error && (
        <Text className="delivery__error" aria-role="alert">
          {wordsOf(error, errors)}
        </Text>
      )}
    </View>
  )
}

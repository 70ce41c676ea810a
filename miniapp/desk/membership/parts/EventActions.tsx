import { Text, View } from '@tarojs/components'
import type { DeskEventView } from '../../../../shared/membership/events.contract'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { canPrint, printPage } from '../../../platform/print'
import { useCommand } from '../../../platform/useCommand'
import { Button, confirm, toast } from '../../../ui'
import { events, explainEvent } from './eventClients'

interface EventActionsProps {
  event: DeskEventView
  onShow: () => void
  onChanged: (event: DeskEventView) => void
}

/** What staff do with an event; nothing changes one that is over. */
export function EventActions({ event, onShow, onChanged }: EventActionsProps) {
  const text = useText(eventsText)
  const { id, actions } = event
  const closing = useCommand(events.closeEvent, {
    onDone: (after) => {
      toast(text.closed)
      onChanged(after)
    },
  })
  const close = async () => {
    const isSure = await confirm({ title: text.closeAsk, body: text.closeBody, ok: text.closeYes })
    if (isSure) void closing.run({ params: { eventId: id } })
  }
  return (
    <>
      {actions.includes('edit') && <Button onTap={onShow}>{text.show}</Button>}
      <View className="event-actions">
        {canPrint && actions.includes('edit') && (
          <Button kind="outline" size="small" onTap={printPage}>
            {text.print}
          </Button>
        )}
        {actions.includes('edit') && (
          <Button kind="outline" size="small" onTap={() => open(`/desk/membership/event-form?id=${id}`)}>
            {text.edit}
          </Button>
        )}
        {actions.includes('close') && (
          <Button kind="plain" size="small" busy={closing.busy} onTap={() => void close()}>
            {text.close}
          </Button>
        )}
      </View>
      {closing.error && (
        <Text className="events__error" aria-role="alert">
          {explainEvent(closing.error)}
        </Text>
      )}
    </>
  )
}

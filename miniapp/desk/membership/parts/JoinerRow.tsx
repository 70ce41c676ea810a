import { Text, View } from '@tarojs/components'
import type { JoinerView } from '../../../../shared/membership/events.contract'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { useWhen } from '../../../platform/when'
import { Button, confirm, Tag, toast } from '../../../ui'
import { events, explainEvent } from './eventClients'
import { stateTones } from './tones'

interface JoinerRowProps {
  joiner: JoinerView
  eventId: string
  onSeen: (after: JoinerView) => void
  onChanged: () => void
}

/** One person of the event: masked, with what staff at the stand can still do for them. */
export function JoinerRow({ joiner, eventId, onSeen, onChanged }: JoinerRowProps) {
  const text = useText(eventsText)
  const when = useWhen()
  const { joiners } = text
  const { id, name, version, state, submittedAt, receiptNumber, seen, actions } = joiner
  const document = `${text.documentKinds[joiner.documentKind]} ${joiner.documentNumber}`
  const sighting = useCommand(events.seeDocument, {
    onDone: (after) => {
      toast(joiners.done)
      onSeen(after)
    },
    onError: onChanged,
  })
  const see = async () => {
    const question = { title: joiners.ask(name), body: joiners.askBody(document), ok: joiners.yes, cancel: joiners.no }
    if (await confirm(question)) void sighting.run({ params: { applicationId: id, eventId }, body: { version } })
  }
  return (
    <View className="joiner">
      <View className="joiner__line">
        <Text className="joiner__name">{name}</Text>
        <Tag tone={stateTones[state]}>{text.applicationStates[state]}</Tag>
        {seen && <Tag tone="ok">{joiners.seen}</Tag>}
      </View>
      <Text className="joiner__note">{document}</Text>
      <Text className="joiner__note">{`${joiners.at(when.at(submittedAt))} · ${receiptNumber}`}</Text>
      {seen && <Text className="joiner__note">{joiners.seenBy(seen.by, when.at(seen.at))}</Text>}
      {sighting.error && (
        <Text className="events__error" aria-role="alert">
          {explainEvent(sighting.error)}
        </Text>
      )}
      <View className="joiner__actions">
        {actions.includes('see') && (
          <Button
            kind="outline"
            size="small"
            label={`${joiners.see} ${name}`}
            busy={sighting.busy}
            onTap={() => void see()}
          >
            {joiners.see}
          </Button>
        )}
        <Button
          kind="plain"
          size="small"
          label={`${joiners.open} ${name}`}
          onTap={() => open(`/desk/membership/application?id=${id}`)}
        >
          {joiners.open}
        </Button>
      </View>
    </View>
  )
}

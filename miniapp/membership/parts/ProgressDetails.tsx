import { Text, View } from '@tarojs/components'
import type { ApplicationView } from '../../../shared/membership/contract'
import { progressText } from '../../../shared/membership/progressText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Card, NumberRow, Row, Timeline, type TimelineItem } from '../../ui'

/** What the union said, receipt, and what happened so far. */
export function ProgressDetails({ application }: { application: ApplicationView }) {
  const text = useText(progressText)
  const { returned, refused, receiptNumber, organisation, event, content, previousId } = application
  return (
    <>
      {returned && <ReturnedCard returned={returned} />}
      {refused && (
        <Card title={text.refusedReason}>
          <Text>{refused.reason}</Text>
        </Card>
      )}
      <Card kind="rows">
        {receiptNumber && <NumberRow title={text.receipt} number={receiptNumber} />}
        {organisation && <Row title={text.union} note={organisation.name} />}
        {event && <Row title={text.event} note={`${event.name} · ${event.place}`} />}
        {content.discreet && <Row title={text.discreet} note={text.discreetNote} />}
        {previousId && (
          <Row
            title={text.previous}
            note={text.previousNote}
            onTap={() => open(`/membership/progress?id=${previousId}`)}
          />
        )}
      </Card>
      <History application={application} />
    </>
  )
}

function ReturnedCard({ returned }: { returned: NonNullable<ApplicationView['returned']> }) {
  const text = useText(progressText)
  const names: Record<string, string> = useText(membershipText).formItems
  return (
    <Card title={text.returnedItems(returned.items.length)}>
      <View className="words">
        {returned.items.map((item) => (
          <Text key={item} className="words__item">
            {names[item] ?? item}
          </Text>
        ))}
        {returned.note && (
          <Text className="words__small">
            {text.note}:{returned.note}
          </Text>
        )}
      </View>
    </Card>
  )
}

function History({ application }: { application: ApplicationView }) {
  const text = useText(progressText)
  const when = useWhen()
  const { history, state, owner, dueAt } = application
  const items: TimelineItem[] = history.map(({ step, at, organisation }) => ({
    key: `${step} ${at}`,
    title: text.steps[step],
    note: organisation ? text.by(when.at(at), organisation) : when.at(at),
    tone:
      step === 'refused'
        ? 'red'
        : step === 'returned' || step === 'escalated'
          ? 'warn'
          : step === 'withdrawn'
            ? 'grey'
            : 'ok',
  }))
  if (state === 'submitted') {
    const note = dueAt ? { note: text.due(when.at(dueAt)) } : {}
    items.push({ key: 'now', title: text.reviewing(owner?.name ?? ''), ...note, tone: 'red' })
  }
  if (state === 'returned') items.push({ key: 'now', title: text.yourTurn, tone: 'red' })
  if (items.length === 0) return null
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

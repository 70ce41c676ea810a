import { CustomWrapper, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DeskEventView } from '../../../shared/membership/events.contract'
import { eventsText } from '../../../shared/membership/eventsText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Chips, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { eventErrors, events } from './parts/eventClients'
import { eventTones } from './parts/tones'
import './parts/events.scss'

definePageConfig({ navigationBarTitleText: '现场活动' })

type When = 'open' | 'past'

/** Joining events in the reviewer's reach. */
export default function DeskEvents() {
  const text = useText(eventsText)
  const [when, setWhen] = useState<When>('open')
  const pages = usePages((cursor) => events.listEvents({ query: { when, ...(cursor ? { cursor } : {}) } }), {
    deps: [when],
  })
  return (
    <DeskPage title={text.title} section="events" view={pages} errors={eventErrors()}>
      {(items) => (
        <View className="events">
          <View className="events__bar">
            <Chips
              label={text.whenLabel}
              options={(['open', 'past'] as const).map((value) => ({ value, label: text.when[value] }))}
              value={when}
              onChange={setWhen}
            />
            <Button size="small" onTap={() => open('/desk/membership/event-form')}>
              {text.add}
            </Button>
          </View>
          {items.length === 0 ? (
            <Empty text={text.none[when]} />
          ) : (
            <Card kind="rows">
              {items.map((event) => (
                <CustomWrapper key={event.id}>
                  <EventRow event={event} />
                </CustomWrapper>
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {text.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function EventRow({ event }: { event: DeskEventView }) {
  const text = useText(eventsText)
  const when = useWhen()
  const { id, name, place, organisation, startsAt, endsAt, state, counter } = event
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="events__line">{`${organisation.name} · ${place}`}</Text>
          <Text className="events__line">{text.span(when.at(startsAt), when.at(endsAt))}</Text>
          <Text className="events__line">{text.counts(counter.submitted, counter.approved)}</Text>
        </>
      }
      value={<Tag tone={eventTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/desk/membership/event?id=${id}`)}
    />
  )
}

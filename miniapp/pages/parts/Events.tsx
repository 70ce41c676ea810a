import { Text } from '@tarojs/components'
import type { HomeView } from '../../../shared/home/contract'
import { homeText } from '../../../shared/home/text'
import { shanghaiDay } from '../../../shared/http/time'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Card, Row } from '../../ui'

/** Joining events that are open now: one tap opens the form with union and event filled in, or for their staff the event. */
export function Events({ events }: { events: HomeView['events'] }) {
  const text = useText(homeText)
  const when = useWhen()
  if (events.length === 0) return null
  return (
    <Card kind="rows" title={events.some(({ deskId }) => deskId) ? text.eventsToRun : text.events}>
      {events.map(({ code, name, place, organisationName, endsAt, deskId }) => (
        <Row
          key={code}
          title={name}
          note={
            <>
              <Text className="event__line">{organisationName}</Text>
              <Text className="event__line">
                {`${place} · ${text.eventUntil(when.day(shanghaiDay(new Date(endsAt))))}`}
              </Text>
            </>
          }
          onTap={() => open(deskId ? `/desk/membership/event?id=${deskId}` : `/membership/join?event=${code}`)}
        />
      ))}
    </Card>
  )
}

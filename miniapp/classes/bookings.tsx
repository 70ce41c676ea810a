import { Text } from '@tarojs/components'
import type { BookingView } from '../../shared/classes/bookings.contract'
import { bookingsText } from '../../shared/classes/bookingsText'
import { useText, useWording } from '../platform/locale'
import { open } from '../platform/navigate'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Page, Row, Tag } from '../ui'
import { bookings, bookingTones, bookingWords, phaseOf } from './parts/bookingsClient'
import { RecordsLink } from './parts/RecordsLink'
import './parts/bookings.scss'

definePageConfig({ navigationBarTitleText: '我的报名' })

/** Seats, offers and waits of one's children, the newest first. */
export default function MyBookings() {
  const text = useText(bookingsText)
  const view = usePages((cursor) => bookings.listBookings({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={view} errors={bookingWords()}>
      {(items) => {
        if (items.length === 0) {
          return <Empty text={text.none} action={{ label: text.seeClasses, onTap: () => open('/classes/classes') }} />
        }
        return (
          <>
            <Card kind="rows">
              {items.map((booking) => (
                <BookingRow key={booking.id} booking={booking} />
              ))}
            </Card>
            {view.hasMore && (
              <Button kind="outline" size="small" busy={view.loadingMore} onTap={() => void view.loadMore()}>
                {text.more}
              </Button>
            )}
            <RecordsLink />
          </>
        )
      }}
    </Page>
  )
}

function BookingRow({ booking }: { booking: BookingView }) {
  const { id, state, places, expiresAt } = booking
  const text = useText(bookingsText)
  const when = useWhen()
  const { listed } = useWording()
  const names = listed([...new Set(places.map((place) => place.class.name))])
  const children = listed([...new Set(places.map(({ child }) => child.name))])
  const phase = phaseOf(booking)
  const days = places.flatMap(({ class: { sessions } }) => [sessions.from, sessions.to]).sort()
  const ahead = Math.min(...places.map((place) => place.ahead ?? 0))
  const note =
    state === 'waiting'
      ? text.heads.waiting(ahead + 1)
      : expiresAt && (state === 'held' ? text.notes.held : text.notes.offered)(when.at(expiresAt))
  return (
    <Row
      title={names}
      note={
        <>
          <Text className="booking-line">{children}</Text>
          <Text className="booking-line">{when.span(days[0]!, days.at(-1)!)}</Text>
          {note && <Text className="booking-line">{note}</Text>}
        </>
      }
      value={
        <Tag tone={phase === 'over' ? 'grey' : bookingTones[state]}>{phase ? text[phase].tag : text.states[state]}</Tag>
      }
      onTap={() => open(`/classes/booking?id=${id}`)}
    />
  )
}

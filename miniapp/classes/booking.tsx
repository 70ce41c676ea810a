import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { BookingAct, BookingView } from '../../shared/classes/bookings.contract'
import { bookingsText } from '../../shared/classes/bookingsText'
import { refundsText } from '../../shared/classes/refundsText'
import { feeWords, hoursWords, yuanOf } from '../../shared/classes/wordsText'
import { useLocale, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSubscribe } from '../platform/subscribe'
import { useCommand } from '../platform/useCommand'
import { useSecondsLeft } from '../platform/useSecondsLeft'
import { type View as LoadedView, useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, confirm, Page, Row, Tag, toast } from '../ui'
import { bookings, bookingTones, bookingWords, clockOf, explainBooking, phaseOf } from './parts/bookingsClient'
import './parts/bookings.scss'

definePageConfig({ navigationBarTitleText: '报名详情' })

/** Where a booking stands, what it waits for, until when, and what one can do. */
export default function BookingPage() {
  const text = useText(bookingsText)
  const { id = '' } = useRouter().params
  const view = useView(() => bookings.getBooking({ params: { bookingId: id } }), { deps: [id] })
  return (
    <Page title={text.bookingTitle} view={view} errors={bookingWords()}>
      {(booking) => (
        <>
          <Head booking={booking} />
          <Places booking={booking} />
          <Refunds booking={booking} />
          <Acts booking={booking} view={view} />
        </>
      )}
    </Page>
  )
}

function Head({ booking }: { booking: BookingView }) {
  const { state, places, expiresAt, actions } = booking
  const text = useText(bookingsText)
  const when = useWhen()
  const left = useSecondsLeft(expiresAt === null ? 0 : new Date(expiresAt).getTime())
  const ahead = Math.min(...places.map((place) => place.ahead ?? 0))
  const phase = phaseOf(booking)
  const isKept = state === 'confirmed' && actions.length === 0
  const words = phase ? text[phase].head : state === 'waiting' ? text.heads.waiting(ahead + 1) : text.heads[state]
  const at = expiresAt === null ? '' : when.at(expiresAt)
  return (
    <Card>
      <View className="booking-head__top">
        <Text className="booking-head__words" aria-role="heading" aria-level={1}>
          {words}
        </Text>
        <Tag tone={phase === 'over' ? 'grey' : bookingTones[state]}>{phase ? text[phase].tag : text.states[state]}</Tag>
      </View>
      <Text className="booking-head__note">
        {phase ? text[phase].note : isKept ? text.kept : noteOf(text.notes, state, ahead, at)}
      </Text>
      {state === 'waiting' && places.length > 1 && (
        <Text className="booking-head__note">{text.notes.waitingTogether}</Text>
      )}
      {expiresAt !== null && left > 0 && left < 86_400 && <Text className="booking-head__clock">{clockOf(left)}</Text>}
      <TellMe state={state} />
    </Card>
  )
}

type Notes = (typeof bookingsText)['zh']['notes']

function noteOf(notes: Notes, state: BookingView['state'], ahead: number, at: string): string {
  if (state === 'waiting') return notes.waiting(ahead)
  return state === 'held' || state === 'offered' ? notes[state](at) : notes[state]
}

/** In WeChat, for who waits and has not allowed a message there yet. */
function TellMe({ state }: { state: BookingView['state'] }) {
  const text = useText(bookingsText)
  const { isWorthAsking, ask } = useSubscribe(['result'])
  if (!isWorthAsking || (state !== 'waiting' && state !== 'entered')) return null
  const tap = async () => {
    if (await ask()) toast(text.willTell)
  }
  return (
    <Button kind="outline" size="small" onTap={() => void tap()}>
      {text.tellMe}
    </Button>
  )
}

function Places({ booking: { places } }: { booking: BookingView }) {
  const text = useText(bookingsText)
  const locale = useLocale()
  const when = useWhen()
  return (
    <Card kind="rows" title={text.children}>
      {places.map(({ id, child, class: of, order, endReason }) => {
        const { sessions } = of
        return (
          <Row
            key={id}
            title={`${child.name} · ${of.name}`}
            note={
              <>
                <Text className="booking-line">{when.span(sessions.from, sessions.to)}</Text>
                <Text className="booking-line">{hoursWords(sessions, locale)}</Text>
                <Text className="booking-line">{text.place(of.site, of.room)}</Text>
                <Text className="booking-line">
                  {endReason
                    ? text.ends[endReason]
                    : text.fees(feeWords(of.feeFen, locale), feeWords(of.mealFeeFen, locale))}
                </Text>
              </>
            }
            value={text.order(order)}
            onTap={() => open(`/classes/class?id=${of.id}`)}
          />
        )
      })}
    </Card>
  )
}

/** What goes back to the reader, each with the way to its own page. */
function Refunds({ booking: { places } }: { booking: BookingView }) {
  const text = useText(refundsText)
  const own = places.filter(({ refund }) => refund !== null)
  if (own.length === 0) return null
  return (
    <Card kind="rows" title={text.title}>
      {own.map(({ child, refund }) => (
        <Row
          key={refund!.id}
          title={text.line(yuanOf(refund!.amountFen), text.states[refund!.state])}
          note={child.name}
          onTap={() => open(`/classes/refund?id=${refund!.id}`)}
        />
      ))}
    </Card>
  )
}

interface Act {
  act: BookingAct
  /** For one child alone. */
  placeId?: string
}

async function perform(params: { bookingId: string }, { act, placeId }: Act, options: object): Promise<BookingAct> {
  if (act === 'cancel') await bookings.cancelBooking({ params, query: { placeId } }, options)
  else await { confirm: bookings.confirmBooking, accept: bookings.acceptOffer }[act]({ params }, options)
  return act
}

function Acts({ booking, view }: { booking: BookingView; view: LoadedView<BookingView> }) {
  const text = useText(bookingsText)
  const { id, state, places, actions } = booking
  const command = useCommand((act: Act, options) => perform({ bookingId: id }, act, options), {
    onDone: (act) => {
      toast(act === 'cancel' ? text.cancelled : text.confirmed)
      void view.refresh()
    },
    // What has changed meanwhile is shown with the reason.
    onError: () => void view.refresh(),
  })
  const giveUp = async (placeId?: string) => {
    const body = placeId === undefined ? text.cancelBody : text.cancelOneBody
    const words = { title: text.cancelTitle, body, ok: text.cancelOk, cancel: text.keep }
    if (await confirm(words)) await command.run({ act: 'cancel', ...(placeId === undefined ? {} : { placeId }) })
  }
  const singles = places.filter((place) => place.actions.includes('cancel'))
  return (
    <>
      <Singles places={singles} state={state} busy={command.busy} onTap={(placeId) => void giveUp(placeId)} />
      <Whole state={state} actions={actions} command={command} onGiveUp={() => void giveUp()} />
    </>
  )
}

interface SinglesProps {
  places: BookingView['places']
  state: BookingView['state']
  busy: boolean
  onTap: (placeId: string) => void
}

/** Siblings get seats together; given back they are one by one. */
function Singles({ places, state, busy, onTap }: SinglesProps) {
  const text = useText(bookingsText)
  if (places.length === 0) return null
  return (
    <Card title={text.cancelOneTitle}>
      <Text className="booking-child__why">{state === 'waiting' ? text.leaveOneNote : text.cancelOneNote}</Text>
      <View className="booking-singles">
        {places.map(({ id, child, class: { name } }) => (
          <Button key={id} kind="outline" size="small" busy={busy} onTap={() => onTap(id)}>
            {text.cancelOne(child.name, name)}
          </Button>
        ))}
      </View>
    </Card>
  )
}

interface WholeProps {
  state: BookingView['state']
  actions: readonly BookingAct[]
  command: ReturnType<typeof useCommand<Act, BookingAct>>
  onGiveUp: () => void
}

function Whole({ state, actions, command, onGiveUp }: WholeProps) {
  const text = useText(bookingsText)
  const error = command.error ? explainBooking(command.error) : null
  const cancel = state === 'waiting' ? text.leave : state === 'offered' ? text.decline : text.cancel
  const [main] = actions.filter((act) => act !== 'cancel')
  if (main) {
    const second = { label: cancel, onTap: onGiveUp }
    const note = text.feesNote
    const onTap = () => void command.run({ act: main })
    return <BottomBar label={text[main]} busy={command.busy} error={error} note={note} second={second} onTap={onTap} />
  }
  if (!actions.includes('cancel')) return null
  return (
    <>
      {error && <Text className="booking-head__note">{error}</Text>}
      <Button kind="outline" busy={command.busy} onTap={onGiveUp}>
        {cancel}
      </Button>
    </>
  )
}

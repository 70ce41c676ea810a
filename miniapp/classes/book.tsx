import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { BookingForm, Placed } from '../../shared/classes/bookings.contract'
import { bookingsText } from '../../shared/classes/bookingsText'
import { hoursWords } from '../../shared/classes/wordsText'
import { codeOf, wordsOfCode } from '../platform/errors'
import { useLocale, useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useSecondsLeft } from '../platform/useSecondsLeft'
import { type View as LoadedView, useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Chips, confirm, Empty, Page, Tag } from '../ui'
import { bookings, bookingWords, clockOf, explainBooking } from './parts/bookingsClient'
import './parts/bookings.scss'

definePageConfig({ navigationBarTitleText: '报名' })

/** Seats for one child or several in one request: a class for each, and what stands against it. */
export default function BookClass() {
  const text = useText(bookingsText)
  const { class: classId = '' } = useRouter().params
  const view = useView(() => bookings.getBookingForm({ params: { classId } }), { deps: [classId] })
  return (
    <Page title={text.formTitle} view={view} errors={bookingWords()}>
      {(form) => <Form form={form} view={view} />}
    </Page>
  )
}

type Class = BookingForm['classes'][number]
type Child = BookingForm['children'][number]

function Form({ form, view }: { form: BookingForm; view: LoadedView<BookingForm> }) {
  const text = useText(bookingsText)
  const [asked] = form.classes
  // Whoever can have the class that was asked for is chosen already: at nine o'clock every tap counts.
  const [chosen, setChosen] = useState<Record<string, string>>(() => firstChoice(form))
  if (form.children.length === 0) {
    const action = { label: text.addChild, onTap: () => open('/classes/child-form') }
    return <Empty text={text.noChildren} action={action} />
  }
  const items = Object.entries(chosen).map(([childId, classId]) => ({ childId, classId }))
  return (
    <>
      <AskedClass of={asked!} />
      <Card title={text.who}>
        {form.children.map((child) => (
          <ChildChoice
            key={child.id}
            child={child}
            classes={form.classes}
            chosen={chosen[child.id] ?? null}
            onChoose={(classId) => setChosen(withChoice(chosen, child.id, classId))}
          />
        ))}
        {items.length > 1 && <Text className="booking-child__why">{text.together}</Text>}
      </Card>
      <Ask form={form} items={items} view={view} />
    </>
  )
}

function firstChoice({ classes, children }: BookingForm): Record<string, string> {
  const classId = classes[0]!.id
  const free = children.filter(({ options }) => options[0]?.blocker === null)
  return Object.fromEntries(free.map(({ id }) => [id, classId]))
}

function withChoice(chosen: Record<string, string>, childId: string, classId: string | null): Record<string, string> {
  const { [childId]: _, ...others } = chosen
  return classId === null ? others : { ...others, [childId]: classId }
}

function AskedClass({ of }: { of: Class }) {
  const text = useText(bookingsText)
  const when = useWhen()
  const { name, sessions, site, room, allocation, isFull, waiting, opensAt, closesAt, blocker } = of
  const locale = useLocale()
  return (
    <Card>
      <View className="booking-head__top">
        <Text className="booking-head__words" aria-role="heading" aria-level={1}>
          {name}
        </Text>
        <Tag tone={isFull ? 'warn' : 'ok'}>{allocation === 'draw' ? text.drawn : isFull ? text.full : text.left}</Tag>
      </View>
      <Text className="booking-head__note">{when.span(sessions.from, sessions.to)}</Text>
      <Text className="booking-head__note">{hoursWords(sessions, locale)}</Text>
      <Text className="booking-head__note">{text.place(site, room)}</Text>
      <Text className="booking-head__note">
        {blocker === 'classes.not_yet_open' ? text.opensAt(when.at(opensAt)) : text.closesAt(when.at(closesAt))}
        {isFull && ` · ${text.queue(waiting)}`}
      </Text>
    </Card>
  )
}

interface ChoiceProps {
  child: Child
  classes: readonly Class[]
  chosen: string | null
  onChoose: (classId: string | null) => void
}

function ChildChoice({ child, classes, chosen, onChoose }: ChoiceProps) {
  const text = useText(bookingsText)
  const when = useWhen()
  const free = child.options.filter(({ blocker }) => blocker === null)
  const blocker = child.options[0]?.blocker ?? null
  const names = new Map(classes.map(({ id, name }) => [id, name]))
  const options = [
    ...free.map(({ classId }) => ({ value: classId, label: names.get(classId)! })),
    { value: '', label: text.notHim },
  ]
  return (
    <View className="booking-child">
      <Text className="booking-child__name">{child.name}</Text>
      {blocker && (
        <Text className="booking-child__why">
          {wordsOfCode(blocker.code, bookingWords())}
          {blocker.until && text.until(when.day(blocker.until))}
        </Text>
      )}
      {free.length > 0 && (
        <Chips
          label={child.name}
          options={options}
          value={chosen ?? ''}
          onChange={(value) => onChoose(value === '' ? null : value)}
        />
      )}
    </View>
  )
}

interface AskProps {
  form: BookingForm
  items: { childId: string; classId: string }[]
  view: LoadedView<BookingForm>
}

function Ask({ form, items, view }: AskProps) {
  const text = useText(bookingsText)
  const [asked] = form.classes
  const done = { onDone: ({ id }: Placed) => replace(`/classes/booking?id=${id}`) }
  const wait = useCommand((body: { items: AskProps['items'] }, options) => bookings.joinQueue({ body }, options), done)
  const offerQueue = async (error: Error) => {
    if (codeOf(error) !== 'classes.full') return
    const words = { title: text.fullTitle, body: text.fullBody, ok: text.queueUp, cancel: text.notNow }
    if (await confirm(words)) await wait.run({ items })
    else await view.refresh()
  }
  const book = useCommand((body: { items: AskProps['items'] }, options) => bookings.book({ body }, options), {
    ...done,
    onError: (error) => void offerQueue(error),
  })
  // By the server's clock, as the phone's may be wrong: the difference is what the answer's own time says.
  const [behind] = useState(() => Date.now() - new Date(form.now).getTime())
  const left = useSecondsLeft(new Date(asked!.opensAt).getTime() + behind)
  const isSoon = asked!.blocker === 'classes.not_yet_open' && left > 0
  const closed = asked!.blocker !== null && asked!.blocker !== 'classes.not_yet_open' ? asked!.blocker : null
  const isFull = form.classes.some(({ id, isFull }) => isFull && items.some(({ classId }) => classId === id))
  const command = isFull ? wait : book
  const count = new Set(items.map(({ childId }) => childId)).size
  const label = asked!.allocation === 'draw' ? text.enter : isFull ? text.wait(count) : text.book(count)
  const missing = isSoon ? text.soon(clockOf(left)) : closed ? wordsOfCode(closed, bookingWords()) : null
  const failure = book.error && codeOf(book.error) !== 'classes.full' ? book.error : wait.error
  return (
    <BottomBar
      label={label}
      missing={missing ?? (count === 0 ? text.choose : null)}
      busy={book.busy || wait.busy}
      error={failure ? explainBooking(failure) : null}
      onTap={() => void command.run({ items })}
    />
  )
}

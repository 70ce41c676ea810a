import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DeskEventView } from '../../../shared/membership/events.contract'
import { eventsText } from '../../../shared/membership/eventsText'
import { useText } from '../../platform/locale'
import { back, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Card, DateField, Empty, Field, FieldShown, TimeField, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { EventFormBar } from './parts/EventFormBar'
import { eventErrors, events } from './parts/eventClients'
import { type EventFields, fieldsOf, freshTimes, inputOf } from './parts/eventFields'
import { UnionPick } from './parts/UnionPick'
import './parts/events.scss'

definePageConfig({ navigationBarTitleText: '现场活动' })

type EventUnion = Awaited<ReturnType<typeof events.listEventUnions>>['items'][number]

interface Opened {
  /** The event to change; null for a new one. */
  event: DeskEventView | null
  /** Unions where a new one can be opened. */
  unions: EventUnion[]
  hasMoreUnions: boolean
}

async function load(id: string | undefined): Promise<Opened> {
  if (id) {
    return { event: await events.getDeskEvent({ params: { eventId: id } }), unions: [], hasMoreUnions: false }
  }
  const { items, nextCursor } = await events.listEventUnions({ query: {} })
  return { event: null, unions: items, hasMoreUnions: nextCursor !== null }
}

/** A new event, or a running one to be changed; whatever can be derived is filled in. */
export default function DeskEventForm() {
  const text = useText(eventsText).form
  const { id } = useRouter().params
  const view = useView(() => load(id))
  return (
    <DeskPage title={id ? text.editTitle : text.newTitle} section="events" view={view} errors={eventErrors()}>
      {(opened) => (
        <View className="events">
          {opened.event || opened.unions.length > 0 ? (
            <Form opened={opened} onChanged={() => void view.refresh()} />
          ) : (
            <Empty text={text.noUnion} />
          )}
        </View>
      )}
    </DeskPage>
  )
}

function Form({ opened, onChanged }: { opened: Opened; onChanged: () => void }) {
  const text = useText(eventsText).form
  const { event, unions } = opened
  const [union, setUnion] = useState<EventUnion | null>(
    unions.length === 1 && !opened.hasMoreUnions ? unions[0]! : null,
  )
  // What was not typed follows the union that is chosen.
  const [typed, setTyped] = useState<Partial<EventFields>>({})
  const [start] = useState(() => ({ gift: '', ...freshTimes(new Date()) }))
  const derived = { name: union ? text.nameOf(union.name).slice(0, 80) : '', place: union?.address ?? '' }
  const fields: EventFields = { ...(event ? fieldsOf(event) : { ...start, ...derived }), ...typed }
  const change = (part: Partial<EventFields>) => setTyped((before) => ({ ...before, ...part }))
  const save = useCommand(
    (input: ReturnType<typeof inputOf>, options) =>
      event
        ? events.editEvent({ params: { eventId: event.id }, body: { ...input, version: event.version } }, options)
        : events.openEvent({ body: { ...input, organisationId: union!.id } }, options),
    {
      onDone: ({ id }) => (event ? leave(text.saved) : replace(`/desk/membership/event?id=${id}`)),
      onError: onChanged,
    },
  )
  return (
    <>
      <Card kind="rows">
        {event || (unions.length === 1 && union) ? (
          <FieldShown label={text.union} value={(event?.organisation ?? union)!.name} />
        ) : (
          <UnionPick
            label={text.union}
            searchHint={text.unionSearch}
            noneFound={text.unionNone}
            unions={unions}
            hasMore={opened.hasMoreUnions}
            find={(q) => events.listEventUnions({ query: { q } })}
            value={union}
            onChange={setUnion}
          />
        )}
        <Field label={text.name} value={fields.name} maxLength={80} onChange={(name) => change({ name })} />
        <Field
          label={text.place}
          hint={text.placeHint}
          value={fields.place}
          maxLength={120}
          onChange={(place) => change({ place })}
        />
        <Field
          label={text.gift}
          placeholder={text.giftHint}
          value={fields.gift}
          maxLength={80}
          onChange={(gift) => change({ gift })}
        />
      </Card>
      <Times fields={fields} onChange={change} />
      <Text className="hint">{text.note}</Text>
      <EventFormBar
        label={event ? text.save : text.open}
        missing={missingIn(fields, event !== null || union !== null, text)}
        busy={save.busy}
        error={save.error}
        onTap={() => void save.run(inputOf(fields))}
      />
    </>
  )
}

function leave(said: string) {
  toast(said)
  back()
}

function missingIn(fields: EventFields, hasUnion: boolean, text: (typeof eventsText)['zh']['form']): string | null {
  if (!hasUnion) return text.missing(text.union)
  if (fields.name.trim() === '') return text.missing(text.name)
  return fields.place.trim() === '' ? text.missing(text.place) : null
}

function Times({ fields, onChange }: { fields: EventFields; onChange: (part: Partial<EventFields>) => void }) {
  const text = useText(eventsText).form
  return (
    <Card kind="rows" className="events__times">
      <View className="events__pair">
        <DateField label={text.startDay} value={fields.startDay} onChange={(startDay) => onChange({ startDay })} />
        <TimeField label={text.startTime} value={fields.startTime} onChange={(startTime) => onChange({ startTime })} />
      </View>
      <View className="events__pair">
        <DateField
          label={text.endDay}
          start={fields.startDay}
          value={fields.endDay}
          onChange={(endDay) => onChange({ endDay })}
        />
        <TimeField label={text.endTime} value={fields.endTime} onChange={(endTime) => onChange({ endTime })} />
      </View>
    </Card>
  )
}

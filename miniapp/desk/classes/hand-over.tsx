import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { dayText } from '../../../shared/classes/dayText'
import type { ChildDay } from '../../../shared/classes/dayViews'
import { shanghaiDay } from '../../../shared/http/time'
import { useText, useWording } from '../../platform/locale'
import { usePolling } from '../../platform/usePolling'
import { useView, type View as Viewed } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, FieldShown, Row, Tag, Warning } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { loadOrSeen, pendingHandOver, pendingMark, useDayActs } from './parts/dayActs'
import { days, dayWords } from './parts/dayClient'
import { GiveChild } from './parts/GiveChild'
import './parts/day.scss'

definePageConfig({ navigationBarTitleText: '交接' })

/** Somebody waits at the door for the guardian's answer. */
const askEveryMs = 8_000

/** A child at the door: who may take it, what shows that, and whom to call. */
export default function HandOver() {
  const { handOver: text } = useText(dayText)
  const { id = '', day = shanghaiDay(new Date()), child = '' } = useRouter().params
  const view = useView(() =>
    loadOrSeen(`${id} ${day} ${child}`, () => days.getChildDay({ params: { classId: id, day, childId: child } })),
  )
  // A yes can be taken back until the child goes.
  const isOpen = view.data?.child.pickup === 'asked' || view.data?.child.pickup === 'allowed'
  usePolling(view.refresh, askEveryMs, isOpen)
  return (
    <DeskPage title={text.title} section="classDays" view={view} errors={dayWords()}>
      {(of) => <ChildBody of={of} view={view} />}
    </DeskPage>
  )
}

function ChildBody({ of, view }: { of: ChildDay; view: Viewed<ChildDay> }) {
  const words = useText(dayText)
  const { handOver: text } = words
  const { listed } = useWording()
  const acts = useDayActs(of.classId, () => void view.refresh())
  const { child } = of
  const isHere = (pendingMark(acts.acts, of.day, child.childId)?.mark ?? child.mark?.mark) === 'present'
  const isPending = pendingHandOver(acts.acts, of.day, child.childId)
  return (
    <View className="class-day">
      <Card title={child.name} aside={<Tag>{words.grade(child.grade)}</Tag>}>
        <Text className="class-day__line">{of.className}</Text>
        {child.allergies.length > 0 && <Text className="day-allergy">{words.allergy(listed(child.allergies))}</Text>}
        <Health of={of} />
      </Card>
      {child.handOver && <Gone of={child.handOver} />}
      {isPending && <Warning text={text.doneOffline} />}
      {!child.handOver && !isPending && !isHere && <Warning text={text.unmarked} />}
      {!child.handOver && !isPending && isHere && <GiveChild of={of} acts={acts} view={view} />}
      <Contacts of={of} />
    </View>
  )
}

/** Whatever else the guardian declared, as it was written. */
function Health({ of: { health } }: { of: ChildDay }) {
  const { handOver: text } = useText(dayText)
  const { labelled } = useWording()
  const lines = [health?.conditions, health?.medicines, health?.diet].filter(Boolean)
  if (lines.length === 0) return null
  return <Text className="class-day__line">{labelled(text.health, lines.join(' · '))}</Text>
}

function Gone({ of: { way, to, at, by } }: { of: NonNullable<ChildDay['child']['handOver']> }) {
  const { handOver: text } = useText(dayText)
  const when = useWhen()
  return (
    <Card title={text.done} aside={<Tag tone="ok">{text.ways[way]}</Tag>}>
      <FieldShown label={text.to} value={to ?? text.unnamed} />
      <FieldShown label={text.at} value={when.at(at)} />
      <FieldShown label={text.by} value={by} />
    </Card>
  )
}

/** Whom to call: guardians, then those they named for emergencies. */
function Contacts({ of }: { of: ChildDay }) {
  const { handOver: text } = useText(dayText)
  const { noted } = useWording()
  const people = [
    ...of.guardians.map(({ name, relation, phone }) => ({
      name: name ?? text.unnamed,
      relation: text.relations[relation],
      phone,
    })),
    ...of.contacts,
  ].filter(({ phone }) => phone !== null)
  if (people.length === 0) return null
  return (
    <Card title={text.contacts} kind="rows">
      {people.map(({ name, relation, phone }) => (
        <Row
          key={`${name} ${phone}`}
          title={noted(name, relation)}
          note={phone}
          value={text.call}
          onTap={() => void Taro.makePhoneCall({ phoneNumber: phone!, fail: () => {} })}
        />
      ))}
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dayText } from '../../../shared/classes/dayText'
import type { ClassDay } from '../../../shared/classes/dayViews'
import { shanghaiDay } from '../../../shared/http/time'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Chips, Empty, Row, Warning } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ActsLeft } from './parts/ActsLeft'
import { type DayActs, isHere, loadOrSeen, pendingMark, useDayActs } from './parts/dayActs'
import { days, dayWords } from './parts/dayClient'
import { Leaving } from './parts/Leaving'
import { RollCall } from './parts/RollCall'
import './parts/day.scss'

definePageConfig({ navigationBarTitleText: '今日带班' })

/** The teacher's day: the roll call in two taps, then who is still here and to whom each child goes. */
export default function Day() {
  const text = useText(dayText)
  const { id = '', day = shanghaiDay(new Date()) } = useRouter().params
  const view = useView(() => loadOrSeen(`${id} ${day}`, () => days.getClassDay({ params: { classId: id, day } })))
  const acts = useDayActs(id, () => void view.refresh())
  return (
    <DeskPage title={text.title} section="classDays" view={view} errors={dayWords()}>
      {(of) => <DayBody of={of} acts={acts} />}
    </DeskPage>
  )
}

type Mode = 'roll' | 'leaving'

function DayBody({ of, acts }: { of: ClassDay; acts: DayActs }) {
  const text = useText(dayText)
  const isCalled = of.children.every(({ childId, mark }) => mark || pendingMark(acts.acts, of.day, childId))
  const [chosen, choose] = useState<Mode | null>(null)
  const mode = chosen ?? (isCalled ? 'leaving' : 'roll')
  const modes = (['roll', 'leaving'] as const).map((value) => ({ value, label: text.modes[value] }))
  return (
    <View className="class-day">
      <ActsLeft of={of} acts={acts} />
      <Head of={of} acts={acts} />
      {of.blocker && <Warning text={text.blockers[of.blocker]} />}
      <Card kind="rows">
        <Row
          title={text.log}
          note={text.logNote}
          onTap={() => open(`/desk/classes/log?id=${of.classId}&day=${of.day}`)}
        />
      </Card>
      {of.children.length === 0 ? (
        <Empty text={text.nobody} />
      ) : (
        <>
          <Chips label={text.modesLabel} options={modes} value={mode} onChange={choose} />
          {mode === 'roll' ? <RollCall of={of} acts={acts} /> : <Leaving of={of} acts={acts.acts} />}
        </>
      )}
    </View>
  )
}

function Head({ of, acts: { acts } }: { of: ClassDay; acts: DayActs }) {
  const text = useText(dayText)
  const when = useWhen()
  const markOf = ({ childId, mark }: ClassDay['children'][number]) =>
    pendingMark(acts, of.day, childId)?.mark ?? mark?.mark ?? null
  const marks = of.children.map(markOf)
  const present = marks.filter((mark) => mark === 'present').length
  const counts = {
    expected: of.children.length,
    present,
    away: marks.filter((mark) => mark === 'excused' || mark === 'absent').length,
    here: of.children.filter(({ childId }) => isHere(of, acts, childId)).length,
  }
  return (
    <>
      <Card title={of.name}>
        <Text className="class-day__line">
          {`${when.day(of.day)} ${text.hours(of.startsAt, of.endsAt)} · ${of.room}`}
        </Text>
        {of.menu && <Text className="class-day__line">{text.menu(of.menu)}</Text>}
        <View className="day-counts">
          {(Object.keys(counts) as (keyof typeof counts)[]).map((name) => (
            <View key={name} className="day-counts__one">
              <Text className="day-counts__number">{String(counts[name])}</Text>
              <Text className="day-counts__name">{text.counts[name]}</Text>
            </View>
          ))}
        </View>
      </Card>
      {present > of.teachers * of.childrenPerTeacher && (
        <Warning text={text.short(present, of.teachers, of.childrenPerTeacher)} />
      )}
    </>
  )
}

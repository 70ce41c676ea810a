import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PickupView, TodayRow, TodayView } from '../../shared/classes/days.contract'
import { todayText } from '../../shared/classes/todayText'
import { shanghaiTime } from '../../shared/http/time'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { usePolling } from '../platform/usePolling'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Empty, Page, Row, Tag, type Tone, toast, Warning } from '../ui'
import { days, dayWords, explainDay } from './parts/daysClient'
import './parts/days.scss'

definePageConfig({ navigationBarTitleText: '孩子今天' })

/** While the page is looked at, somebody may be at the door. */
const askEveryMs = 20_000

/** Where the own children are today, the code to collect them with, and whoever else asks for them. */
export default function Today() {
  const text = useText(todayText)
  const view = useView(() => days.getToday())
  usePolling(view.refresh, askEveryMs, view.data?.rows.some(({ isToday }) => isToday) ?? false)
  return (
    <Page title={text.title} view={view} errors={dayWords()}>
      {({ isUnseen, rows, pickups }) => (
        <>
          {isUnseen && <Warning text={text.unseen} />}
          {pickups.length > 0 && <Pickups pickups={pickups} />}
          {rows.length === 0 && (
            <Empty text={text.empty} action={{ label: text.seeClasses, onTap: () => open('/classes/classes') }} />
          )}
          {rows.map((row) => (
            <ChildCard key={`${row.childId} ${row.classId}`} row={row} onChange={view.show} />
          ))}
        </>
      )}
    </Page>
  )
}

function Pickups({ pickups }: { pickups: PickupView[] }) {
  const text = useText(todayText)
  return (
    <Card title={text.pickups} kind="rows" className="day-asks">
      {pickups.map(({ id, childName, name, state }) => (
        <Row
          key={id}
          title={text.pickupRow(childName, name)}
          note={state === 'asked' ? text.pickupNote : text.pickup.allowBody}
          value={
            state === 'asked' ? <Tag tone="red">{text.answer}</Tag> : <Tag tone="ok">{text.pickup.states[state]}</Tag>
          }
          onTap={() => open(`/classes/pickup?id=${id}`)}
        />
      ))}
    </Card>
  )
}

const tones: Record<NonNullable<TodayRow['mark']>, Tone> = { present: 'ok', excused: 'grey', absent: 'red' }

function ChildCard({ row, onChange }: { row: TodayRow; onChange: (view: TodayView) => void }) {
  const text = useText(todayText)
  const when = useWhen()
  const { childName, className, day, isToday, mark, notices, childId, phone } = row
  const tag = mark ? <Tag tone={tones[mark]}>{text.marks[mark]}</Tag> : <Tag>{text.notYet}</Tag>
  const place = [row.site, row.room, row.address].join(' · ')
  return (
    <Card title={childName} aside={isToday ? tag : <Tag>{text.nextDay(when.date(day))}</Tag>}>
      <Text className="day-child__class">{className}</Text>
      <Text className="day-child__hours">{`${isToday ? text.today : when.date(day)} ${text.hours(row.startsAt, row.endsAt)}`}</Text>
      {row.code && <Code code={row.code} />}
      {row.handOver && (
        <Text className="day-child__gone">{text.gone(row.handOver.to, shanghaiTime(new Date(row.handOver.at)))}</Text>
      )}
      {notices.map(({ id, words, at }) => (
        <View key={id} className="day-child__notice">
          <Text className="day-child__when">{`${text.notices} · ${when.at(at)}`}</Text>
          <Text>{words}</Text>
        </View>
      ))}
      <Row title={text.place} note={place} {...(phone ? { value: text.call, onTap: () => call(phone) } : {})} />
      <Row title={text.past} onTap={() => open(`/classes/days?id=${childId}`)} />
      {row.actions.includes('excuse') && <Excuse row={row} onChange={onChange} />}
    </Card>
  )
}

const call = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber, fail: () => {} })

/** Large, and letter by letter: it is read aloud at a door. */
function Code({ code }: { code: string }) {
  const text = useText(todayText)
  return (
    <View className="day-code">
      <Text className="day-code__label">{text.code}</Text>
      <Text className="day-code__letters" aria-label={text.spoken([...code].join(' '))}>
        {code}
      </Text>
      <Text className="day-code__note">{text.codeNote}</Text>
    </View>
  )
}

function Excuse({ row, onChange }: { row: TodayRow; onChange: (view: TodayView) => void }) {
  const text = useText(todayText)
  const when = useWhen()
  const { childId, classId, day, isToday, childName } = row
  const excuse = useCommand(
    (_: null, options) => days.excuseChild({ params: { childId, classId, day }, body: {} }, options),
    {
      onDone: (view) => {
        toast(text.excused)
        onChange(view)
      },
      onError: (error) => toast(explainDay(error)),
    },
  )
  const ask = async () => {
    const title = text.excuseAsk(childName, isToday ? text.today : when.date(day))
    if (await confirm({ title, body: text.excuseBody, ok: text.excuse })) await excuse.run(null)
  }
  return (
    <View className="day-child__act">
      <Button kind="outline" size="small" busy={excuse.busy} onTap={() => void ask()}>
        {text.excuse}
      </Button>
    </View>
  )
}

import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { dayText } from '../../../shared/classes/dayText'
import type { DayLog, LogEntry } from '../../../shared/classes/dayViews'
import { shanghaiDay } from '../../../shared/http/time'
import { useText, useWording } from '../../platform/locale'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Empty, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ActsLeft } from './parts/ActsLeft'
import { loadOrSeen, useDayActs } from './parts/dayActs'
import { days, dayWords } from './parts/dayClient'
import { WriteLog } from './parts/WriteLog'
import './parts/day.scss'

definePageConfig({ navigationBarTitleText: '班级日志' })

/** Patrols, cleaning, menu and incidents of a day, and a line more. */
export default function Log() {
  const { logPage: text } = useText(dayText)
  const { id = '', day = shanghaiDay(new Date()) } = useRouter().params
  const view = useView(() => loadOrSeen(`${id} ${day} log`, () => days.getDayLog({ params: { classId: id, day } })))
  const acts = useDayActs(id, () => void view.refresh())
  return (
    <DeskPage title={text.title} section="classDays" view={view} errors={dayWords()}>
      {(log) => (
        <View className="class-day">
          <Head log={log} />
          <ActsLeft of={{ children: [] }} acts={acts} />
          <WriteLog log={log} acts={acts} />
          {log.items.length === 0 && <Empty text={text.none} />}
          {log.items.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </View>
      )}
    </DeskPage>
  )
}

function Head({ log: { className, day, menu } }: { log: DayLog }) {
  const text = useText(dayText)
  const when = useWhen()
  return (
    <Card title={className}>
      <Text className="class-day__line">{when.day(day)}</Text>
      {menu && <Text className="class-day__line">{text.menu(menu)}</Text>}
    </Card>
  )
}

function Entry({ entry: { kind, words, checks, child, by, at, areGuardiansTold } }: { entry: LogEntry }) {
  const { logPage: text } = useText(dayText)
  const when = useWhen()
  const { listed } = useWording()
  const names: Record<string, string> = text.checks
  const ticked = listed(checks.map((check) => names[check] ?? check))
  return (
    <Card
      title={child ? `${text.kinds[kind]} · ${child}` : text.kinds[kind]}
      {...(areGuardiansTold ? { aside: <Tag tone="ok">{text.told}</Tag> } : {})}
    >
      <Text className="hand-over__note">{words}</Text>
      {ticked !== '' && <Text className="class-day__line">{text.checked(ticked)}</Text>}
      <Text className="class-day__line">{text.by(by, when.at(at))}</Text>
    </Card>
  )
}

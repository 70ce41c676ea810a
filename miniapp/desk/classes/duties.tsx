import { View } from '@tarojs/components'
import { dayText } from '../../../shared/classes/dayText'
import type { DutyClass } from '../../../shared/classes/dayViews'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { days, dayWords } from './parts/dayClient'
import './parts/day.scss'

definePageConfig({ navigationBarTitleText: '带班' })

/** The classes one teaches or manages; those of today lead straight to their day. */
export default function Duties() {
  const text = useText(dayText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => days.listDutyClasses({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.duties} section="classDays" view={pages} errors={dayWords()}>
      {(rows) => (
        <View className="class-day">
          {rows.length === 0 && <Empty text={text.noDuties} />}
          {rows.length > 0 && (
            <Card kind="rows">
              {rows.map((row) => (
                <DutyRow key={row.id} row={row} />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function DutyRow({ row: { id, name, site, room, startsAt, endsAt, day, isToday } }: { row: DutyClass }) {
  const text = useText(dayText)
  const when = useWhen()
  const words = day === null ? text.over : isToday ? text.today : text.next(when.day(day))
  return (
    <Row
      title={name}
      note={`${text.hours(startsAt, endsAt)} · ${site} · ${room}`}
      value={<Tag tone={isToday ? 'ok' : 'grey'}>{words}</Tag>}
      onTap={() => open(`/desk/classes/day?id=${id}${day === null ? '' : `&day=${day}`}`)}
    />
  )
}

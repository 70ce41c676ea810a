import { useRouter } from '@tarojs/taro'
import type { PastDay } from '../../shared/classes/days.contract'
import { todayText } from '../../shared/classes/todayText'
import { shanghaiTime } from '../../shared/http/time'
import { useText, useWording } from '../platform/locale'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Page, Row, Tag, type Tone } from '../ui'
import { days, dayWords } from './parts/daysClient'
import './parts/days.scss'

definePageConfig({ navigationBarTitleText: '考勤和接送' })

const tones: Record<PastDay['mark'], Tone> = { present: 'ok', excused: 'grey', absent: 'red' }

/** A child's past days: whether it was there, and who picked it up when. */
export default function PastDays() {
  const text = useText(todayText)
  const shell = useText(shellText)
  const { id = '' } = useRouter().params
  const pages = usePages((cursor) => days.listChildDays({ params: { childId: id }, query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.pastTitle} view={pages} errors={dayWords()}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty text={text.noPast} />
        ) : (
          <>
            <Card kind="rows">
              {rows.map((row) => (
                <DayRow key={`${row.classId} ${row.day}`} row={row} />
              ))}
            </Card>
            {pages.hasMore && (
              <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
                {shell.more}
              </Button>
            )}
          </>
        )
      }
    </Page>
  )
}

function DayRow({ row: { className, day, mark, handOver } }: { row: PastDay }) {
  const text = useText(todayText)
  const when = useWhen()
  const { noted } = useWording()
  const gone = handOver && text.gone(noted(handOver.to, text.ways[handOver.way]), shanghaiTime(new Date(handOver.at)))
  return (
    <Row
      title={`${when.date(day)} ${className}`}
      {...(gone ? { note: gone } : {})}
      value={<Tag tone={tones[mark]}>{text.marks[mark]}</Tag>}
    />
  )
}

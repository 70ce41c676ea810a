import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { TermReport } from '../../../shared/classes/after.desk.contract'
import { afterDeskText } from '../../../shared/classes/afterDeskText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, confirm, Empty, Row, Tag, toast } from '../../ui'
import { Bars } from '../parts/Bars'
import { DeskPage } from '../parts/DeskPage'
import { client, errorWords, explain } from './parts/afterClient'
import './parts/after.scss'

definePageConfig({ navigationBarTitleText: '托管期报告' })

/** What came of a term: seats, attendance, ratings; and closing it. */
export default function DeskReport() {
  const text = useText(afterDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => client.getTermReport({ params: { termId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.report} section="classTerms" view={view} errors={errorWords()}>
      {(report) => (
        <View className="desk-after">
          <Totals report={report} />
          {report.actions.includes('close') && <Close report={report} onDone={view.show} />}
          {report.classes.length === 0 ? <Empty text={text.noClasses} /> : <Charts report={report} />}
        </View>
      )}
    </DeskPage>
  )
}

function Totals({ report: { term, totals, bars, certificates } }: { report: TermReport }) {
  const text = useText(afterDeskText)
  const { active, appealed, lifted, upheld } = bars
  const facts = [
    [text.seats, String(totals.seats)],
    [text.confirmed, String(totals.confirmed)],
    [text.waiting, String(totals.waiting)],
    [text.attendance, totals.attended === null ? text.none : text.percent(totals.attended)],
    [text.certificates, String(certificates)],
  ] as const
  return (
    <Card
      title={term.name}
      aside={<Tag tone={term.isClosed ? 'grey' : 'ok'}>{term.isClosed ? text.closed : text.running}</Tag>}
      kind="rows"
    >
      <View className="desk-after__facts">
        {facts.map(([label, value]) => (
          <Row key={label} title={label} value={value} />
        ))}
        <Row title={text.bars} note={text.barCounts(active, appealed, lifted, upheld)} />
      </View>
    </Card>
  )
}

function Close({ report: { term }, onDone }: { report: TermReport; onDone: (report: TermReport) => void }) {
  const text = useText(afterDeskText)
  const close = useCommand(() => client.closeTerm({ params: { termId: term.id }, body: { version: term.version } }), {
    onDone,
    onError: (error) => toast(explain(error)),
  })
  const ask = async () => {
    if (await confirm({ title: text.closeAsk, body: text.closeNote })) void close.run(undefined)
  }
  return (
    <Card>
      <Text className="words__note">{text.closeNote}</Text>
      <Button busy={close.busy} onTap={() => void ask()}>
        {text.close}
      </Button>
    </Card>
  )
}

function Charts({ report: { classes, children, words } }: { report: TermReport }) {
  const text = useText(afterDeskText)
  const fill = classes.map(({ id, name, confirmed, seats }) => ({
    ...{ key: id, label: name, value: (confirmed * 100) / seats, words: text.fill(confirmed, seats) },
  }))
  const attendance = classes.map(({ id, name, attended }) => ({
    ...{ key: id, label: name, value: attended, words: attended === null ? text.none : text.percent(attended) },
  }))
  const stars = classes.map(({ id, name, ratings, starTenths }) => ({
    ...{ key: id, label: name, value: starTenths },
    words: starTenths === null ? text.noRatings : text.stars((starTenths / 10).toFixed(1), ratings),
  }))
  const spread = children.map(({ from, to, count }) => ({
    ...{ key: String(from), label: text.range(from, to), value: count, words: text.count(count) },
  }))
  return (
    <View className="desk-after__charts">
      <Bars title={text.byFill} bars={fill} most={100} />
      <Bars title={text.byAttendance} bars={attendance} most={100} />
      <Bars title={text.spread} bars={spread} />
      <Bars title={text.byStars} bars={stars} most={50} />
      {words.length > 0 && (
        <Card title={text.words} kind="rows">
          {words.map((one) => (
            <Row key={one.id} title={one.words} note={one.class} value={text.starCount(one.stars)} />
          ))}
        </Card>
      )}
    </View>
  )
}

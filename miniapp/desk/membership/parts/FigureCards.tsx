import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type DayFigure, dayFigures, type FiguresView } from '../../../../shared/membership/figures.contract'
import { figuresText } from '../../../../shared/membership/figuresText'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useMe } from '../../../platform/session'
import { Button, Card, Chips, Empty } from '../../../ui'
import { DayBars, RowBars } from './Bars'

interface CardProps {
  figures: FiguresView
}

/** A count in words: those kept back are said to be few. */
export function useCount() {
  const { few } = useText(figuresText)
  return (count: number | null) => (count === null ? few : String(count))
}

/** What is overdue now, and for who decides it the way to it. */
export function OverdueCard({ figures: { open: waiting, overdue } }: CardProps) {
  const text = useText(figuresText).overdue
  const count = useCount()
  const isLate = overdue !== 0
  const decides = useMe()?.roles.some(({ role }) => role === 'reviewer') ?? false
  return (
    <Card title={text.title}>
      <View className="figures-big">
        <Text className={isLate ? 'figures-big__value figures-big__value--late' : 'figures-big__value'}>
          {text.value(count(overdue))}
        </Text>
        <Text className="figures-note">
          {isLate ? text.open(count(waiting)) : `${text.none} · ${text.open(count(waiting))}`}
        </Text>
      </View>
      {isLate && decides && (
        <Button kind="outline" size="small" onTap={() => open('/desk/work/queue?scope=overdue')}>
          {text.look}
        </Button>
      )}
    </Card>
  )
}

export function DecisionsCard({ figures: { decisions } }: CardProps) {
  const words = useText(figuresText)
  const count = useCount()
  const text = words.decisions
  const { decided, medianMinutes, ninetiethMinutes, timed, inTime } = decisions
  const isKnown = timed !== null && timed > 0 && inTime !== null
  const facts = [
    [text.decided, text.cases(count(decided))],
    [text.median, medianMinutes === null ? words.few : words.time(medianMinutes)],
    [text.ninetieth, ninetiethMinutes === null ? words.few : words.time(ninetiethMinutes)],
    ...(isKnown
      ? [[text.inTime, `${text.share(Math.floor((inTime / timed) * 100))} · ${text.ofAll(inTime, timed)}`]]
      : []),
  ]
  return (
    <Card title={text.title}>
      <Text className="figures-note">{text.note}</Text>
      {decided === 0 ? (
        <Text>{text.none}</Text>
      ) : (
        facts.map(([label, value]) => (
          <View key={label} className="figures-fact">
            <Text className="figures-fact__label">{label}</Text>
            <Text className="figures-fact__value">{value}</Text>
          </View>
        ))
      )}
    </Card>
  )
}

export function DaysCard({ figures: { days, totals } }: CardProps) {
  const words = useText(figuresText)
  const count = useCount()
  const [what, setWhat] = useState<DayFigure>('submitted')
  const text = words.days
  const most = days.reduce((a, b) => ((b[what] ?? 0) > (a[what] ?? 0) ? b : a))
  const bars = days.map((row) => ({
    key: row.day,
    label: row.day.slice(5),
    count: row[what],
    value: count(row[what]),
  }))
  return (
    <Card title={text.title} aside={<Text className="figures-aside">{text.total(count(totals[what]))}</Text>}>
      <Text className="figures-note">{text.note}</Text>
      <Chips
        label={text.label}
        options={dayFigures.map((value) => ({ value, label: words.figures[value] }))}
        value={what}
        onChange={setWhat}
      />
      {totals[what] === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <View>
          <DayBars label={`${text.title}: ${words.figures[what]}`} bars={bars} />
          {most[what] !== null && most[what] > 0 && (
            <Text className="figures-note">{text.most(most.day.slice(5), count(most[what]))}</Text>
          )}
        </View>
      )}
    </Card>
  )
}

export function RoutesCard({ figures: { routes } }: CardProps) {
  const words = useText(figuresText)
  const count = useCount()
  const bars = routes.map(({ route, submitted }) => ({
    key: route,
    label: words.routeNames[route],
    count: submitted,
    value: count(submitted),
  }))
  return (
    <Card title={words.routes.title}>
      <Text className="figures-note">{words.routes.note}</Text>
      <RowBars label={words.routes.title} bars={bars} />
    </Card>
  )
}

const firstShown = 12

/** The unions below, most applications first; a tap looks into one. */
export function UnionsCard({ figures: { unions }, onChoose }: CardProps & { onChoose: (id: string) => void }) {
  const text = useText(figuresText).unions
  const count = useCount()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? unions : unions.slice(0, firstShown)
  const bars = shown.map(({ id, name, own, submitted, overdue }) => ({
    key: id,
    label: own ? text.own(name) : name,
    count: submitted,
    value: count(submitted),
    alert: overdue === 0 ? undefined : text.overdue(count(overdue)),
    onTap: own ? undefined : () => onChoose(id),
  }))
  return (
    <Card title={text.title}>
      <Text className="figures-note">{text.note}</Text>
      {unions.length === 0 ? <Empty text={text.empty} /> : <RowBars label={text.title} bars={bars} />}
      {shown.length < unions.length && (
        <Button kind="plain" size="small" onTap={() => setIsWhole(true)}>
          {text.all(unions.length)}
        </Button>
      )}
    </Card>
  )
}

export function MembersCard({ figures: { members } }: CardProps) {
  const words = useText(figuresText)
  const count = useCount()
  const bars = members.map((row) => ({
    key: row.state,
    label: words.membershipStates[row.state],
    count: row.count,
    value: count(row.count),
  }))
  return (
    <Card title={words.members.title}>
      <Text className="figures-note">{words.members.note}</Text>
      <RowBars label={words.members.title} bars={bars} />
    </Card>
  )
}

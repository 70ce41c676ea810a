import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { BarCase } from '../../../shared/classes/after.desk.contract'
import { afterDeskText } from '../../../shared/classes/afterDeskText'
import { useText, useWording } from '../../platform/locale'
import { useView, type View as Viewed } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag } from '../../ui'
import { CaseCard } from '../parts/CaseCard'
import { CasePage } from '../parts/CasePage'
import { DecisionCard } from '../parts/DecisionCard'
import { client, errorWords, explain } from './parts/afterClient'
import { barTones } from './parts/barTones'
import './parts/after.scss'

definePageConfig({ navigationBarTitleText: '停报申诉' })

interface PartProps {
  bar: BarCase
  view: Viewed<BarCase>
}

/** A bar with what the guardian says and each day it was reckoned from; staff lift or uphold it. */
export default function DeskBar() {
  const text = useText(afterDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => client.getBar({ params: { barId: id } }), { deps: [id] })
  return (
    <CasePage title={text.title} view={view} errors={errorWords()} absent="classes.bar_not_found">
      {(bar, toQueue) => (
        <View className="desk-after">
          <Head bar={bar} view={view} />
          <Decide bar={bar} view={view} />
          <Days bar={bar} />
          {toQueue}
        </View>
      )}
    </CasePage>
  )
}

function Head({ bar, view }: PartProps) {
  const text = useText(afterDeskText)
  const { labelled } = useWording()
  const when = useWhen()
  const { child, state, term, attended, asked, until, appeal, answer } = bar
  return (
    <CaseCard
      of={bar}
      view={view}
      title={child}
      tag={<Tag tone={barTones[state]}>{text.states[state]}</Tag>}
      lines={[`${term} · ${text.attended(attended, asked)}`, text.until(when.day(until))]}
      notes={[appeal ? labelled(text.appeal, appeal) : text.noAppeal, answer && labelled(text.answer, answer)]}
    />
  )
}

function Decide({ bar, view }: PartProps) {
  const text = useText(afterDeskText)
  const { id, version } = bar
  return (
    <DecisionCard
      of={bar}
      view={view}
      ways={[
        { decision: 'lift', label: text.lift },
        { decision: 'uphold', label: text.uphold },
      ]}
      words={{ label: text.answer, hint: text.answerHint, most: 500 }}
      done={text.decided}
      explain={explain}
      decide={({ decision, words: answer }, options) =>
        client.decideBar({ params: { barId: id }, body: { decision, version, answer } }, options)
      }
    />
  )
}

const markTones = { present: 'ok', excused: 'grey', absent: 'warn' } as const

function Days({ bar: { days } }: { bar: BarCase }) {
  const text = useText(afterDeskText)
  const when = useWhen()
  return (
    <Card title={text.days} kind="rows">
      {days.map(({ day, class: name, mark }) => (
        <Row
          key={`${day} ${name}`}
          title={when.day(day)}
          note={name}
          value={<Tag tone={markTones[mark]}>{text.marks[mark]}</Tag>}
        />
      ))}
    </Card>
  )
}

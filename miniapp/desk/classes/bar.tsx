import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { BarDecision } from '../../../shared/classes/after'
import type { BarCase } from '../../../shared/classes/after.desk.contract'
import { afterDeskText } from '../../../shared/classes/afterDeskText'
import { desk as deskContract } from '../../../shared/desk/contract'
import { clientOf } from '../../platform/client'
import { useText, useWording } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, Field, Row, Tag, toast } from '../../ui'
import { Assignment } from '../parts/Assignment'
import { DeskPage } from '../parts/DeskPage'
import { HandBack } from '../parts/HandBack'
import { client, errorWords, explain } from './parts/afterClient'
import { barTones } from './parts/barTones'
import './parts/after.scss'

definePageConfig({ navigationBarTitleText: '停报申诉' })

const desk = clientOf(deskContract)

/** A bar with what the guardian says and each day it was reckoned from; staff lift or uphold it. */
export default function DeskBar() {
  const text = useText(afterDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => client.getBar({ params: { barId: id } }), { deps: [id] })
  const refresh = () => void view.refresh()
  return (
    <DeskPage title={text.title} section="queue" view={view} errors={errorWords()}>
      {(bar) => (
        <View className="desk-after">
          <Head bar={bar} onAssigned={refresh} />
          <HandBack of={bar} onDone={refresh} onRefused={refresh} />
          <Decide key={bar.version} bar={bar} onDone={view.show} onRefused={refresh} />
          <Days bar={bar} />
        </View>
      )}
    </DeskPage>
  )
}

function Head({ bar, onAssigned }: { bar: BarCase; onAssigned: () => void }) {
  const text = useText(afterDeskText)
  const { labelled } = useWording()
  const when = useWhen()
  const assign = useCommand(
    (body: { to: 'me' | 'nobody'; takeOver?: true }) => desk.assignWorkItem({ params: { workItemId: bar.id }, body }),
    { onDone: onAssigned, onError: (error) => toast(explain(error)) },
  )
  const { child, state, term, attended, asked, until, appeal, answer, caseNumber, actions } = bar
  return (
    <Card title={child} aside={<Tag tone={barTones[state]}>{text.states[state]}</Tag>}>
      <Text className="desk-after__line">{`${term} · ${text.attended(attended, asked)}`}</Text>
      <Text className="desk-after__line">{text.until(when.day(until))}</Text>
      <Text className="desk-after__note">{appeal ? labelled(text.appeal, appeal) : text.noAppeal}</Text>
      {answer && <Text className="desk-after__note">{labelled(text.answer, answer)}</Text>}
      <Text className="desk-after__note" userSelect>
        {caseNumber}
      </Text>
      {actions.includes('assign') && <Assignment of={bar} assign={assign} />}
    </Card>
  )
}

interface DecideProps {
  bar: BarCase
  onDone: (bar: BarCase) => void
  onRefused: () => void
}

function Decide({ bar: { id, version, actions }, onDone, onRefused }: DecideProps) {
  const text = useText(afterDeskText)
  const [written, setWritten] = useState('')
  const answer = written.trim()
  const decide = useCommand(
    (decision: BarDecision) => client.decideBar({ params: { barId: id }, body: { decision, version, answer } }),
    {
      onDone: (answered) => {
        toast(text.decided)
        onDone(answered)
      },
      onError: (error) => {
        toast(explain(error))
        onRefused()
      },
    },
  )
  if (!actions.includes('lift')) return null
  return (
    <Card>
      <Field lines label={text.answer} hint={text.answerHint} value={written} onChange={setWritten} maxLength={500} />
      <Button busy={decide.busy} disabled={answer === ''} onTap={() => void decide.run('lift')}>
        {text.lift}
      </Button>
      {actions.includes('uphold') && (
        <Button kind="outline" busy={decide.busy} disabled={answer === ''} onTap={() => void decide.run('uphold')}>
          {text.uphold}
        </Button>
      )}
    </Card>
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

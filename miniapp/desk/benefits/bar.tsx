import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { BarDecision } from '../../../shared/benefits/bars'
import type { BarCase } from '../../../shared/benefits/bars.contract'
import { barsText } from '../../../shared/benefits/barsText'
import { useText, useWording } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, Field, Tag, toast } from '../../ui'
import { Assignment } from '../parts/Assignment'
import { DeskPage } from '../parts/DeskPage'
import { HandBack } from '../parts/HandBack'
import { benefitBarTones } from './parts/benefitTones'
import { bars, caseErrors, desk, explain } from './parts/caseClient'
import './parts/cases.scss'

definePageConfig({ navigationBarTitleText: '停领申诉' })

/** A bar with what the member says; staff lift or uphold it. */
export default function DeskBenefitBar() {
  const text = useText(barsText)
  const { id = '' } = useRouter().params
  const view = useView(() => bars.getBar({ params: { benefitBarId: id } }), { deps: [id] })
  const refresh = () => void view.refresh()
  return (
    <DeskPage title={text.deskTitle} section="queue" view={view} errors={caseErrors()}>
      {(bar) => (
        <View className="desk-benefit">
          <Head bar={bar} onAssigned={refresh} />
          <HandBack of={bar} onDone={refresh} onRefused={refresh} />
          <Decide key={bar.version} bar={bar} onDone={view.show} onRefused={refresh} />
        </View>
      )}
    </DeskPage>
  )
}

function Head({ bar, onAssigned }: { bar: BarCase; onAssigned: () => void }) {
  const text = useText(barsText)
  const { labelled } = useWording()
  const when = useWhen()
  const assign = useCommand(
    (body: { to: 'me' | 'nobody'; takeOver?: true }) => desk.assignWorkItem({ params: { workItemId: bar.id }, body }),
    { onDone: onAssigned, onError: (error) => toast(explain(error)) },
  )
  const { person, state, campaign, expiredAt, until, appeal, answer, caseNumber, actions } = bar
  return (
    <Card title={person} aside={<Tag tone={benefitBarTones[state]}>{text.states[state]}</Tag>}>
      <Text className="desk-benefit__line">{text.why(campaign, when.at(expiredAt))}</Text>
      <Text className="desk-benefit__line">{text.until(when.day(until))}</Text>
      <Text className="desk-benefit__note">{appeal ? labelled(text.words, appeal) : text.noAppeal}</Text>
      {answer && <Text className="desk-benefit__note">{labelled(text.answer, answer)}</Text>}
      <Text className="desk-benefit__note" userSelect>
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
  const text = useText(barsText)
  const [written, setWritten] = useState('')
  const answer = written.trim()
  const decide = useCommand(
    (decision: BarDecision) => bars.decideBar({ params: { benefitBarId: id }, body: { decision, version, answer } }),
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

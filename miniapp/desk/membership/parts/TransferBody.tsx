import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { momentOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import type { TransferCaseView } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { inFours } from '../../../../shared/membership/number'
import { useText } from '../../../platform/locale'
import { useWhen } from '../../../platform/when'
import { Card, Tag, Timeline, type TimelineItem } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'
import { Clocks, Failure } from './CaseHead'
import './case.scss'
import './decision.scss'
import { Fact } from './Facts'
import { members } from './membersClient'
import './members.scss'
import { transferTones } from './memberTones'
import { PersonFacts } from './PersonFacts'
import { TransferFoot } from './TransferFoot'
import { useReveal } from './useReveal'
import type { TransferCase } from './useTransfer'

/** Who wants to come over, from where, and the decision at its foot. */
export function TransferBody({ of, on, end }: { of: TransferCaseView; on: TransferCase; end?: ReactNode }) {
  const text = useText(membersText)
  const now = useNow()
  const reveal = useReveal(() => members.revealTransferMember({ params: { transferId: of.id } }))
  return (
    <View className="case">
      <View className="case__scroll">
        {on.hasChanged && (
          <Text className="member__notice" aria-role="alert">
            {text.changed}
          </Text>
        )}
        <Head of={of} on={on} now={now} />
        <PersonFacts person={of.person} reveal={reveal} />
        <Background of={of} />
        {of.note && (
          <Card className="case__block" title={text.note2}>
            <Text>{of.note}</Text>
          </Card>
        )}
        <History of={of} now={now} />
        {end}
      </View>
      <TransferFoot of={of} on={on} />
    </View>
  )
}

function Head({ of, on, now }: { of: TransferCaseView; on: TransferCase; now: Date }) {
  const text = useText(membersText)
  const outcome = of.state === 'submitted' ? '' : text.decided[of.state](of.decided?.by ?? '')
  return (
    <View className="case__head">
      <View className="case__who">
        <Text className="case__name" aria-role="heading" aria-level={2}>
          {of.person.name}
        </Text>
        <Tag tone={transferTones[of.state]}>{text.states[of.state]}</Tag>
      </View>
      <Text className="case__line">{text.wants(of.from.name, of.to.name)}</Text>
      {of.owner.id !== of.to.id && <Text className="case-decision__warning">{text.movedUp(of.to.name)}</Text>}
      <Clocks of={{ dueAt: of.dueAt, openedAt: of.requestedAt }} now={now} />
      {outcome !== '' && <Text className="case__line">{outcome}</Text>}
      {of.actions.includes('assign') && (
        <>
          <Assignment of={of} assign={on.assign} />
          <Failure of={on.assign.error && on.failure} />
        </>
      )}
      <HandBack of={of} isSaid {...on.handBack} />
    </View>
  )
}

function Background({ of }: { of: TransferCaseView }) {
  const text = useText(membersText)
  const when = useWhen()
  const { facts } = text
  const { number, state, since, until } = of.membership
  return (
    <Card className="case-facts">
      <Fact label={facts.from}>{of.from.name}</Fact>
      <Fact label={facts.state}>
        {[text.memberStates[state], until && text.until(when.day(until))].filter(Boolean).join(' · ')}
      </Fact>
      <Fact label={facts.since}>{when.day(since)}</Fact>
      <Fact label={facts.number}>
        <Text className="case-fact__number">{inFours(number)}</Text>
      </Fact>
      <Fact label={facts.to}>{of.to.name}</Fact>
      <Fact label={facts.receipt}>{of.number}</Fact>
      {of.decided?.reason && <Fact label={facts.reason}>{of.decided.reason}</Fact>}
    </Card>
  )
}

function History({ of, now }: { of: TransferCaseView; now: Date }) {
  const text = useText(membersText)
  const { moment } = useText(deskText)
  const items: TimelineItem[] = of.history.map(({ step, at, by, note }, index) => ({
    key: String(index),
    title: text.steps[step],
    note: [`${moment(momentOf(at, now))} · ${by ?? text.bySelf}`, note].filter(Boolean).join('\n'),
    tone: step === 'refused' ? 'red' : 'ok',
  }))
  if (of.state === 'submitted') items.push({ key: 'next', title: text.states.submitted, tone: 'red' })
  return (
    <Card className="case__block" title={text.course}>
      <Timeline items={items} />
    </Card>
  )
}

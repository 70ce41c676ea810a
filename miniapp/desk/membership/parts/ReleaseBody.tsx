import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { momentOf, spanOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import { releaseDeskText } from '../../../../shared/membership/releaseDeskText'
import type { ReleaseCaseView } from '../../../../shared/membership/releases.desk.contract'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { Button, Card, Row, Tag, Timeline, type Tone } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'
import { Fact } from './Facts'
import { ReleaseFoot } from './ReleaseFoot'
import './case.scss'
import './decision.scss'
import { releaseTones } from './tones'
import type { ReleaseCase } from './useRelease'
import { type Revealing, useReveal } from './useReveal'

type Party = ReleaseCaseView['claimant']

/** Who claims the number, whose record has it, what happened, and the decision. */
export function ReleaseBody({ of, on, end }: { of: ReleaseCaseView; on: ReleaseCase; end?: ReactNode }) {
  const text = useText(releaseDeskText)
  const { applicationId, holder } = of
  const reveal = useReveal(on.reveal)
  const { shown } = reveal
  return (
    <View className="case">
      <View className="case__scroll">
        <Head of={of} on={on} />
        <Card className="case-facts">
          <Fact label={text.number}>
            <Text className="case-fact__number">{shown?.number ?? of.number}</Text>
          </Fact>
          <Fact label={text.note}>{of.note ?? text.none}</Fact>
          <Fact label={text.union}>{of.organisation.name}</Fact>
          <Fact label={text.receipt}>{of.caseNumber}</Fact>
          <RevealLine reveal={reveal} />
        </Card>
        {!of.isOwnRecord && <PartyCard title={text.claimant} party={of.claimant} name={shown?.claimant} />}
        {holder ? (
          <PartyCard title={text.holder} party={holder} name={shown?.holder} />
        ) : (
          <Card className="case__block" title={text.holder}>
            <Text>{text.noHolder}</Text>
          </Card>
        )}
        {applicationId && (
          <Card kind="rows">
            <Row title={text.application} onTap={() => open(`/desk/membership/application?id=${applicationId}`)} />
          </Card>
        )}
        <History of={of} />
        {end}
      </View>
      <ReleaseFoot of={of} on={on} />
    </View>
  )
}

function Head({ of, on }: { of: ReleaseCaseView; on: ReleaseCase }) {
  const text = useText(releaseDeskText)
  const { isOwnRecord, isSilent, holder } = of
  const warnings = [isSilent && text.silent, isOwnRecord && text.ownRecord, holder?.isStaff && text.staff]
  return (
    <View className="case__head">
      <View className="case__who">
        <Text className="case__name" aria-role="heading" aria-level={2}>
          {of.name}
        </Text>
        <Tag tone={releaseTones[of.state]}>{text.states[of.state]}</Tag>
      </View>
      <Text className="case__line">{text.kinds[of.about]}</Text>
      <Clock of={of} />
      {warnings.filter(Boolean).map((words) => (
        <Text key={String(words)} className="case-decision__warning">
          {words}
        </Text>
      ))}
      {of.actions.includes('assign') && <Assignment of={of} assign={on.assign} />}
      <HandBack of={of} {...on.handBack} />
    </View>
  )
}

function Clock({ of: { dueAt } }: { of: ReleaseCaseView }) {
  const { span, clocks } = useClockWords()
  const now = useNow()
  if (dueAt === null) return null
  const left = new Date(dueAt).getTime() - now.getTime()
  const words = left > 0 ? clocks.stepLeft(span(spanOf(left))) : clocks.stepOver(span(spanOf(left)))
  return (
    <View className="case__clocks">
      <Tag tone={left > 0 ? 'warn' : 'red'}>{words}</Tag>
    </View>
  )
}

const useClockWords = () => ({ span: useText(deskText).span, clocks: useText(releaseDeskText).clocks })

function PartyCard({ title, party, name }: { title: string; party: Party; name: string | null | undefined }) {
  const text = useText(releaseDeskText)
  const { party: labels, none } = text
  const { membership } = party
  return (
    <Card className="case-facts" title={title}>
      <Fact label={labels.name}>{name || party.name || text.noName}</Fact>
      <Fact label={labels.phone}>{party.phone ?? none}</Fact>
      <Fact label={labels.document}>{party.documentNumber ?? none}</Fact>
      <Fact label={labels.assurance}>
        <Tag tone={party.assurance === 'stated' ? 'warn' : 'ok'}>{text.assurances[party.assurance]}</Tag>
      </Fact>
      <Fact label={labels.member}>
        {membership ? `${membership.organisation} · ${text.memberStates[membership.state]}` : text.notMember}
      </Fact>
      <Fact label={labels.since}>{party.since}</Fact>
    </Card>
  )
}

function RevealLine({ reveal }: { reveal: Revealing }) {
  const { reveal: text } = useText(releaseDeskText)
  const note = reveal.shown ? text.left(reveal.secondsLeft) : reveal.error ? wordsOf(reveal.error) : text.note
  return (
    <View className="case-facts__reveal">
      <Text className="case-facts__trust">{note}</Text>
      {reveal.shown ? (
        <Button kind="plain" size="small" onTap={reveal.hide}>
          {text.hide}
        </Button>
      ) : (
        <Button kind="plain" size="small" busy={reveal.busy} label={text.showLabel} onTap={reveal.show}>
          {text.show}
        </Button>
      )}
    </View>
  )
}

const stepTones: Partial<Record<string, Tone>> = { returned: 'warn', refused: 'red' }

function History({ of: { history } }: { of: ReleaseCaseView }) {
  const text = useText(releaseDeskText)
  const desk = useText(deskText)
  const now = useNow()
  const items = history.map(({ step, at, by, note }, index) => ({
    key: String(index),
    title: text.steps[step],
    note: [`${desk.moment(momentOf(at, now))} · ${by ?? text.byClaimant}`, note].filter(Boolean).join('\n'),
    tone: stepTones[step] ?? ('ok' as const),
  }))
  return (
    <Card className="case__block" title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { momentOf, spanOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import { listed } from '../../../../shared/i18n'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import type { ClaimCase } from '../../../../shared/insurance/claims.desk.contract'
import { insuranceText } from '../../../../shared/insurance/text'
import { workingText } from '../../../../shared/insurance/workingText'
import { yuan } from '../../../../shared/payments/fen'
import { useLocale, useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { Card, Row, Tag, Timeline } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'
import { ClaimFacts } from './ClaimFacts'
import { ClaimForm } from './ClaimForm'
import { ClaimLines } from './ClaimLines'
import { ClaimPapers } from './ClaimPapers'
import { claimTones } from './claimTones'
import './claim.scss'
import type { Claim } from './useClaim'

/** What was claimed and what was made of it, its papers beside it, and the decision below. */
export function ClaimBody({ of, on, end }: { of: ClaimCase; on: Claim; end?: ReactNode }) {
  const now = useNow()
  return (
    <View className="claim">
      <View className="claim__main">
        <Head of={of} now={now} />
        {of.actions.includes('assign') && <Assignment of={of} assign={on.assign} />}
        <HandBack of={of} {...on.handBack} />
        <Barred of={of} />
        <ClaimFacts of={of} />
        <Said of={of} />
        <ClaimLines of={of} />
        <ClaimForm key={`${of.id} ${of.version}`} of={of} on={on} />
      </View>
      <View className="claim__beside">
        <ClaimPapers claimId={of.id} />
        <Others of={of} />
        <History of={of} now={now} />
        {end}
      </View>
    </View>
  )
}

/** Why the reader leaves it to others, and who they are where that is nobody here. */
function Barred({ of: { barred, freeAt, organisation } }: { of: ClaimCase }) {
  const text = useText(claimDeskText)
  if (barred === null) return null
  const who = freeAt === null ? text.nobodyFree : freeAt === organisation.name ? '' : text.freeAbove(freeAt)
  return <Text className="claim__warning">{[text.bars[barred], who].filter(Boolean).join(' ')}</Text>
}

function Head({ of, now }: { of: ClaimCase; now: Date }) {
  const text = useText(claimDeskText)
  const { span } = useText(deskText)
  const { facts, insured, state, claimNumber, stepDueAt, dueAt } = of
  const left = (at: string) => new Date(at).getTime() - now.getTime()
  const clock = (at: string, inTime: (span: string) => string, late: (span: string) => string) =>
    left(at) > 0 ? (
      <Tag tone="warn">{inTime(span(spanOf(left(at))))}</Tag>
    ) : (
      <Tag tone="red">{late(span(spanOf(left(at))))}</Tag>
    )
  return (
    <View>
      <View className="claim__head">
        <Text className="claim__title" aria-role="heading" aria-level={2}>
          {[facts && text.routes[facts.event], insured.name].filter(Boolean).join(' · ')}
        </Text>
        <Tag tone={claimTones[state]}>{text.states[state]}</Tag>
      </View>
      <View className="claim__clocks">
        <Text className="claim__note" userSelect>
          {claimNumber}
        </Text>
        {stepDueAt && clock(stepDueAt, text.clocks.step, text.clocks.stepOver)}
        {dueAt && clock(dueAt, text.clocks.whole, text.clocks.wholeOver)}
      </View>
    </View>
  )
}

/** What the claimant was told last: what is missing, or why not. */
function Said({ of: { remark, state } }: { of: ClaimCase }) {
  const text = useText(claimDeskText)
  const { paperKinds } = useText(insuranceText)
  const { reasons } = useText(workingText)
  const locale = useLocale()
  if (!remark || !['returned', 'refused'].includes(state)) return null
  const said = [
    listed(
      remark.papers.map((kind) => paperKinds[kind]),
      locale,
    ),
    remark.reason && reasons[remark.reason],
    remark.note,
  ]
  return (
    <Card title={state === 'returned' ? text.asked : text.refusedFor}>
      <Text>{said.filter(Boolean).join(' · ')}</Text>
    </Card>
  )
}

function Others({ of: { others } }: { of: ClaimCase }) {
  const text = useText(claimDeskText)
  if (others.length === 0) return null
  return (
    <Card title={text.others.title} kind="rows">
      {others.map(({ id, claimNumber, state, event, eventOn, approvedFen, sameEvent, link }) => (
        <Row
          key={id}
          title={[event && text.routes[event], eventOn, link && text.others.links[link]].filter(Boolean).join(' · ')}
          note={[
            claimNumber,
            approvedFen !== null && text.lines.yuan(yuan(approvedFen)),
            sameEvent && text.others.sameEvent,
          ]
            .filter(Boolean)
            .join(' · ')}
          value={<Tag tone={claimTones[state]}>{text.states[state]}</Tag>}
          onTap={() => open(`/desk/insurance/claim?id=${id}`)}
        />
      ))}
    </Card>
  )
}

function History({ of: { history }, now }: { of: ClaimCase; now: Date }) {
  const text = useText(claimDeskText)
  const { moment } = useText(deskText)
  const items = history.map(({ step, at, by, note }) => ({
    key: `${step} ${at}`,
    title: [text.steps[step] ?? step, by].filter(Boolean).join(' · '),
    note: [moment(momentOf(at, now)), note].filter(Boolean).join(' · '),
    tone: step === 'bounced' || step === 'refused' ? ('red' as const) : ('ok' as const),
  }))
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

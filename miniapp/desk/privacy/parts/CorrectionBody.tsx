import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { momentOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { correctionsText } from '../../../../shared/privacy/correctionsText'
import type { CorrectionCaseView } from '../../../../shared/privacy/desk.contract'
import { correctionDeskText } from '../../../../shared/privacy/deskText'
import { privacyText } from '../../../../shared/privacy/text'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Button, Card, Tag, Timeline, type TimelineItem } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'
import { CorrectionFoot } from './CorrectionFoot'
import './correction.scss'
import { correctionTones } from './tones'
import type { CorrectionAtDesk } from './useCorrection'

interface Props {
  of: CorrectionCaseView
  on: CorrectionAtDesk
}

/** What shall be corrected, side by side, whom it is about, and the decision. */
export function CorrectionBody({ of, on }: Props) {
  const text = useText(correctionDeskText)
  return (
    <View className="correction">
      <View className="correction__head">
        <Text className="correction__name" aria-role="heading" aria-level={2}>
          {of.subject.name}
        </Text>
        <Tag tone={correctionTones[of.state]}>{text.states[of.state === 'applied' ? 'approved' : of.state]}</Tag>
      </View>
      {of.actions.includes('assign') && <Assignment of={of} assign={on.assign} />}
      <HandBack of={of} {...on.handBack} />
      <Change of={of} on={on} />
      <Subject of={of} on={on} />
      <History of={of} />
      <CorrectionFoot of={of} on={on} />
    </View>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="correction__fact">
      <Text className="correction__label">{label}</Text>
      <View className="correction__value">{typeof children === 'string' ? <Text>{children}</Text> : children}</View>
    </View>
  )
}

function Change({ of, on }: Props) {
  const text = useText(correctionDeskText)
  const { fields } = useText(correctionsText)
  const { documentKinds } = useText(membershipDeskText)
  const { errors } = useText(privacyText)
  const { whole, reveal } = on
  return (
    <Card title={fields[of.field]}>
      <Fact label={text.facts.before}>{(whole ? whole.before : of.before) ?? text.facts.none}</Fact>
      <Fact label={text.facts.after}>
        <Text className="correction__after">{whole?.after ?? of.after}</Text>
      </Fact>
      {of.documentKind && <Fact label={text.facts.documentKind}>{documentKinds[of.documentKind]}</Fact>}
      <Fact label={text.facts.reason}>{of.reason ?? text.facts.none}</Fact>
      {of.actions.includes('reveal') && (
        <View className="correction__head">
          <Text className="correction__note" aria-role={reveal.error ? 'alert' : undefined}>
            {reveal.error ? wordsOf(reveal.error, errors) : text.showNote}
          </Text>
          <Button
            kind="plain"
            size="small"
            busy={reveal.busy}
            onTap={() => (whole ? on.hide() : void reveal.run(undefined))}
          >
            {whole ? text.hide : text.show}
          </Button>
        </View>
      )}
    </Card>
  )
}

function Subject({ of, on: { whole } }: Props) {
  const { facts, assurances, decidedBy } = useText(correctionDeskText)
  const { moment } = useText(deskText)
  const now = useNow()
  const { subject, decided } = of
  return (
    <Card>
      <Fact label={facts.documentNumber}>{subject.documentNumber ?? facts.none}</Fact>
      <Fact label={facts.phone}>{(whole ? whole.phone : subject.phone) ?? facts.none}</Fact>
      <Fact label={facts.assurance}>
        <Tag tone={subject.assurance === 'stated' ? 'warn' : 'ok'}>{assurances[subject.assurance]}</Tag>
      </Fact>
      <Fact label={facts.union}>{of.organisation.name}</Fact>
      <Fact label={facts.filed}>{moment(momentOf(of.filedAt, now))}</Fact>
      <Fact label={facts.number}>{of.caseNumber}</Fact>
      {decided && (
        <Fact label={facts.decided}>
          {[decidedBy(decided.by), moment(momentOf(decided.at, now)), decided.remark].filter(Boolean).join(' · ')}
        </Fact>
      )}
    </Card>
  )
}

/** What happened between filing and decision, and at which union. */
function History({ of: { history } }: { of: CorrectionCaseView }) {
  const text = useText(correctionDeskText)
  const { moment } = useText(deskText)
  const now = useNow()
  const items: TimelineItem[] = history.map(({ step, at, by, note }) => ({
    key: `${step} ${at}`,
    title: text.steps[step],
    note: [`${moment(momentOf(at, now))} · ${by ?? text.byPerson}`, note].filter(Boolean).join('\n'),
    tone: step === 'escalated' ? 'warn' : step === 'refused' ? 'red' : 'ok',
  }))
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

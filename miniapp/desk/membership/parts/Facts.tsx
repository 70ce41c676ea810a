import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { momentOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import { type CaseView, membershipDesk } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Button, Card, Tag } from '../../../ui'
import { type Revealing, useReveal } from './useReveal'

const client = clientOf(membershipDesk)

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="case-fact">
      <Text className="case-fact__label">{label}</Text>
      <View className="case-fact__value">{typeof children === 'string' ? <Text>{children}</Text> : children}</View>
    </View>
  )
}

/** Who it is; the numbers are masked until somebody asks, which is recorded. */
export function Identity({ of, now }: { of: CaseView; now: Date }) {
  const text = useText(membershipDeskText)
  const { moment } = useText(deskText)
  const { facts } = text
  const { applicant, sighting } = of
  const reveal = useReveal(() => client.revealApplicant({ params: { applicationId: of.id } }))
  const { shown } = reveal
  return (
    <Card className="case-facts">
      <Fact label={facts.documentKind}>{text.documentKinds[applicant.documentKind]}</Fact>
      <Fact label={facts.documentNumber}>
        <Text className="case-fact__number">{shown?.documentNumber ?? applicant.documentNumber}</Text>
      </Fact>
      <Fact label={facts.documentExpiry}>{validityOf(applicant.documentExpiry, text)}</Fact>
      <Fact label={facts.phone}>
        <Text className="case-fact__number">{(shown ? shown.phone : applicant.phone) ?? facts.none}</Text>
      </Fact>
      <Fact label={facts.assurance}>
        <Tag tone={applicant.assurance === 'stated' ? 'warn' : 'ok'}>{text.assurances[applicant.assurance]}</Tag>
      </Fact>
      {sighting && (
        <Fact label={facts.sighting}>
          {text.seenAt(sighting.event, sighting.by, moment(momentOf(sighting.at, now)))}
        </Fact>
      )}
      {of.actions.includes('reveal') && <RevealLine reveal={reveal} />}
    </Card>
  )
}

export function RevealLine({ reveal }: { reveal: Revealing }) {
  const { reveal: text } = useText(membershipDeskText)
  const note = reveal.shown ? text.left(reveal.secondsLeft) : reveal.error ? wordsOf(reveal.error) : text.note
  return (
    <View className="case-facts__reveal">
      <Text className="case-facts__trust" aria-role={reveal.error ? 'alert' : undefined}>
        {note}
      </Text>
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

/** What they do, and how the case came in. */
export function Background({ of, now }: { of: CaseView; now: Date }) {
  const text = useText(membershipDeskText)
  const { moment } = useText(deskText)
  const { facts } = text
  const place = of.event && (of.event.place ? `${of.event.name} · ${of.event.place}` : of.event.name)
  return (
    <Card className="case-facts">
      <Fact label={facts.occupation}>{text.occupations[of.applicant.occupation]}</Fact>
      <Fact label={facts.workplace}>{of.applicant.workplace}</Fact>
      <Fact label={facts.union}>{of.organisation.name}</Fact>
      {of.owner.id !== of.organisation.id && <Fact label={facts.owner}>{of.owner.name}</Fact>}
      <Fact label={facts.route}>{place ?? text.routesInFull[of.route]}</Fact>
      <Fact label={facts.submitted}>{moment(momentOf(of.submittedAt, now))}</Fact>
      <Fact label={facts.receipt}>{of.receiptNumber ?? facts.none}</Fact>
      {of.membership && (
        <Fact label={facts.membership}>{`${of.membership.number} · ${text.memberStates[of.membership.state]}`}</Fact>
      )}
    </Card>
  )
}

function validityOf(
  expiry: string | null,
  { facts, longTerm, until }: { facts: { none: string }; longTerm: string; until: (day: string) => string },
): string {
  if (expiry === null) return facts.none
  return expiry === 'longTerm' ? longTerm : until(expiry)
}

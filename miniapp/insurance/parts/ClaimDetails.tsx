import { listed } from '../../../shared/i18n'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import { claimText } from '../../../shared/insurance/claimText'
import type { ClaimView } from '../../../shared/insurance/claimViews'
import { insuranceText } from '../../../shared/insurance/text'
import { useLocale, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Card, NumberRow, Row } from '../../ui'

/** What was handed in, and the claims it hangs together with. */
export function ClaimDetails({ claim }: { claim: ClaimView }) {
  const text = useText(claimProgressText)
  const { events } = useText(claimText)
  const names = useText(insuranceText).paperKinds
  const locale = useLocale()
  const when = useWhen()
  const { claimNumber, event, eventOn, cover, organisation, insured, payee, papers } = claim
  const held = listed(
    papers.map(({ kind, count }) => `${names[kind]} ${text.files(count)}`),
    locale,
  )
  return (
    <Card kind="rows">
      {claimNumber && <NumberRow title={text.number} number={claimNumber} />}
      {insured && <Row title={text.insured} note={`${insured.name} · ${insured.documentNumber}`} />}
      {event && (
        <Row title={text.event} note={eventOn ? text.eventOf(events[event], when.day(eventOn)) : events[event]} />
      )}
      {cover && <Row title={text.cover} note={cover.plan[locale]} />}
      {organisation && <Row title={text.union} note={organisation.name} />}
      {payee && <Row title={text.account} note={`${payee.holder} · ${payee.bank} · ${payee.number}`} />}
      {held !== '' && <Row title={text.papers} note={held} onTap={() => open(`/insurance/papers?id=${claim.id}`)} />}
      <Linked claim={claim} />
    </Card>
  )
}

function Linked({ claim }: { claim: ClaimView }) {
  const text = useText(claimProgressText)
  const linked = (['previous', 'appealOf', 'appeal'] as const).flatMap((name) => {
    const one = claim[name]
    return one ? [{ name, ...one }] : []
  })
  return (
    <>
      {linked.map(({ name, id, claimNumber }) => (
        <Row
          key={name}
          title={text[name]}
          note={claimNumber}
          onTap={() => open(`/insurance/claim-progress?id=${id}`)}
        />
      ))}
    </>
  )
}

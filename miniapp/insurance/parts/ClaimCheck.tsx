import { Text } from '@tarojs/components'
import { listed } from '../../../shared/i18n'
import type { ClaimItem } from '../../../shared/insurance/claimRules'
import { claimText } from '../../../shared/insurance/claimText'
import type { PaperKind } from '../../../shared/insurance/plans'
import { insuranceText } from '../../../shared/insurance/text'
import { workingText } from '../../../shared/insurance/workingText'
import { useLocale, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row } from '../../ui'
import { ClaimLine, ClaimTotal } from './ClaimLines'
import { estimateOf, type FormStep, isOther } from './claimForm'
import type { ClaimFormModel } from './useClaimForm'

/** What it may give and what is still missing, before it is handed in. */
export function ClaimCheck({ model }: { model: ClaimFormModel }) {
  const { missing } = model
  return (
    <>
      {missing.items.length > 0 && <Missing model={model} />}
      <Estimate model={model} />
    </>
  )
}

const screenOf: Record<ClaimItem, FormStep> = {
  consent: 'event',
  assurance: 'check',
  cover: 'event',
  event: 'event',
  eventOn: 'event',
  items: 'event',
  story: 'event',
  stays: 'facts',
  hospitalGrade: 'facts',
  cost: 'facts',
  loss: 'facts',
  disabilityGrade: 'facts',
  papers: 'papers',
  payee: 'payee',
}

/** Everything at once, each with the way to it. */
function Missing({ model: { missing, steps, consents } }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const names = usePaperNames()
  const locale = useLocale()
  const goTo = (item: ClaimItem) => {
    if (item === 'assurance') return open('/organisations/find')
    const isAccount = item === 'consent' && !consents.isOpen('health')
    steps.show(isAccount ? 'payee' : screenOf[item])
  }
  return (
    <Card kind="rows" title={text.missingTitle}>
      {missing.items.map((item) => (
        <Row
          key={item}
          title={text.missingItems[item]}
          {...(item === 'papers'
            ? {
                note: listed(
                  missing.papers.map((kind) => names[kind]),
                  locale,
                ),
              }
            : {})}
          onTap={() => goTo(item)}
        />
      ))}
    </Card>
  )
}

const usePaperNames = (): Record<PaperKind, string> => useText(insuranceText).paperKinds

function Estimate({ model: { form, typed, missing } }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const { reasons } = useText(workingText)
  const locale = useLocale()
  const found = estimateOf(form, typed)
  if (isOther(form)) {
    return (
      <Card title={text.estimate}>
        <Text className="claim-part__note">{text.estimateOthers}</Text>
      </Card>
    )
  }
  if (missing.items.some((item) => screenOf[item] === 'facts')) {
    return (
      <Card title={text.estimate}>
        <Text className="claim-part__note">{text.estimateLater}</Text>
      </Card>
    )
  }
  if (found === null) return null
  const { plan, assessment } = found
  const nameOf = (code: string) => plan.items.find((item) => item.code === code)!.name[locale]
  return (
    <Card>
      <ClaimTotal label={text.estimate} sumFen={assessment.totalFen} />
      {assessment.lines.map(({ item, amountFen, working, reason }) => (
        <ClaimLine
          key={item}
          name={nameOf(item)}
          sumFen={amountFen}
          working={working}
          less={reason && reasons[reason]}
        />
      ))}
      <Text className="claim-part__note">{text.estimateNote}</Text>
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import type { ClaimLineView, ClaimView } from '../../../shared/insurance/claimViews'
import type { ClaimState } from '../../../shared/insurance/states'
import { insuranceText } from '../../../shared/insurance/text'
import { workingText } from '../../../shared/insurance/workingText'
import { yuan } from '../../../shared/payments/fen'
import { useLocale, useText } from '../../platform/locale'
import { Card } from '../../ui'
import { ClaimLine, ClaimTotal } from './ClaimLines'

/** Nothing comes of these: a sum would promise one. */
const unpaid: readonly ClaimState[] = ['withdrawn', 'refused']

/** What staff asked for or refused, and each sum with how it came about. */
export function ClaimOutcome({ claim }: { claim: ClaimView }) {
  const { returned, refused, lines } = claim
  return (
    <>
      {returned && <Returned returned={returned} />}
      {refused && <Refused refused={refused} />}
      {lines.length > 0 && !unpaid.includes(claim.state) && <Lines claim={claim} />}
    </>
  )
}

function Returned({ returned: { papers, words } }: { returned: NonNullable<ClaimView['returned']> }) {
  const text = useText(claimProgressText)
  const names = useText(insuranceText).paperKinds
  return (
    <Card kind="wash" title={text.returnedPapers}>
      {papers.map((kind) => (
        <Text key={kind} className="claim-words claim-words--item">
          {names[kind]}
        </Text>
      ))}
      {words && <Text className="claim-words">{words}</Text>}
    </Card>
  )
}

function Refused({ refused: { reason, words } }: { refused: NonNullable<ClaimView['refused']> }) {
  const text = useText(claimProgressText)
  const { reasons } = useText(workingText)
  return (
    <Card kind="wash" title={text.refusedFor}>
      {reason && <Text className="claim-words claim-words--item">{reasons[reason]}</Text>}
      {words && <Text className="claim-words">{words}</Text>}
    </Card>
  )
}

/** The sum that counts now, and those before it. */
function Lines({ claim: { lines, approvedFen, paidFen } }: { claim: ClaimView }) {
  const text = useText(claimProgressText)
  const { reasons } = useText(workingText)
  const locale = useLocale()
  const isEstimate = lines.every(({ assessedFen }) => assessedFen === null)
  const label =
    paidFen !== null ? text.paid : approvedFen !== null ? text.approved : isEstimate ? text.estimated : text.assessed
  return (
    <Card title={text.lines}>
      <ClaimTotal label={label} sumFen={lines.reduce((sum, line) => sum + sumOf(line), 0)} />
      {lines.map((line) => (
        <ClaimLine
          key={line.item}
          name={line.name[locale]}
          sumFen={sumOf(line)}
          working={line.working}
          less={line.reason && reasons[line.reason]}
        >
          <Sums line={line} />
          {line.note && <Text className="claim-line__step">{line.note}</Text>}
        </ClaimLine>
      ))}
    </Card>
  )
}

const sumOf = ({ paidFen, approvedFen, assessedFen, estimateFen }: ClaimLineView): number =>
  paidFen ?? approvedFen ?? assessedFen ?? estimateFen ?? 0

/** Asked, assessed, approved, paid: where they are not all the same. */
function Sums({ line }: { line: ClaimLineView }) {
  const text = useText(claimProgressText)
  const all = (['asked', 'assessed', 'approved', 'paid'] as const).flatMap((name) => {
    const fen = line[`${name}Fen`]
    return fen === null ? [] : [{ name, fen }]
  })
  if (new Set(all.map(({ fen }) => fen)).size < 2) return null
  return (
    <View className="claim-sums">
      {all.map(({ name, fen }) => (
        <Text key={name}>{`${text[name]} ${yuan(fen)}`}</Text>
      ))}
    </View>
  )
}

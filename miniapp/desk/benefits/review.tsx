import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ClaimReview } from '../../../shared/benefits/risk.contract'
import { riskText } from '../../../shared/benefits/riskText'
import { useText, useWording } from '../../platform/locale'
import { useView, type View as Viewed } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Tag } from '../../ui'
import { CaseCard } from '../parts/CaseCard'
import { CasePage } from '../parts/CasePage'
import { DecisionCard } from '../parts/DecisionCard'
import { reviewTones } from './parts/benefitTones'
import { caseErrors, explain, risk } from './parts/caseClient'
import './parts/cases.scss'

definePageConfig({ navigationBarTitleText: '领取核查' })

interface PartProps {
  review: ClaimReview
  view: Viewed<ClaimReview>
}

/** A claim that was held, and why; staff give the coupon or refuse it. */
export default function DeskClaimReview() {
  const text = useText(riskText)
  const { id = '' } = useRouter().params
  const view = useView(() => risk.getReview({ params: { reviewId: id } }), { deps: [id] })
  return (
    <CasePage title={text.deskTitle} view={view} errors={caseErrors()} absent="benefits.review_not_found">
      {(review, toQueue) => (
        <View className="desk-benefit">
          <Head review={review} view={view} />
          <Decide review={review} view={view} />
          {toQueue}
        </View>
      )}
    </CasePage>
  )
}

function Head({ review, view }: PartProps) {
  const text = useText(riskText)
  const { labelled } = useWording()
  const when = useWhen()
  const { person, state, campaign, what, reason, claimedAt, remark } = review
  return (
    <CaseCard
      of={review}
      view={view}
      title={person}
      tag={<Tag tone={reviewTones[state]}>{text.states[state]}</Tag>}
      lines={[`${campaign} · ${what}`, text.reasons[reason]]}
      notes={[text.claimedAt(when.at(claimedAt)), remark && labelled(text.remark, remark)]}
    />
  )
}

function Decide({ review, view }: PartProps) {
  const text = useText(riskText)
  const { id, version } = review
  return (
    <DecisionCard
      of={review}
      view={view}
      ways={[
        { decision: 'grant', label: text.grant, isWordless: true },
        { decision: 'refuse', label: text.refuse },
      ]}
      words={{ label: text.remark, hint: text.remarkHint, most: 300 }}
      done={text.decided}
      explain={explain}
      decide={({ decision, words: remark }, options) => {
        const body = decision === 'grant' ? { decision, version } : { decision, version, remark }
        return risk.decideReview({ params: { reviewId: id }, body }, options)
      }}
    />
  )
}

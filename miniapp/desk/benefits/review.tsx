import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ClaimReview } from '../../../shared/benefits/risk.contract'
import { riskText } from '../../../shared/benefits/riskText'
import { useText, useWording } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, Field, Tag, toast } from '../../ui'
import { Assignment } from '../parts/Assignment'
import { DeskPage } from '../parts/DeskPage'
import { HandBack } from '../parts/HandBack'
import { reviewTones } from './parts/benefitTones'
import { caseErrors, desk, explain, risk } from './parts/caseClient'
import './parts/cases.scss'

definePageConfig({ navigationBarTitleText: '领取核查' })

/** A claim that was held, and why; staff give the coupon or refuse it. */
export default function DeskClaimReview() {
  const text = useText(riskText)
  const { id = '' } = useRouter().params
  const view = useView(() => risk.getReview({ params: { reviewId: id } }), { deps: [id] })
  const refresh = () => void view.refresh()
  return (
    <DeskPage title={text.deskTitle} section="queue" view={view} errors={caseErrors()}>
      {(review) => (
        <View className="desk-benefit">
          <Head review={review} onAssigned={refresh} />
          <HandBack of={review} onDone={refresh} onRefused={refresh} />
          <Decide key={review.version} review={review} onDone={view.show} onRefused={refresh} />
        </View>
      )}
    </DeskPage>
  )
}

function Head({ review, onAssigned }: { review: ClaimReview; onAssigned: () => void }) {
  const text = useText(riskText)
  const { labelled } = useWording()
  const when = useWhen()
  const assign = useCommand(
    (body: { to: 'me' | 'nobody'; takeOver?: true }) =>
      desk.assignWorkItem({ params: { workItemId: review.id }, body }),
    { onDone: onAssigned, onError: (error) => toast(explain(error)) },
  )
  const { person, state, campaign, what, reason, claimedAt, remark, caseNumber, actions } = review
  return (
    <Card title={person} aside={<Tag tone={reviewTones[state]}>{text.states[state]}</Tag>}>
      <Text className="desk-benefit__line">{`${campaign} · ${what}`}</Text>
      <Text className="desk-benefit__line">{text.reasons[reason]}</Text>
      <Text className="desk-benefit__note">{text.claimedAt(when.at(claimedAt))}</Text>
      {remark && <Text className="desk-benefit__note">{labelled(text.remark, remark)}</Text>}
      <Text className="desk-benefit__note" userSelect>
        {caseNumber}
      </Text>
      {actions.includes('assign') && <Assignment of={review} assign={assign} />}
    </Card>
  )
}

interface DecideProps {
  review: ClaimReview
  onDone: (review: ClaimReview) => void
  onRefused: () => void
}

function Decide({ review: { id, version, actions }, onDone, onRefused }: DecideProps) {
  const text = useText(riskText)
  const [written, setWritten] = useState('')
  const remark = written.trim()
  const decide = useCommand(
    (decision: 'grant' | 'refuse') =>
      risk.decideReview({
        params: { reviewId: id },
        body: decision === 'grant' ? { decision, version } : { decision, version, remark },
      }),
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
  if (!actions.includes('grant')) return null
  return (
    <Card>
      <Button busy={decide.busy} onTap={() => void decide.run('grant')}>
        {text.grant}
      </Button>
      <Field lines label={text.remark} hint={text.remarkHint} value={written} onChange={setWritten} maxLength={300} />
      <Button kind="outline" busy={decide.busy} disabled={remark === ''} onTap={() => void decide.run('refuse')}>
        {text.refuse}
      </Button>
    </Card>
  )
}

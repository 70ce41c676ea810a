import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { claimProgressText } from '../../shared/insurance/claimProgressText'
import type { ClaimView } from '../../shared/insurance/claimViews'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, NumberRow, Page, Tag, TellMe, Timeline } from '../ui'
import { claims, claimWords } from './parts/claimsClient'
import { claimTones } from './parts/claimTones'
import './parts/claims.scss'

definePageConfig({ navigationBarTitleText: '收到申请' })

/** Proof of receipt: nobody should wonder whether it arrived, nor hand it in twice. */
export default function ClaimReceived() {
  const text = useText(claimProgressText)
  const { id = '' } = useRouter().params
  const view = useView(() => claims.getClaim({ params: { claimId: id } }), { deps: [id] })
  return (
    <Page title={text.receivedTitle} view={view} errors={claimWords()}>
      {(claim) => <Receipt claim={claim} />}
    </Page>
  )
}

function Receipt({ claim: { id, state, claimNumber, stepDueAt, dueAt } }: { claim: ClaimView }) {
  const text = useText(claimProgressText)
  const when = useWhen()
  return (
    <>
      <Card>
        <View className="claim-head">
          <View className="claim-head__top">
            <Text className="claim-head__words" aria-role="heading" aria-level={1}>
              {text.received}
            </Text>
            <Tag tone={claimTones[state]}>{text.states[state]}</Tag>
          </View>
          <Text>{text.receivedBody}</Text>
        </View>
      </Card>
      {claimNumber && (
        <Card kind="rows">
          <NumberRow title={text.number} number={claimNumber} />
        </Card>
      )}
      <Card title={text.next}>
        <Timeline
          items={[
            {
              key: 'assess',
              title: text.nextAssess,
              tone: 'red',
              ...(stepDueAt ? { note: text.by(when.at(stepDueAt)) } : {}),
            },
            { key: 'approve', title: text.nextApprove, tone: 'grey' },
            { key: 'pay', title: text.nextPay, tone: 'grey', ...(dueAt ? { note: text.by(when.at(dueAt)) } : {}) },
          ]}
        />
      </Card>
      <TellMe kinds={['result']} />
      <BottomBar
        label={text.seeProgress}
        onTap={() => replace(`/insurance/claim-progress?id=${id}`)}
        second={{ label: text.goHome, onTap: () => open('/pages/home') }}
      />
    </>
  )
}

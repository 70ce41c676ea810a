import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ApplicationView } from '../../shared/membership/contract'
import { progressText } from '../../shared/membership/progressText'
import { membershipText } from '../../shared/membership/text'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, NumberRow, Page, QrImage, Row, Tag, TellMe, Timeline } from '../ui'
import { errorWords, membership } from './parts/clients'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '收到申请' })

/** Proof of receipt: nobody should wonder whether it arrived, nor hand it in twice. */
export default function Received() {
  const text = useText(progressText)
  const { params } = useRouter()
  const view = useView(() => membership.getApplication({ params: { applicationId: params.id ?? '' } }))
  return (
    <Page title={text.receivedTitle} view={view} errors={errorWords()}>
      {(application) => <Receipt application={application} />}
    </Page>
  )
}

function Receipt({ application }: { application: ApplicationView }) {
  const text = useText(progressText)
  const states = useText(membershipText).applicationStates
  const when = useWhen()
  const { id, organisation, event, dueAt, receiptNumber, state } = application
  const union = organisation?.name ?? ''
  return (
    <>
      <Card>
        <View className="status">
          <View className="status__head">
            <Text className="status__words" aria-role="heading" aria-level={1}>
              {text.received}
            </Text>
            <Tag tone={state === 'submitted' ? 'warn' : 'grey'}>{states[state]}</Tag>
          </View>
          <Text>{text.receivedBody(union)}</Text>
          {dueAt && <Text className="status__due">{text.due(when.at(dueAt))}</Text>}
        </View>
      </Card>
      <Card kind="rows">
        {receiptNumber && <NumberRow title={text.receipt} number={receiptNumber} />}
        <Row title={text.union} note={union} />
        {event && <Row title={text.event} note={`${event.name} · ${event.place}`} />}
      </Card>
      {event && receiptNumber && state === 'submitted' && (
        <Card title={text.showStaff}>
          <View className="receipt-qr">
            <QrImage content={receiptNumber} label={text.showStaffLabel(receiptNumber)} size={120} />
            <Text className="receipt-qr__words">{text.showStaffNote}</Text>
          </View>
        </Card>
      )}
      <Card title={text.next}>
        <Timeline
          items={[
            { key: 'review', title: text.nextReview, tone: 'red' },
            { key: 'message', title: text.nextMessage, tone: 'grey' },
            { key: 'card', title: text.nextCard, tone: 'grey' },
          ]}
        />
      </Card>
      <TellMe kinds={['result']} />
      <BottomBar
        label={text.seeProgress}
        onTap={() => replace(`/membership/progress?id=${id}`)}
        second={{ label: text.goHome, onTap: () => open('/pages/home') }}
      />
    </>
  )
}

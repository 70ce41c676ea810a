import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { AnswerOf } from '../../../shared/http/contract'
import type { BatchView, payments } from '../../../shared/payments/contract'
import { yuan } from '../../../shared/payments/fen'
import { payoutText } from '../../../shared/payments/payoutText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, Row, Tag, type Tone, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { client, errorWords, explain } from './parts/payoutClient'
import './parts/payouts.scss'

definePageConfig({ navigationBarTitleText: '支付' })

const batchTones: Record<BatchView['state'], Tone> = { open: 'warn', sent: 'warn', settled: 'ok' }

type Listed = AnswerOf<(typeof payments)['listPayouts']>
type Left = AnswerOf<(typeof payments)['fillPayout']>['left']

/** What waits for payment, and the batches that went to the bank. */
export default function DeskPayouts() {
  const text = useText(payoutText)
  const [older, setOlder] = useState<BatchView[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [left, setLeft] = useState<Left>([])
  const view = useView(async () => {
    const first = await client.listPayouts({ query: {} })
    setOlder([])
    setNext(first.nextCursor)
    return first
  })
  const more = useCommand((cursor: string) => client.listPayouts({ query: { cursor } }), {
    onDone: ({ items, nextCursor }) => {
      setOlder([...older, ...items])
      setNext(nextCursor)
    },
    onError: (error) => toast(explain(error)),
  })
  return (
    <DeskPage title={text.title} section="payouts" view={view} errors={errorWords()}>
      {(listed) => (
        <View className="payouts">
          <Text className="payouts__note">{text.lead}</Text>
          <Waiting waiting={listed.waiting} onLeft={setLeft} onFilled={() => void view.refresh()} />
          <LeftOut left={left} />
          <Card title={text.batches} kind="rows">
            {listed.items.length === 0 && <Text className="payouts__note">{text.none}</Text>}
            {[...listed.items, ...older].map((batch) => (
              <BatchRow key={batch.id} batch={batch} />
            ))}
          </Card>
          {next && (
            <Button kind="outline" size="small" busy={more.busy} onTap={() => void more.run(next)}>
              {text.olden}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

interface WaitingProps {
  waiting: Listed['waiting']
  onLeft: (left: Left) => void
  onFilled: () => void
}

function Waiting({ waiting, onLeft, onFilled }: WaitingProps) {
  const text = useText(payoutText)
  const fill = useCommand((organisationId: string) => client.fillPayout({ body: { organisationId } }), {
    onDone: ({ added, left, more }) => {
      toast(added > 0 ? text.filled(added) : text.nothingAdded)
      if (more) toast(text.more)
      onLeft(left)
      onFilled()
    },
    onError: (error) => toast(explain(error)),
  })
  return (
    <Card title={text.waiting}>
      {waiting.length === 0 && <Text className="payouts__note">{text.nothingWaits}</Text>}
      {waiting.map(({ organisation, count, fen }) => (
        <View key={organisation.id} className="payouts__waiting">
          <View>
            <Text className="payouts__union">{organisation.name}</Text>
            <Text className="payouts__note">{text.waitingNote(count, yuan(fen))}</Text>
          </View>
          <Button size="small" busy={fill.busy} onTap={() => void fill.run(organisation.id)}>
            {text.fill}
          </Button>
        </View>
      ))}
    </Card>
  )
}

function LeftOut({ left }: { left: Left }) {
  const text = useText(payoutText)
  if (left.length === 0) return null
  return (
    <Card title={text.left} kind="rows">
      {left.map(({ source, sourceId, number, link, reason }) => (
        <Row
          key={sourceId}
          title={`${text.sources[source]} ${number}`}
          note={text.leftReasons[reason]}
          onTap={() => open(link)}
        />
      ))}
    </Card>
  )
}

function BatchRow({ batch }: { batch: BatchView }) {
  const text = useText(payoutText)
  const { id, batchNumber, organisation, state, approved, returned } = batch
  const sums = text.sums(approved.count, yuan(approved.fen))
  const back = returned.count > 0 ? `${text.returned} ${returned.count}` : null
  return (
    <Row
      title={`${organisation.name} ${batch.day}`}
      note={[batchNumber, sums, back].filter(Boolean).join(' · ')}
      value={<Tag tone={batchTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/desk/payments/payout?id=${id}`)}
    />
  )
}

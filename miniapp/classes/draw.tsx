import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { readList } from '../../shared/classes/draws'
import type { DrawView } from '../../shared/classes/draws.contract'
import { drawText } from '../../shared/classes/drawText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useView } from '../platform/useView'
import { Button, Card, Page, Row, Tag, type Tone } from '../ui'
import { DrawOrder } from './parts/DrawOrder'
import { DrawSteps } from './parts/DrawSteps'
import { draws, errorWords, type Recomputed, workOut } from './parts/drawClient'
import './parts/draw.scss'

definePageConfig({ navigationBarTitleText: '抽签' })

const tones: Record<DrawView['state'], Tone> = { promised: 'grey', frozen: 'warn', drawn: 'ok' }
/** A phone works out so many tickets without being noticed. */
const atOnce = 1_000

/** A draw as anybody can check it: what was promised when, the frozen list, and the result, worked out here. */
export default function DrawPage() {
  const text = useText(drawText)
  const { id = '' } = useRouter().params
  const view = useView(() => draws.getDraw({ params: { classId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {(draw) => <Draw draw={draw} />}
    </Page>
  )
}

function Draw({ draw }: { draw: DrawView }) {
  const [isAsked, setAsked] = useState(false)
  const tickets = useMemo(() => (draw.list === null ? [] : (readList(draw.list) ?? [])), [draw.list])
  const isDue = isAsked || tickets.length <= atOnce
  const result = useMemo(() => (isDue ? workOut(draw) : null), [draw, isDue])
  const order = result && 'order' in result ? result.order : null
  const children = tickets.reduce((sum, { seats }) => sum + seats, 0)
  return (
    <>
      <Head draw={draw} count={draw.list === null ? null : { tickets: tickets.length, children }} />
      <Own draw={draw} ranks={order?.map(({ ticket }) => ticket) ?? null} />
      {draw.state === 'drawn' && <Check result={result} onAsk={() => setAsked(true)} />}
      <DrawSteps draw={draw} />
      {order && <DrawOrder draw={draw} order={order} />}
    </>
  )
}

function Head({ draw, count }: { draw: DrawView; count: { tickets: number; children: number } | null }) {
  const text = useText(drawText)
  return (
    <Card>
      <View className="draw-head">
        <Text className="draw-head__name" aria-role="heading" aria-level={1}>
          {draw.class.name}
        </Text>
        <Tag tone={tones[draw.state]}>{text.states[draw.state]}</Tag>
      </View>
      <Text className="draw-note">
        {[text.seats(draw.seats), count && text.tickets(count.tickets, count.children)].filter(Boolean).join(' · ')}
      </Text>
      <Text className="draw-note">{text.siblings}</Text>
    </Card>
  )
}

function Own({ draw: { own }, ranks }: { draw: DrawView; ranks: string[] | null }) {
  const text = useText(drawText)
  const isSignedIn = useSession((session) => session.token !== null)
  if (!isSignedIn) return null
  if (own.length === 0) {
    return (
      <Card title={text.own}>
        <Text className="draw-note">{text.ownNone}</Text>
      </Card>
    )
  }
  return (
    <Card title={text.own} kind="rows">
      {own.map(({ ticket, seats, bookingId, state }) => {
        const rank = ranks ? ranks.indexOf(ticket) + 1 : 0
        const note = [ticket, text.ticketSeats(seats), ranks && rank > 0 && text.rank(rank, ranks.length)]
        return (
          <Row
            key={bookingId}
            title={text.ownStates[state]}
            note={note.filter(Boolean).join(' · ')}
            onTap={() => open(`/classes/booking?id=${bookingId}`)}
          />
        )
      })}
    </Card>
  )
}

function Check({ result, onAsk }: { result: Recomputed | null; onAsk: () => void }) {
  const text = useText(drawText)
  if (result === null) {
    return (
      <Card title={text.check}>
        <Button kind="outline" onTap={onAsk}>
          {text.checkNow}
        </Button>
      </Card>
    )
  }
  if ('problem' in result) {
    return (
      <Card title={text.check}>
        <Text className="draw-wrong" aria-role="alert">
          {text.checked[result.problem]}
        </Text>
      </Card>
    )
  }
  return (
    <Card title={text.check}>
      {[text.secretFits, text.listFits, text.orderFits].map((line) => (
        <Text key={line} className="draw-fits">
          {`✓ ${line}`}
        </Text>
      ))}
    </Card>
  )
}

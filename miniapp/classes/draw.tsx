import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { DrawView } from '../../shared/classes/draws.contract'
import { drawText } from '../../shared/classes/drawText'
import { drawsText } from '../../shared/draws/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useView } from '../platform/useView'
import { Card, Page, Row, Tag, type Tone } from '../ui'
import { DrawCheck } from '../ui/draws/DrawCheck'
import { DrawOrder } from '../ui/draws/DrawOrder'
import { DrawSteps } from '../ui/draws/DrawSteps'
import { useResult } from '../ui/draws/useResult'
import { draws, errorWords } from './parts/drawClient'

definePageConfig({ navigationBarTitleText: '抽签' })

const tones: Record<DrawView['state'], Tone> = { promised: 'grey', frozen: 'warn', drawn: 'ok' }

/** A draw as anybody can check it: what was promised when, the frozen list, and the result, worked out here. */
export default function DrawPage() {
  const text = useText(drawsText)
  const { id = '' } = useRouter().params
  const view = useView(() => draws.getDraw({ params: { classId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {(draw) => <Draw draw={draw} />}
    </Page>
  )
}

function Draw({ draw }: { draw: DrawView }) {
  const text = useText(drawText)
  const { tickets, result, order, ask } = useResult(draw)
  const children = tickets.reduce((sum, { seats }) => sum + seats, 0)
  return (
    <>
      <Head draw={draw} count={draw.list === null ? null : { tickets: tickets.length, children }} />
      <Own draw={draw} ranks={order?.map(({ ticket }) => ticket) ?? null} />
      {draw.state === 'drawn' && <DrawCheck result={result} onAsk={ask} />}
      <DrawSteps draw={draw} window={draw.class} rule={text.seatsRule} />
      {order && (
        <DrawOrder
          draw={draw}
          order={order}
          own={draw.own.map(({ ticket }) => ticket)}
          outcomes={text.outcomes}
          noteOf={({ seats }) => text.ticketSeats(seats)}
        />
      )}
    </>
  )
}

function Head({ draw, count }: { draw: DrawView; count: { tickets: number; children: number } | null }) {
  const text = { ...useText(drawsText), ...useText(drawText) }
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
  const text = { ...useText(drawsText), ...useText(drawText) }
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

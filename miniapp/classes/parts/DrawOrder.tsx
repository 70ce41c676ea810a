import { useState } from 'react'
import { allot, type Ticket } from '../../../shared/classes/draws'
import type { DrawView } from '../../../shared/classes/draws.contract'
import { drawText } from '../../../shared/classes/drawText'
import { useText } from '../../platform/locale'
import { Button, Card, Row, Tag } from '../../ui'

/** A phone shows so many more at a time. */
const step = 20

/** The tickets in the order that this phone worked out, and who of them has seats. */
export function DrawOrder({ draw, order }: { draw: DrawView; order: readonly Ticket[] }) {
  const text = useText(drawText)
  const [shown, setShown] = useState(step)
  const withdrawn = new Map(draw.withdrawn.map(({ number, seats }) => [number, seats]))
  const { won, waiting } = allot(order, draw.seats, withdrawn)
  const outcomes = new Map([
    ...won.map(({ number }) => [number, 'won'] as const),
    ...waiting.map(({ number }) => [number, 'waiting'] as const),
  ])
  const own = new Set(draw.own.map(({ ticket }) => ticket))
  return (
    <>
      <Card title={text.order} kind="rows">
        {order.slice(0, shown).map(({ number, ticket, seats }, at) => {
          const outcome = outcomes.get(number) ?? 'gone'
          return (
            <Row
              key={number}
              title={`${at + 1}. ${ticket}`}
              note={[text.ticketSeats(seats), own.has(ticket) && text.mine].filter(Boolean).join(' · ')}
              value={<Tag tone={outcome === 'won' ? 'ok' : 'grey'}>{text.outcomes[outcome]}</Tag>}
            />
          )
        })}
      </Card>
      {order.length > shown && (
        <Button kind="plain" onTap={() => setShown(shown + step)}>
          {text.more}
        </Button>
      )}
    </>
  )
}

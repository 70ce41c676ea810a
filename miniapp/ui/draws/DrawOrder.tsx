import { useState } from 'react'
import { allot, type Ticket } from '../../../shared/draws/rules'
import { drawsText } from '../../../shared/draws/text'
import type { PublishedDraw } from '../../../shared/draws/views'
import { useText } from '../../platform/locale'
import { Button, Card, Row, Tag } from '..'

/** A phone shows so many more at a time. */
const step = 20

interface DrawOrderProps {
  draw: PublishedDraw
  order: readonly Ticket[]
  /** The caller's tickets. */
  own: readonly string[]
  outcomes: Record<'won' | 'waiting' | 'gone', string>
  /** What a ticket asks for, where it may be more than one. */
  noteOf?: (ticket: Ticket) => string
}

/** The tickets in the order that this phone worked out, and who of them has what was drawn for. */
export function DrawOrder({ draw, order, own, outcomes: words, noteOf }: DrawOrderProps) {
  const text = useText(drawsText)
  const [shown, setShown] = useState(step)
  const withdrawn = new Map(draw.withdrawn.map(({ number, seats }) => [number, seats]))
  const { won, waiting } = allot(order, draw.seats, withdrawn)
  const outcomes = new Map([
    ...won.map(({ number }) => [number, 'won'] as const),
    ...waiting.map(({ number }) => [number, 'waiting'] as const),
  ])
  return (
    <>
      <Card title={text.order} kind="rows">
        {order.slice(0, shown).map((one, at) => {
          const outcome = outcomes.get(one.number) ?? 'gone'
          return (
            <Row
              key={one.number}
              title={`${at + 1}. ${one.ticket}`}
              note={[noteOf?.(one), own.includes(one.ticket) && text.mine].filter(Boolean).join(' · ')}
              value={<Tag tone={outcome === 'won' ? 'ok' : 'grey'}>{words[outcome]}</Tag>}
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

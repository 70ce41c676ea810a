import { writeList } from '../../shared/draws/rules'
import type { DrawState, PublishedDraw } from '../../shared/draws/views'
import type { Draw, DrawTicket } from './entities'

interface Known {
  draw: Draw
  tickets: readonly DrawTicket[]
  voided: readonly Draw[]
  /** What there is of the pool now. */
  seats: number
}

const stateOf = ({ drawnAt, frozenAt }: Draw): DrawState =>
  drawnAt ? 'drawn' : frozenAt === null ? 'promised' : 'frozen'

export function publishedOf({ draw, tickets, voided, seats }: Known): PublishedDraw {
  const { poolId, secret, secretHash, source, listHash, frozenAt, publicValue, drawnAt, createdAt } = draw
  return {
    state: stateOf(draw),
    seats: draw.seats ?? seats,
    ...{ secretHash, source, listHash, publicValue },
    promisedAt: createdAt.toISOString(),
    frozenAt: frozenAt?.toISOString() ?? null,
    list: frozenAt && writeList(poolId, tickets),
    drawnAt: drawnAt?.toISOString() ?? null,
    // Whoever knew it while the list was open would own the result.
    secret: drawnAt && secret,
    withdrawn: tickets
      .filter(({ withdrawn }) => withdrawn > 0)
      .map(({ number, withdrawn }) => ({ number, seats: withdrawn })),
    voided: voided.flatMap((one) =>
      one.voidReason ? [{ secretHash: one.secretHash, listHash: one.listHash, reason: one.voidReason }] : [],
    ),
  }
}

import { Entity, Index } from 'typeorm'
import type { DrawProblem } from '../../shared/draws/rules'
import { At, Id, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** A draw that anyone can check (抽签): H(secret) first, then the list, then a public value, then the order. */
@Entity('draws')
@Index('draws_pool', ['poolId', 'id'])
@Index('draws_frozen', ['frozenAt', 'id'])
export class Draw {
  @PrimaryId()
  id: string

  /** What is drawn for: a class, or a campaign of coupons. */
  @Id()
  poolId: string

  /** The pool, until the draw is found void: one a pool counts. */
  @Index('draws_live', { unique: true })
  @Id({ nullable: true })
  liveKey: string | null

  // Sealed under the name this table had while classes alone drew lots: another name would not open what is there.
  @Sealed('class_draws.secret')
  secret: string

  /** Published before the list opens. */
  @Short(64)
  secretHash: string

  /** Which public value is taken, told beforehand: who publishes it, and when. */
  @Short(200)
  source: string

  /** SHA-256 of the list, frozen when the window closed. */
  @Short(64, { nullable: true })
  listHash: string | null

  @At({ nullable: true })
  frozenAt: Date | null

  @Short(200, { nullable: true })
  publicValue: string | null

  @At({ nullable: true })
  drawnAt: Date | null

  @Id({ nullable: true })
  drawnBy: string | null

  /** Seats that were drawn for. */
  @Whole({ nullable: true })
  seats: number | null

  /** Why it does not count, where the list or the secret did not fit what was published. */
  @Short(40, { nullable: true })
  voidReason: DrawProblem | null

  @At()
  createdAt: Date
}

/** A ticket of a frozen list. */
@Entity('draw_tickets')
@Index('draw_tickets_number', ['drawId', 'number'], { unique: true })
@Index('draw_tickets_told', ['tellAt', 'id'])
export class DrawTicket {
  @PrimaryId()
  id: string

  @Id()
  drawId: string

  /** Its line in the list, from 1. */
  @Whole()
  number: number

  @Short(20)
  ticket: string

  @Whole()
  seats: number

  /** Its place in the order drawn, from 1. */
  @Whole({ name: 'rank_number', nullable: true })
  rank: number | null

  /** Seats given back between list and draw. */
  @Whole()
  withdrawn: number

  /** Since when who entered it is to be told; null while there is nothing to tell, and once it is told. */
  @At({ nullable: true })
  tellAt: Date | null
}

import { Entity, Index } from 'typeorm'
import type { DrawProblem } from '../../shared/classes/draws'
import { At, Id, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** A draw that anyone can check (抽签): H(secret) first, then the list, then a public value, then the order. */
@Entity('class_draws')
@Index('class_draws_class', ['classId', 'id'])
@Index('class_draws_frozen', ['frozenAt', 'id'])
export class ClassDraw {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  /** The class, until it is found void: one a class counts. */
  @Index('class_draws_live', { unique: true })
  @Id({ nullable: true })
  liveKey: string | null

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

/** A ticket of a frozen list: siblings are one. */
@Entity('class_draw_tickets')
@Index('class_draw_tickets_number', ['drawId', 'number'], { unique: true })
@Index('class_draw_tickets_told', ['tellAt', 'id'])
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

  /** Since when its guardian is to be told; null while there is nothing to tell, and once it is told. */
  @At({ nullable: true })
  tellAt: Date | null
}

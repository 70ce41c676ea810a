import { Entity, Index, type Relation } from 'typeorm'
import type { PlaceEnd, PlaceState, PriorityGroup } from '../../shared/classes/states'
import { Person } from '../identity'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { Child } from './children.entities'
import { CourseClass } from './entities'

/** What a guardian asked for at once (一次报名): seats for one child or several, all of them or none. */
@Entity('class_bookings')
@Index('class_bookings_person', ['personId', 'id'])
export class Booking {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** What it is called in a list that is published: says nothing of who it is. */
  @Index('class_bookings_ticket', { unique: true })
  @Short(20)
  ticket: string

  /** Why staff moved it up the queue, as they wrote it. */
  @Sealed('class_bookings.moved_reason', { nullable: true })
  movedReason: string | null

  @Id({ nullable: true })
  movedBy: string | null

  @At()
  createdAt: Date
}

/** A child's place in a class, or in its queue (名额). */
@Entity('class_places')
@Index('class_places_class', ['classId', 'state', 'turn'])
@Index('class_places_booking', ['bookingId', 'id'])
@Index('class_places_child', ['childId', 'state', 'id'])
@Index('class_places_due', ['state', 'expiresAt', 'id'])
export class Place {
  @PrimaryId()
  id: string

  @Id()
  bookingId: string

  @PointsTo(() => Booking, 'booking_id')
  booking?: Relation<Booking>

  @Id()
  childId: string

  @PointsTo(() => Child, 'child_id')
  child?: Relation<Child>

  @Id()
  classId: string

  @PointsTo(() => CourseClass, 'class_id')
  courseClass?: Relation<CourseClass>

  @Short(10)
  state: PlaceState

  /** Given under the lock of the class; what was answered is never changed. */
  @Whole({ name: 'order_number' })
  order: number

  /** Where it stands in the queue, the lowest first: its order number, until staff move it up or a draw ranks it. */
  @Whole()
  turn: number

  /** `child class` while it is live: a child is in a class once. */
  @Index('class_places_live', { unique: true })
  @Short(80, { nullable: true })
  liveKey: string | null

  /** The quota its seat was taken from; null for a general one. */
  @Short(14, { nullable: true })
  quotaGroup: PriorityGroup | null

  /** Until when a hold is to be confirmed or an offer accepted. */
  @At({ nullable: true })
  expiresAt: Date | null

  @Short(14, { nullable: true })
  endReason: PlaceEnd | null

  @At()
  changedAt: Date

  @At()
  createdAt: Date
}

/** A draw that anyone can check (抽签): H(secret) first, then the list, then a public value, then the order. */
@Entity('class_draws')
export class ClassDraw {
  @PrimaryId()
  id: string

  @Index('class_draws_class', { unique: true })
  @Id()
  classId: string

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

  /** Why it does not count, where the list or the secret did not fit what was published. */
  @Short(40, { nullable: true })
  voidReason: string | null

  @At()
  createdAt: Date
}

/** A ticket of a frozen list: siblings are one. */
@Entity('class_draw_tickets')
@Index('class_draw_tickets_number', ['drawId', 'number'], { unique: true })
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
}

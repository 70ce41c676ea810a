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
@Index('class_places_turn', ['classId', 'state', 'turn', 'id', 'quotaGroup'])
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

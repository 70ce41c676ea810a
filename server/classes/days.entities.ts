import { Entity, Index } from 'typeorm'
import type { LogKind, Attendance as Mark } from '../../shared/classes/states'
import { At, Id, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** Whether a child was there on a day (考勤). */
@Entity('class_attendances')
@Index('class_attendances_day', ['classId', 'day', 'childId'], { unique: true })
@Index('class_attendances_child', ['childId', 'day', 'id'])
export class ClassAttendance {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  @Id()
  childId: string

  @Short(10)
  day: string

  @Short(10)
  mark: Mark

  @Whole()
  version: number

  @Sealed('class_attendances.note', { nullable: true })
  note: string | null

  @Id()
  recordedBy: string

  /** When the teacher tapped, on the phone's clock, and when it arrived here. */
  @At({ nullable: true })
  tappedAt: Date | null

  @At()
  recordedAt: Date
}

/** That a child was handed over (接走), to whom, and how that was made sure. */
@Entity('class_hand_overs')
@Index('class_hand_overs_day', ['classId', 'day', 'childId'], { unique: true })
@Index('class_hand_overs_child', ['childId', 'id'])
export class HandOver {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  @Id()
  childId: string

  @Short(10)
  day: string

  /** A guardian, a named collector, or somebody a guardian confirmed from the phone. */
  @Short(10)
  way: 'guardian' | 'collector' | 'confirmed'

  /** The guardian, the collector, or the request. */
  @Id()
  toId: string

  @Sealed('class_hand_overs.name')
  name: string

  /** Whether the day code was shown. */
  @Short(10)
  proof: 'code' | 'photo' | 'confirmed'

  @Id()
  recordedBy: string

  @At({ nullable: true })
  tappedAt: Date | null

  @At()
  recordedAt: Date
}

/** Somebody nobody named wants to collect a child: a guardian says yes or no on the phone. */
@Entity('pickup_requests')
@Index('pickup_requests_child', ['childId', 'day', 'id'])
@Index('pickup_requests_class', ['classId', 'day', 'id'])
export class PickupRequest {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  @Id()
  childId: string

  @Short(10)
  day: string

  @Sealed('pickup_requests.name')
  name: string

  @Sealed('pickup_requests.phone', { nullable: true })
  phone: string | null

  @Short(10)
  state: 'asked' | 'allowed' | 'refused'

  @Id()
  askedBy: string

  @At()
  askedAt: Date

  @Id({ nullable: true })
  answeredBy: string | null

  @At({ nullable: true })
  answeredAt: Date | null
}

/** A line of a class's daily log: patrol, cleaning, menu, incident. */
@Entity('class_logs')
@Index('class_logs_day', ['classId', 'day', 'id'])
export class ClassLog {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  @Short(10)
  day: string

  @Short(10)
  kind: LogKind

  /** Of an incident with one child. */
  @Id({ nullable: true })
  childId: string | null

  @Sealed('class_logs.words')
  words: string

  /** What a patrol or a cleaning ticked off, as JSON. */
  @Sealed('class_logs.details', { nullable: true })
  details: string | null

  @Id()
  recordedBy: string

  @At({ nullable: true })
  tappedAt: Date | null

  @At()
  recordedAt: Date

  @At({ nullable: true })
  guardiansToldAt: Date | null
}

import { Entity, Index, type Relation } from 'typeorm'
import type { Duty } from '../../shared/classes/states'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Id, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'
import { CourseClass } from './entities'

/** Somebody in contact with the children (从业人员), with the yearly statutory record check. */
@Entity('care_workers')
@Index('care_workers_organisation', ['organisationId', 'id'])
export class CareWorker {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Whole()
  version: number

  /** The account of who signs in: teachers have one. */
  @Index('care_workers_person')
  @Id({ nullable: true })
  personId: string | null

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person> | null

  @Sealed('care_workers.name')
  name: string

  @Blind()
  nameIndex: string

  @Sealed('care_workers.phone', { nullable: true })
  phone: string | null

  @Short(10)
  duty: Duty

  /** The day of the last record check (违法犯罪记录查询), whether nothing was found, and until when it is good. */
  @Short(10, { nullable: true })
  checkedOn: string | null

  @Yes({ nullable: true })
  isClear: boolean | null

  @Short(10, { nullable: true })
  validUntil: string | null

  @Id({ nullable: true })
  checkedBy: string | null

  /** Since when they work here no more. */
  @At({ nullable: true })
  endedAt: Date | null

  @At()
  createdAt: Date
}

/** That a worker is assigned to a class. */
@Entity('class_duties')
@Index('class_duties_class', ['classId', 'id'])
@Index('class_duties_worker', ['workerId', 'id'])
export class ClassDuty {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  @PointsTo(() => CourseClass, 'class_id')
  courseClass?: Relation<CourseClass>

  @Id()
  workerId: string

  @PointsTo(() => CareWorker, 'worker_id')
  worker?: Relation<CareWorker>

  @Short(10)
  duty: Duty

  /** `class worker` while it lasts. */
  @Index('class_duties_live', { unique: true })
  @Short(80, { nullable: true })
  liveKey: string | null

  @Id()
  assignedBy: string

  @At()
  createdAt: Date

  @At({ nullable: true })
  endedAt: Date | null
}

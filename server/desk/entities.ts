import { Entity, Index, type Relation } from 'typeorm'
import type { WorkItemView } from '../../shared/desk/contract'
import type { StaffRole } from '../../shared/organisations/roles'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Id, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

/** How far the pursuit of an open case has come, for the time it is due at now. */
export type Chase = 'none' | 'soon' | 'late' | 'stays'

/** What waits for staff (待办): one row per case, moved on by the feature that owns the case. */
@Entity('work_items')
@Index('work_items_unions', ['isOpen', 'organisationId', 'role', 'feature', 'dueAt', 'id'])
@Index('work_items_roles', ['isOpen', 'role', 'feature', 'dueAt', 'id'])
@Index('work_items_assigned', ['assigneeId', 'isOpen', 'role', 'feature', 'dueAt', 'id'])
@Index('work_items_due', ['isOpen', 'dueAt', 'id'])
@Index('work_items_chase', ['isOpen', 'chase', 'dueAt', 'id'])
@Index('work_items_past', ['organisationId', 'role', 'feature', 'state', 'openedAt', 'id'])
@Index('work_items_states', ['role', 'feature', 'state', 'openedAt', 'id'])
export class WorkItem {
  /** The case's own id. */
  @PrimaryId()
  id: string

  @Short(40)
  kind: WorkItemView['kind']

  @Short(20)
  feature: string

  @Short(20)
  state: string

  /** The case's version. */
  @Whole()
  version: number

  /** Whom it is about. */
  @Index('work_items_person')
  @Id()
  subjectId: string

  /** The name of whom it is about; empty where nobody is told. */
  @Sealed('work_items.subject')
  subject: string

  @Index('work_items_subject')
  @Blind()
  subjectIndex: string

  @Index('work_items_phone')
  @Blind({ nullable: true })
  phoneIndex: string | null

  @Index('work_items_document')
  @Blind({ nullable: true })
  documentIndex: string | null

  @Index('work_items_number', { unique: true })
  @Short(30)
  caseNumber: string

  @Short(20)
  route: string

  /** The union that decides. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  /** The role that decides. */
  @Short(20)
  role: StaffRole

  @Yes()
  isOpen: boolean

  /** Kept from whoever holds a role at an employer's union. */
  @Yes({ default: false })
  isDiscreet: boolean

  @At()
  openedAt: Date

  @At({ nullable: true })
  dueAt: Date | null

  @Id({ nullable: true })
  assigneeId: string | null

  @PointsTo(() => Person, 'assignee_id')
  assignee?: Relation<Person> | null

  @Short(8, { default: 'none' })
  chase: Chase

  /** When its reviewers were last reminded of it. */
  @At({ nullable: true })
  chasedAt: Date | null

  /** The union below that let its time pass (上级移来). */
  @Id({ nullable: true })
  movedUpFromId: string | null

  @PointsTo(() => Organisation, 'moved_up_from_id')
  movedUpFrom?: Relation<Organisation> | null
}

/** A step in the life of a case (经过), for applicant and staff alike. */
@Entity('case_steps')
@Index('case_steps_case', ['caseId', 'id'])
export class CaseStep {
  @PrimaryId()
  id: string

  @Id()
  caseId: string

  @Short(20)
  step: string

  @At()
  at: Date

  @Id()
  actorId: string

  @PointsTo(() => Person, 'actor_id')
  actor?: Relation<Person>

  /** The union in whose name staff acted; null for the applicant. */
  @Id({ nullable: true })
  organisationId: string | null

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation> | null

  /** JSON of what was said at this step. */
  @Sealed('case_steps.details', { nullable: true })
  details: string | null
}

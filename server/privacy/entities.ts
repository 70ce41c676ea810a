import { Entity, Index, type Relation } from 'typeorm'
import type { DocumentKind } from '../../shared/membership/documents'
import type { ConsentPurpose, CorrectionField, CorrectionState } from '../../shared/privacy/contract'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** Agreement of a person to a purpose under a version of the notice (授权同意); what was withdrawn stays as history. */
@Entity('consents')
@Index('consents_given', ['personId', 'id'])
export class Consent {
  @PrimaryId()
  id: string

  /** Who agreed. */
  @Id()
  personId: string

  /** Whose data it is about: the same person, or a child the person is guardian of. */
  @Index('consents_subject')
  @Id({ default: '' })
  subjectId: string

  /** Who, whose, what and which version while it holds, null afterwards: given twice is given once, by key. */
  @Index('consents_holding', { unique: true })
  @Short(120, { nullable: true })
  holdingKey: string | null

  @Short(20)
  purpose: ConsentPurpose

  @Short(20)
  noticeVersion: string

  @At()
  givenAt: Date

  @Index('consents_withdrawn')
  @At({ nullable: true })
  withdrawnAt: Date | null
}

/** A correction a person asked for of what is kept about them (更正申请). */
@Entity('corrections')
@Index('corrections_person', ['personId', 'id'])
export class Correction {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** Person and field while it waits, null afterwards: one at a time, by key. */
  @Index('corrections_open', { unique: true })
  @Short(60, { nullable: true })
  openKey: string | null

  @Short(20)
  field: CorrectionField

  @Short(12)
  state: CorrectionState

  @Whole()
  version: number

  @Index('corrections_number', { unique: true })
  @Short(30)
  caseNumber: string

  @Sealed('corrections.before', { name: 'value_before', nullable: true })
  before: string | null

  @Sealed('corrections.after', { name: 'value_after' })
  after: string

  /** Of the new number, where a number is corrected. */
  @Short(20, { nullable: true })
  documentKind: DocumentKind | null

  @Sealed('corrections.reason', { nullable: true })
  reason: string | null

  /** The union that decides; null where it was corrected at once. */
  @Id({ nullable: true })
  organisationId: string | null

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation> | null

  @At()
  filedAt: Date

  @At({ nullable: true })
  dueAt: Date | null

  @Index('corrections_decided')
  @At({ nullable: true })
  decidedAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  @PointsTo(() => Person, 'decided_by')
  decider?: Relation<Person> | null

  @Sealed('corrections.remark', { nullable: true })
  remark: string | null
}

/** A batch that was deleted because the time of keeping it was over: how many of what, never of whom. */
@Entity('deletions')
export class Deletion {
  @PrimaryId()
  id: string

  @At()
  at: Date

  @Short(60)
  kind: string

  @Whole({ name: 'row_count' })
  count: number

  @At({ name: 'older_than' })
  before: Date
}

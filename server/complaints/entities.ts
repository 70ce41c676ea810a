import { Entity, Index, type Relation } from 'typeorm'
import type { ComplaintKind, ComplaintState } from '../../shared/complaints/states'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

/** What a person wrote to the union (投诉与建议), and what was answered. */
@Entity('complaints')
@Index('complaints_person', ['personId', 'id'])
export class Complaint {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Short(12)
  kind: ComplaintKind

  @Short(12)
  state: ComplaintState

  @Whole()
  version: number

  /** No member of staff is told who wrote it. */
  @Yes()
  isUnnamed: boolean

  /** The union it is about; null for this program. */
  @Id({ nullable: true })
  aboutId: string | null

  @PointsTo(() => Organisation, 'about_id')
  about?: Relation<Organisation> | null

  /** The union that answers. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Index('complaints_receipt', { unique: true })
  @Short(30)
  receiptNumber: string

  /** Null once the person's account was erased. */
  @Sealed('complaints.words', { nullable: true })
  words: string | null

  /** The answer, or why it was closed. */
  @Sealed('complaints.answer', { nullable: true })
  answer: string | null

  /** What the person asked after that. */
  @Sealed('complaints.follow_up', { nullable: true })
  followUp: string | null

  @Sealed('complaints.second_answer', { nullable: true })
  secondAnswer: string | null

  @At()
  submittedAt: Date

  @At({ nullable: true })
  dueAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null
}

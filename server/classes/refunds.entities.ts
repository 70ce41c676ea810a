import { Entity, Index, type Relation } from 'typeorm'
import type { RefundState } from '../../shared/classes/refunds'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Fen, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { ClassFee } from './after.entities'

/** What goes back of a fee to the guardian who paid it (退费). */
@Entity('class_refunds')
@Index('class_refunds_batchable', ['state', 'organisationId', 'id'])
@Index('class_refunds_person', ['personId', 'id'])
export class ClassRefund {
  @PrimaryId()
  id: string

  @Index('class_refunds_number', { unique: true })
  @Short(30)
  caseNumber: string

  @Id()
  feeId: string

  @PointsTo(() => ClassFee, 'fee_id')
  fee?: Relation<ClassFee>

  /** The fee's id unless it was refused: of a fee there is one refund. */
  @Index('class_refunds_live', { unique: true })
  @Id({ nullable: true })
  liveKey: string | null

  /** The guardian who booked, and is paid. */
  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** The union whose staff approve and pay. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(10)
  state: RefundState

  @Whole()
  version: number

  @Fen()
  amountFen: number

  /** Why it is not what goes back by the rule, in the manager's words. */
  @Sealed('class_refunds.reason', { nullable: true })
  reason: string | null

  @Id()
  askedBy: string

  @At()
  askedAt: Date

  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null

  /** What was approved, as a hash; with the account once it is given. */
  @Short(43, { nullable: true })
  approvedPrint: string | null

  /** `Payee` as JSON. */
  @Sealed('class_refunds.payee', { nullable: true })
  payee: string | null

  /** By when whoever has it should have acted. */
  @At({ nullable: true })
  dueAt: Date | null

  @At({ nullable: true })
  paidAt: Date | null
}

import { Entity, Index, type Relation } from 'typeorm'
import type { ClaimantRole } from '../../shared/insurance/claimViews'
import type { EventKind } from '../../shared/insurance/plans'
import type { ClaimState, ReasonCode } from '../../shared/insurance/states'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Fen, Id, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'
import { Cover } from './entities'

/** A claim (理赔申请). Whatever was told or decided about health and money is sealed. */
@Entity('claims')
@Index('claims_claimant', ['claimantId', 'id'])
@Index('claims_insured', ['insuredId', 'id'])
@Index('claims_cover', ['coverId', 'state', 'id'])
@Index('claims_batchable', ['state', 'organisationId', 'id'])
@Index('claims_sums', [
  'organisationId',
  'submittedOn',
  'wasReturned',
  'minutesTaken',
  'askedFen',
  'approvedFen',
  'paidFen',
])
@Index('claims_due', ['state', 'dueAt', 'id'])
export class Claim {
  @PrimaryId()
  id: string

  @Index('claims_number', { unique: true })
  @Short(30)
  claimNumber: string

  @Short(12)
  state: ClaimState

  @Whole()
  version: number

  /** Who claims. */
  @Id()
  claimantId: string

  @PointsTo(() => Person, 'claimant_id')
  claimant?: Relation<Person>

  @Short(10)
  claimantRole: ClaimantRole

  /** Staff who wrote it down for somebody who cannot; null where the claimant did. */
  @Id({ nullable: true })
  filedBy: string | null

  /** Who was covered, once known to be a person on record. */
  @Id({ nullable: true })
  insuredId: string | null

  @PointsTo(() => Person, 'insured_id')
  insured?: Relation<Person> | null

  /** As the claimant names them, where it is not themselves. */
  @Sealed('claims.insured_name', { nullable: true })
  insuredName: string | null

  @Sealed('claims.insured_number', { nullable: true })
  insuredNumber: string | null

  @Blind({ nullable: true })
  insuredIndex: string | null

  @Id({ nullable: true })
  coverId: string | null

  @PointsTo(() => Cover, 'cover_id')
  cover?: Relation<Cover> | null

  /** The union whose staff decide and pay. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(10, { nullable: true })
  event: EventKind | null

  /** `ClaimFacts` as JSON: days, costs, grades. */
  @Sealed('claims.facts', { nullable: true })
  facts: string | null

  /** What happened, in the claimant's words. */
  @Sealed('claims.story', { nullable: true })
  story: string | null

  /** `Payee` as JSON: holder, bank, number. */
  @Sealed('claims.payee', { nullable: true })
  payee: string | null

  /** What was approved, as a hash of facts, lines, payee and papers; null before. */
  @Short(43, { nullable: true })
  approvedPrint: string | null

  /** The papers asked for at the last return, and why it was refused, as JSON. */
  @Sealed('claims.remark', { nullable: true })
  remark: string | null

  @Short(20, { nullable: true })
  refusedFor: ReasonCode | null

  /** The claim it repeats, and the one whose decision it appeals against. */
  @Id({ nullable: true })
  previousId: string | null

  @Index('claims_appeal', { unique: true })
  @Id({ nullable: true })
  appealOfId: string | null

  /** Why the decision before it is not accepted, in the claimant's words. */
  @Sealed('claims.appeal_words', { nullable: true })
  appealWords: string | null

  @Id({ nullable: true })
  assessedBy: string | null

  @At({ nullable: true })
  assessedAt: Date | null

  @Id({ nullable: true })
  approvedBy: string | null

  @At({ nullable: true })
  approvedAt: Date | null

  /** Whoever refused it, or approved it last. */
  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null

  @At({ nullable: true })
  submittedAt: Date | null

  /** The day of that in Shanghai, for figures. */
  @Short(10, { nullable: true })
  submittedOn: string | null

  @At({ nullable: true })
  paidAt: Date | null

  /** From handing in to the decision, for figures; the last one counts. */
  @Whole({ nullable: true })
  minutesTaken: number | null

  /** Whether papers were ever asked for. */
  @Yes()
  wasReturned: boolean

  /** By when this step, and the whole, is due. */
  @At({ nullable: true })
  stepDueAt: Date | null

  @At({ nullable: true })
  dueAt: Date | null

  /** Sums of the lines, in fen. */
  @Fen({ nullable: true })
  askedFen: number | null

  @Fen({ nullable: true })
  approvedFen: number | null

  @Fen({ nullable: true })
  paidFen: number | null

  @At()
  createdAt: Date
}

/** One item of a claim (给付项目): asked, assessed, approved, paid. */
@Entity('claim_lines')
@Index('claim_lines_item', ['claimId', 'item'], { unique: true })
@Index('claim_lines_sums', ['claimId', 'item', 'askedFen', 'approvedFen', 'paidFen'])
export class ClaimLine {
  @PrimaryId()
  id: string

  @Id()
  claimId: string

  @Short(30)
  item: string

  @Fen()
  askedFen: number

  @Fen()
  assessedFen: number

  @Fen({ nullable: true })
  approvedFen: number | null

  @Fen({ nullable: true })
  paidFen: number | null

  /** JSON of the rules' `working` and `days`: how it came about. */
  @Sealed('claim_lines.working')
  working: string

  /** Why it is less than asked. */
  @Short(20, { nullable: true })
  reason: ReasonCode | null

  /** Staff's words to it. */
  @Sealed('claim_lines.note', { nullable: true })
  note: string | null
}

import { Entity, Index, type Relation } from 'typeorm'
import type { PaymentSourceName, PaymentState } from '../../shared/payments/states'
import { Organisation } from '../organisations'
import { At, Fen, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** What a union has the bank pay together (支付批次). */
@Entity('payout_batches')
@Index('payout_batches_organisation', ['organisationId', 'id'])
export class PayoutBatch {
  @PrimaryId()
  id: string

  @Index('payout_batches_number', { unique: true })
  @Short(30)
  batchNumber: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  /** The day in Shanghai. */
  @Short(10)
  day: string

  @Whole()
  version: number

  /** `union day` while something can still be added: one open batch a union and day. */
  @Index('payout_batches_open', { unique: true })
  @Short(50, { nullable: true })
  openKey: string | null

  @Fen()
  totalFen: number

  @Whole()
  payments: number

  @Id()
  createdBy: string

  @At()
  createdAt: Date

  /** When the bank's file was taken, after which nothing is added. */
  @At({ nullable: true })
  sentAt: Date | null

  @At({ nullable: true })
  settledAt: Date | null
}

/** One payment of a batch (支付明细): what is paid for has one for each time it is paid. */
@Entity('payments')
@Index('payments_source', ['source', 'sourceId', 'attempt'], { unique: true })
@Index('payments_batch', ['batchId', 'id'])
export class Payment {
  @PrimaryId()
  id: string

  @Id()
  batchId: string

  @PointsTo(() => PayoutBatch, 'batch_id')
  batch?: Relation<PayoutBatch>

  @Short(10)
  source: PaymentSourceName

  /** Of what is paid for. */
  @Id()
  sourceId: string

  /** Its number: what is paid for may be kept for less long than the payment. */
  @Short(30)
  number: string

  /** 1 for the first, 2 after it came back, and so on. */
  @Whole()
  attempt: number

  /** What the bank's files call it. */
  @Index('payments_reference', { unique: true })
  @Short(30)
  reference: string

  @Short(10)
  state: PaymentState

  @Fen()
  amountFen: number

  /** `Payee` as JSON, as it was approved. */
  @Sealed('payments.payee')
  payee: string

  /** The fingerprint of what was approved. */
  @Short(43)
  approvedPrint: string

  @At({ nullable: true })
  settledAt: Date | null

  /** What the bank said. */
  @Sealed('payments.bank_note', { nullable: true })
  bankNote: string | null
}

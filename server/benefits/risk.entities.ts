import { Entity, Index, type Relation } from 'typeorm'
import type { ReviewReason, ReviewState } from '../../shared/benefits/risk.contract'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { Campaign, Coupon } from './entities'

/** What was found of a person before they claim, and the question they are asked; for a while. */
@Entity('claim_checks')
export class ClaimCheck {
  @PrimaryId()
  id: string

  @Index('claim_checks_person', { unique: true })
  @Id()
  personId: string

  /** 0 to 4, as WeChat ranks the account; null where it did not say. */
  @Whole({ nullable: true })
  riskRank: number | null

  @Index('claim_checks_checked')
  @At()
  checkedAt: Date

  /** Keyed hash of what the question is answered with; null while none is asked. */
  @Blind({ nullable: true })
  answerHash: string | null

  @At({ nullable: true })
  passedAt: Date | null
}

/** A claim that was held because of a risk, with its coupon (领取核查). */
@Entity('claim_reviews')
@Index('claim_reviews_person', ['personId', 'id'])
export class ClaimReview {
  @PrimaryId()
  id: string

  @Index('claim_reviews_number', { unique: true })
  @Short(30)
  caseNumber: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Id()
  campaignId: string

  @PointsTo(() => Campaign, 'campaign_id')
  campaign?: Relation<Campaign>

  @Index('claim_reviews_coupon', { unique: true })
  @Id()
  couponId: string

  @PointsTo(() => Coupon, 'coupon_id')
  coupon?: Relation<Coupon>

  @Short(10)
  reason: ReviewReason

  @Short(10)
  state: ReviewState

  @Whole()
  version: number

  @Sealed('claim_reviews.remark', { nullable: true })
  remark: string | null

  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null

  /** When staff should have decided. */
  @At({ nullable: true })
  dueAt: Date | null

  @At()
  createdAt: Date
}

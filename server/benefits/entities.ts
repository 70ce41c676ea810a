import { Entity, Index, type Relation } from 'typeorm'
import type {
  CampaignContent,
  CampaignState,
  CampaignWay,
  CouponState,
  GiftOccasion,
  HoldReason,
} from '../../shared/benefits/campaigns'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, Json, PointsTo, PrimaryId, Short, Whole } from '../platform/columns'

/** A campaign of a union (福利活动): the pool of its coupons is this row, which whoever gives one locks. */
@Entity('benefit_campaigns')
@Index('benefit_campaigns_listed', ['state', 'closesAt', 'id'])
@Index('benefit_campaigns_organisation', ['organisationId', 'id'])
@Index('benefit_campaigns_gifts', ['way', 'state', 'occasion', 'eventId'])
export class Campaign {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(10)
  state: CampaignState

  @Whole()
  version: number

  @Json()
  content: CampaignContent

  @Short(8)
  way: CampaignWay

  @Short(8, { nullable: true })
  occasion: GiftOccasion | null

  /** The joining event whose gift it is. */
  @Id({ nullable: true })
  eventId: string | null

  @Whole()
  stock: number

  /** Coupons that are out: raised and lowered under this row's lock. */
  @Whole()
  granted: number

  /** The last order number given; raised under this row's lock, and never given again. */
  @Whole()
  lastOrder: number

  /** From and until when it gives, by the server's clock. */
  @At()
  opensAt: Date

  @At()
  closesAt: Date

  @At({ nullable: true })
  publishedAt: Date | null

  /** What members are told of why it was stopped. */
  @Short(200, { nullable: true })
  stopReason: string | null

  /** When a manager asked to tell everybody whom it is for. */
  @At({ nullable: true })
  announcedAt: Date | null

  /** The last membership that was told, in the order of their ids. */
  @Id({ nullable: true })
  toldTo: string | null

  /** Since when all of them have been told. */
  @At({ nullable: true })
  toldAt: Date | null

  /** Name in the storage, where everybody may see it. */
  @Id({ nullable: true })
  pictureFile: string | null

  @Whole({ nullable: true })
  pictureWidth: number | null

  @Whole({ nullable: true })
  pictureHeight: number | null

  @At()
  createdAt: Date

  /** No column: the coupon of whoever looks, where it was read along. */
  own?: Coupon | null
}

/** A person's coupon of a campaign (券): one a person, whatever phone they have. */
@Entity('benefit_coupons')
@Index('benefit_coupons_right', ['campaignId', 'personId'], { unique: true })
@Index('benefit_coupons_person', ['personId', 'id'])
@Index('benefit_coupons_due', ['state', 'validUntil', 'id'])
@Index('benefit_coupons_counted', ['campaignId', 'state'])
export class Coupon {
  @PrimaryId()
  id: string

  @Id()
  campaignId: string

  @PointsTo(() => Campaign, 'campaign_id')
  campaign?: Relation<Campaign>

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** Given under the lock of the campaign; what was answered is never changed. */
  @Whole({ name: 'order_number' })
  order: number

  @Short(8)
  state: CouponState

  /** What a held one waits for. */
  @Short(10, { nullable: true })
  holdReason: HoldReason | null

  @At()
  validUntil: Date

  @At({ nullable: true })
  usedAt: Date | null

  /** When its person was told that it ends soon. */
  @At({ nullable: true })
  remindedAt: Date | null

  @At()
  givenAt: Date
}

/** A qualifying act in the order in which it was decided (达标记录), whether or not there was a coupon left for it. */
@Entity('benefit_acts')
@Index('benefit_acts_reference', ['campaignId', 'reference'], { unique: true })
@Index('benefit_acts_order', ['campaignId', 'order'], { unique: true })
@Index('benefit_acts_person', ['personId', 'id'])
export class CouponAct {
  @PrimaryId()
  id: string

  @Id()
  campaignId: string

  @PointsTo(() => Campaign, 'campaign_id')
  campaign?: Relation<Campaign>

  @Id()
  personId: string

  /** What was done, as the feature names it that decided on it: `learning.attempt:<id>`. */
  @Short(80)
  reference: string

  @Whole({ name: 'order_number' })
  order: number

  /** `granted`, or the code of why not. */
  @Short(40)
  decision: string

  @Id({ nullable: true })
  couponId: string | null

  /** When it was done. */
  @At()
  at: Date
}

/** What was put right of a campaign that members saw (更正). */
@Entity('benefit_corrections')
@Index('benefit_corrections_campaign', ['campaignId', 'id'])
export class CampaignCorrection {
  @PrimaryId()
  id: string

  @Id()
  campaignId: string

  @Id()
  actorId: string

  @PointsTo(() => Person, 'actor_id')
  actor?: Relation<Person> | null

  @Short(200)
  reason: string

  /** What it was before, field by field. */
  @Json()
  changedFrom: Record<string, unknown>

  @At()
  at: Date
}

import { Entity, Index, type Relation } from 'typeorm'
import type { MerchantContent } from '../../shared/benefits/merchants'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Fen, Id, Json, PointsTo, PrimaryId, Sealed, Whole } from '../platform/columns'
import { Campaign, Coupon } from './entities'

/** Where coupons are used (商户). */
@Entity('merchants')
@Index('merchants_organisation', ['organisationId', 'id'])
export class Merchant {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Whole()
  version: number

  @Json()
  content: MerchantContent

  @Whole({ nullable: true })
  latitudeMicro: number | null

  @Whole({ nullable: true })
  longitudeMicro: number | null

  @At({ nullable: true })
  closedAt: Date | null

  @At()
  createdAt: Date
}

/** Who redeems at a merchant (店员); nobody of the union’s. */
@Entity('merchant_clerks')
@Index('merchant_clerks_merchant', ['merchantId', 'endedAt', 'id'])
@Index('merchant_clerks_person', ['personId', 'endedAt', 'id'])
export class MerchantClerk {
  @PrimaryId()
  id: string

  @Id()
  merchantId: string

  @PointsTo(() => Merchant, 'merchant_id')
  merchant?: Relation<Merchant>

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** Merchant and person, while they redeem there. */
  @Index('merchant_clerks_live', { unique: true })
  @Id({ nullable: true, length: 80 })
  liveKey: string | null

  /** As whoever added them calls them. */
  @Sealed('merchant_clerks.name', { nullable: true })
  name: string | null

  @Id()
  addedBy: string

  @At()
  addedAt: Date

  @At({ nullable: true })
  endedAt: Date | null
}

/** A merchant that takes the coupons of a campaign. */
@Entity('campaign_merchants')
@Index('campaign_merchants_once', ['campaignId', 'merchantId'], { unique: true })
@Index('campaign_merchants_merchant', ['merchantId', 'campaignId'])
export class CampaignMerchant {
  @PrimaryId()
  id: string

  @Id()
  campaignId: string

  @Id()
  merchantId: string

  @PointsTo(() => Merchant, 'merchant_id')
  merchant?: Relation<Merchant>
}

/** A code that was shown for a coupon: its keyed hash alone. */
@Entity('coupon_codes')
@Index('coupon_codes_coupon', ['couponId'])
export class CouponCode {
  @PrimaryId()
  id: string

  @Id()
  couponId: string

  @PointsTo(() => Coupon, 'coupon_id')
  coupon?: Relation<Coupon>

  @Index('coupon_codes_hash', { unique: true })
  @Blind()
  codeHash: string

  @Index('coupon_codes_expires')
  @At()
  expiresAt: Date
}

/** That a coupon was redeemed (核销), and what it was worth then. */
@Entity('redemptions')
@Index('redemptions_merchant', ['merchantId', 'redeemedAt', 'id'])
@Index('redemptions_settled', ['merchantId', 'redeemedAt', 'undoneAt', 'campaignId', 'valueFen'])
@Index('redemptions_coupon', ['couponId', 'id'])
@Index('redemptions_clerk', ['clerkId', 'id'])
export class Redemption {
  @PrimaryId()
  id: string

  @Id()
  couponId: string

  @PointsTo(() => Coupon, 'coupon_id')
  coupon?: Relation<Coupon>

  /** The coupon, unless it was taken back: one redemption a coupon counts. */
  @Index('redemptions_live', { unique: true })
  @Id({ nullable: true })
  liveKey: string | null

  @Id()
  campaignId: string

  @PointsTo(() => Campaign, 'campaign_id')
  campaign?: Relation<Campaign>

  @Id()
  merchantId: string

  @PointsTo(() => Merchant, 'merchant_id')
  merchant?: Relation<Merchant>

  /** The person who redeemed it. */
  @Id()
  clerkId: string

  @Fen()
  valueFen: number

  @At()
  redeemedAt: Date

  @At({ nullable: true })
  undoneAt: Date | null
}

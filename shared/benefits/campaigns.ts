import * as z from 'zod/mini'
import { day, id, instant, multilineText, text } from '../http/fields'
import { occupations } from '../membership/occupations'

/** How coupons of a campaign are given: 领券, 抽签, 先到先得(达标), 赠送. */
export const campaignWays = ['claim', 'draw', 'firstN', 'gift'] as const
export type CampaignWay = (typeof campaignWays)[number]

/** When a gift is given: to whoever becomes a member, or who joins through an event. */
export const giftOccasions = ['joining', 'event'] as const
export type GiftOccasion = (typeof giftOccasions)[number]

export const campaignStates = ['draft', 'published', 'stopped', 'ended'] as const
export type CampaignState = (typeof campaignStates)[number]

/** A held one is its person's, and is used once what it waits for has come. */
export const couponStates = ['held', 'usable', 'used', 'expired', 'void'] as const
export type CouponState = (typeof couponStates)[number]

/** What a held coupon waits for: that staff see the document, or that a claim at risk is looked at. */
export const holdReasons = ['assurance', 'review'] as const
export type HoldReason = (typeof holdReasons)[number]

/** So many days after it was given, today being the first, or until a day for everybody. */
export const validity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), days: z.int().check(z.minimum(1), z.maximum(730)) }),
  z.object({ kind: z.literal('until'), day }),
])
export type Validity = z.output<typeof validity>

const fen = z.int().check(z.minimum(0), z.maximum(100_000_000_00))
const stock = z.int().check(z.minimum(1), z.maximum(1_000_000))

export const campaignContent = z.object({
  name: text(40),
  /** What one gets for it. */
  what: text(80),
  /** How it is used, as the coupon says. */
  howTo: multilineText(600),
  eligible: z.object({
    /** Unions of the subtree, with those below them; none: the whole subtree. */
    unionIds: z.array(id).check(z.maxLength(20)),
    /** None: whatever one works as. */
    occupations: z.array(z.enum(occupations)).check(z.maxLength(occupations.length)),
  }),
  validity,
  /** What one coupon costs the union. */
  valueFen: fen,
  /** As much as all of them may cost together. */
  moneyCapFen: z.nullable(fen),
  /** What is not used in time can be given again while the campaign is open. */
  returnsToStock: z.boolean(),
  /** Who lets it expire unused is barred for a while. */
  barsNoShow: z.boolean(),
})
export type CampaignContent = z.output<typeof campaignContent>

/** What a manager writes of a campaign. */
export const campaignInput = z.object({
  content: campaignContent,
  way: z.enum(campaignWays),
  /** Of a gift. */
  occasion: z.nullable(z.enum(giftOccasions)),
  /** The joining event whose gift it is. */
  eventId: z.nullable(id),
  stock,
  opensAt: instant,
  closesAt: instant,
})
export type CampaignInput = z.output<typeof campaignInput>

/** What is put right of a campaign that members see. */
export const campaignCorrection = z.object({
  name: campaignContent.shape.name,
  what: campaignContent.shape.what,
  howTo: campaignContent.shape.howTo,
  stock,
  opensAt: instant,
  closesAt: instant,
  reason: text(200),
})
export type CampaignCorrectionInput = z.output<typeof campaignCorrection>

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, organisationRef } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { campaignContent, campaignStates, campaignWays, couponStates, giftOccasions, holdReasons } from './campaigns'

const { shape } = campaignContent
const way = z.enum(campaignWays)
const state = z.enum(couponStates)

/** Given under the lock of the campaign; what was answered is never changed. */
const order = z.int()

export const ownCoupon = z.object({ id, order, state, validUntil: instant })

export const campaignRow = z.object({
  id,
  name: shape.name,
  what: shape.what,
  way,
  occasion: z.nullable(z.enum(giftOccasions)),
  organisation: organisationRef,
  opensAt: instant,
  closesAt: instant,
  /** As many as are given at most. */
  stock: z.int(),
  remaining: z.int(),
  /** Why the person, or a visitor whoever they are, gets nothing now; a code, or null. */
  blocker: z.nullable(z.string()),
  /** Open to everybody who has its path, for half a day. */
  picture: z.nullable(z.object({ path: z.string(), width: z.int(), height: z.int() })),
  /** Of the caller's; nobody else's. */
  own: z.nullable(ownCoupon),
})
export type CampaignRow = z.output<typeof campaignRow>

export const campaignView = z.extend(campaignRow, {
  state: z.enum(campaignStates),
  howTo: shape.howTo,
  /** Unions it is for; none: all of its union. */
  unions: z.array(z.string()),
  occupations: shape.eligible.shape.occupations,
  validity: shape.validity,
  returnsToStock: z.boolean(),
  stopReason: z.nullable(z.string()),
  /** By the server's clock. */
  now: instant,
  actions: z.array(z.enum(['claim'])),
})
export type CampaignView = z.output<typeof campaignView>

export const claimed = z.object({ order, remaining: z.int(), coupon: z.nullable(ownCoupon) })
export type Claimed = z.output<typeof claimed>

export const counter = z.object({
  state: z.enum(campaignStates),
  granted: z.int(),
  remaining: z.int(),
  lastOrder: order,
})
export type Counter = z.output<typeof counter>

/** How a member's coupons are looked at. */
export const couponGroups = ['usable', 'used', 'expired'] as const
export type CouponGroup = (typeof couponGroups)[number]

export const couponRow = z.object({
  id,
  state,
  order,
  name: shape.name,
  what: shape.what,
  organisation: organisationRef,
  validUntil: instant,
  usedAt: z.nullable(instant),
})
export type CouponRow = z.output<typeof couponRow>

export const couponView = z.extend(couponRow, {
  campaignId: id,
  howTo: shape.howTo,
  givenAt: instant,
  holdReason: z.nullable(z.enum(holdReasons)),
})
export type CouponView = z.output<typeof couponView>

const campaignId = z.object({ campaignId: id })

/** What members see and take of the union's benefits. */
export const benefits = defineContract({
  listCampaigns: {
    method: 'GET',
    path: '/benefits/campaigns',
    summary: 'Campaigns whose window is not over, those that close first at the beginning; of a member’s unions alone.',
    access: 'public',
    sameForVisitors: true,
    query: pageQuery,
    returns: pageOf(campaignRow),
  },
  getCampaign: {
    method: 'GET',
    path: '/benefits/campaigns/:campaignId',
    summary: 'A campaign: what it gives, to whom, how many are left, and the caller’s own coupon.',
    access: 'public',
    sameForVisitors: true,
    params: campaignId,
    returns: campaignView,
    errors: ['benefits.campaign_not_found'],
  },
  getCounter: {
    method: 'GET',
    path: '/benefits/campaigns/:campaignId/counter',
    summary: 'How many coupons of a campaign were given, and how many are left.',
    access: 'public',
    anonymous: true,
    sameForVisitors: true,
    params: campaignId,
    returns: counter,
    errors: ['benefits.campaign_not_found'],
  },
  claimCoupon: {
    method: 'PUT',
    path: '/benefits/campaigns/:campaignId/claim',
    summary: 'Takes the person’s coupon of a campaign; asking again is answered with the same one.',
    access: 'person',
    audit: 'benefits.coupon_claimed',
    params: campaignId,
    returns: claimed,
    errors: [
      'benefits.campaign_not_found',
      'benefits.not_open',
      'benefits.stopped',
      'benefits.not_yet_open',
      'benefits.window_closed',
      'benefits.not_member',
      'benefits.not_eligible',
      'benefits.assurance_due',
      'benefits.sold_out',
      'benefits.other_way',
      'benefits.barred',
      'benefits.check_due',
      'benefits.challenge_due',
    ],
  },
  listMyCoupons: {
    method: 'GET',
    path: '/benefits/my-coupons',
    summary: 'The signed-in person’s coupons that can be used, were used, or are over; the newest first.',
    access: 'person',
    query: z.extend(pageQuery, { group: z.optional(z.enum(couponGroups)) }),
    returns: pageOf(couponRow),
  },
  getCoupon: {
    method: 'GET',
    path: '/benefits/my-coupons/:couponId',
    summary: 'One of the person’s coupons, and how it is used.',
    access: 'person',
    params: z.object({ couponId: id }),
    returns: couponView,
    errors: ['benefits.coupon_not_found'],
  },
})

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, position } from '../http/fields'
import { campaignContent } from './campaigns'
import { couponCode, merchantContent, month } from './merchants'

const { name, what } = campaignContent.shape
const fen = z.int()

export const merchantView = z.object({ id, ...merchantContent.shape, position: z.nullable(position) })
export type MerchantView = z.output<typeof merchantView>

export const merchantsView = z.object({ campaign: z.object({ id, name }), merchants: z.array(merchantView) })
export type MerchantsView = z.output<typeof merchantsView>

/** A coupon's code as it is shown for a moment; only its hash is kept. */
export const shownCode = z.object({ code: z.string(), expiresAt: instant, serverTime: instant })
export type ShownCode = z.output<typeof shownCode>

export const redemptionView = z.object({
  id,
  campaign: z.object({ id, name, what }),
  merchant: z.object({ id, name: merchantContent.shape.name }),
  /** Masked: the clerk sees whom they serve. */
  person: z.string(),
  redeemedAt: instant,
  undoneAt: z.nullable(instant),
  /** Until when this clerk may take it back; null where it is over, or another's. */
  undoUntil: z.nullable(instant),
})
export type RedemptionView = z.output<typeof redemptionView>

/** What a clerk works with; nobody's page who is none. */
export const tillView = z.object({
  merchants: z.array(z.object({ id, name: merchantContent.shape.name })),
  /** The last ones at the clerk's merchants, the newest first. */
  redemptions: z.array(redemptionView),
  today: z.int(),
  serverTime: instant,
})
export type TillView = z.output<typeof tillView>

export const settlementRow = z.object({
  campaign: z.object({ id, name, what }),
  /** What each was worth when it was redeemed. */
  valueFen: fen,
  count: z.int(),
  fen,
})

export const settlement = z.object({
  merchant: z.object({ id, name: merchantContent.shape.name }),
  month,
  rows: z.array(settlementRow),
  count: z.int(),
  fen,
})
export type Settlement = z.output<typeof settlement>

/** Merchants as members find them, and their clerks’ till. */
export const benefitMerchants = defineContract({
  listMerchants: {
    method: 'GET',
    path: '/benefits/campaigns/:campaignId/merchants',
    summary: 'Where coupons of a campaign are used, with position and hours.',
    access: 'public',
    sameForVisitors: true,
    params: z.object({ campaignId: id }),
    returns: merchantsView,
    errors: ['benefits.campaign_not_found'],
  },
  showCode: {
    method: 'POST',
    path: '/benefits/my-coupons/:couponId/codes',
    summary: 'A new code of one of the person’s coupons, for the clerk to scan or type within a short time.',
    access: 'person',
    // A command's answer is kept for a day: this one is to be nowhere but on the screen.
    effect: 'none',
    params: z.object({ couponId: id }),
    returns: shownCode,
    errors: ['benefits.coupon_not_found', 'benefits.coupon_used', 'benefits.coupon_expired', 'benefits.coupon_held'],
  },
  getTill: {
    method: 'GET',
    path: '/benefits/redemptions',
    summary: 'A clerk’s merchants, and what was redeemed there last.',
    access: 'person',
    returns: tillView,
  },
  redeem: {
    method: 'POST',
    path: '/benefits/redemptions',
    summary: 'Redeems a coupon by its code, once, by a clerk of a merchant of its campaign.',
    access: 'person',
    audit: 'benefits.coupon_redeemed',
    body: z.object({ code: couponCode, merchantId: z.optional(id) }),
    returns: redemptionView,
    errors: [
      'benefits.not_clerk',
      'benefits.code_unknown',
      'benefits.code_over',
      'benefits.other_merchant',
      'benefits.own_coupon',
      'benefits.coupon_used',
      'benefits.coupon_expired',
      'benefits.coupon_held',
    ],
  },
  undoRedemption: {
    method: 'DELETE',
    path: '/benefits/redemptions/:redemptionId',
    summary: 'Takes a redemption back, by the same clerk within a minute.',
    access: 'person',
    audit: 'benefits.redemption_undone',
    params: z.object({ redemptionId: id }),
    returns: redemptionView,
    errors: ['benefits.redemption_not_found', 'benefits.undo_over'],
  },
  getSettlement: {
    method: 'GET',
    path: '/benefits/settlements',
    summary: 'What was redeemed at a merchant in a month, by campaign, to the fen; of the clerk’s own merchants.',
    access: 'person',
    query: z.object({ merchantId: id, month }),
    returns: settlement,
    errors: ['benefits.merchant_not_found'],
  },
})

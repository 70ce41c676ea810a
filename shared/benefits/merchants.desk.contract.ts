import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, organisationRef, version } from '../http/fields'
import { file } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { clerkInput, merchantContent, merchantInput, month } from './merchants'
import { merchantView, settlement } from './merchants.contract'

const { name } = merchantContent.shape

export const clerkView = z.object({
  id,
  name: clerkInput.shape.name,
  /** Masked. */
  phone: z.nullable(z.string()),
  addedAt: instant,
})

export const merchantRow = z.object({ id, name, organisation: organisationRef, isClosed: z.boolean() })
export type MerchantRow = z.output<typeof merchantRow>

export const deskMerchantView = z.extend(merchantView, {
  version,
  organisation: organisationRef,
  isClosed: z.boolean(),
  clerks: z.array(clerkView),
  actions: z.array(z.enum(['edit', 'close', 'addClerk'])),
})
export type DeskMerchantView = z.output<typeof deskMerchantView>

/** Which merchants a campaign has, of those it may have. */
export const campaignMerchants = z.object({
  campaign: z.object({ id, name }),
  merchants: z.array(z.object({ id, name, organisation: organisationRef, isChosen: z.boolean() })),
})
export type CampaignMerchants = z.output<typeof campaignMerchants>

export const settlementList = z.object({
  month,
  merchants: z.array(z.object({ merchant: z.object({ id, name }), count: z.int(), fen: z.int() })),
  count: z.int(),
  fen: z.int(),
})
export type SettlementList = z.output<typeof settlementList>

const staff = { access: 'staff:benefitsManager' } as const
const merchantId = z.object({ merchantId: id })
const changing = ['benefits.merchant_not_found', 'benefits.merchant_changed', 'benefits.merchant_closed'] as const

/** Merchants, their clerks and what is owed to them, at the desk. */
export const benefitMerchantsDesk = defineContract({
  listDeskMerchants: {
    method: 'GET',
    path: '/desk/benefits/merchants',
    summary: 'Merchants of the unions in reach, newest first.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.merchants_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(merchantRow), { unions: z.array(organisationRef) }),
  },
  addMerchant: {
    method: 'POST',
    path: '/desk/benefits/merchants',
    summary: 'Adds a merchant of a union in reach.',
    ...staff,
    effect: 'command',
    audit: 'benefits.merchant_added',
    body: z.extend(merchantInput, { organisationId: id }),
    returns: deskMerchantView,
    errors: ['organisations.not_found'],
  },
  getDeskMerchant: {
    method: 'GET',
    path: '/desk/benefits/merchants/:merchantId',
    summary: 'A merchant with its clerks.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.merchant_viewed',
    params: merchantId,
    returns: deskMerchantView,
    errors: ['benefits.merchant_not_found'],
  },
  editMerchant: {
    method: 'PUT',
    path: '/desk/benefits/merchants/:merchantId',
    summary: 'Changes what everybody sees of a merchant.',
    ...staff,
    effect: 'command',
    audit: 'benefits.merchant_edited',
    params: merchantId,
    body: z.extend(merchantInput, { version }),
    returns: deskMerchantView,
    errors: changing,
  },
  closeMerchant: {
    method: 'POST',
    path: '/desk/benefits/merchants/:merchantId/closure',
    summary: 'Closes a merchant: nothing is redeemed there any more; what was is still settled.',
    ...staff,
    effect: 'command',
    audit: 'benefits.merchant_closed',
    params: merchantId,
    body: z.object({ version }),
    returns: deskMerchantView,
    errors: changing,
  },
  addClerk: {
    method: 'POST',
    path: '/desk/benefits/merchants/:merchantId/clerks',
    summary: 'Lets somebody redeem at a merchant, by phone; they need no role.',
    ...staff,
    effect: 'command',
    audit: 'benefits.clerk_added',
    params: merchantId,
    body: clerkInput,
    returns: deskMerchantView,
    errors: ['benefits.merchant_not_found', 'benefits.merchant_closed', 'benefits.clerk_known'],
  },
  endClerk: {
    method: 'DELETE',
    path: '/desk/benefits/merchants/:merchantId/clerks/:clerkId',
    summary: 'Somebody redeems at a merchant no more, from the next call on.',
    ...staff,
    effect: 'command',
    audit: 'benefits.clerk_ended',
    params: z.object({ merchantId: id, clerkId: id }),
    returns: deskMerchantView,
    errors: ['benefits.merchant_not_found', 'benefits.clerk_not_found'],
  },
  getCampaignMerchants: {
    method: 'GET',
    path: '/desk/benefits/campaigns/:campaignId/merchants',
    summary: 'Which merchants take the coupons of a campaign, of those that may.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.campaign_merchants_viewed',
    params: z.object({ campaignId: id }),
    returns: campaignMerchants,
    errors: ['benefits.campaign_not_found'],
  },
  chooseMerchants: {
    method: 'PUT',
    path: '/desk/benefits/campaigns/:campaignId/merchants',
    summary: 'Says which merchants take the coupons of a campaign.',
    ...staff,
    effect: 'command',
    audit: 'benefits.campaign_merchants_chosen',
    params: z.object({ campaignId: id }),
    body: z.object({ merchantIds: z.array(id).check(z.maxLength(200)) }),
    returns: campaignMerchants,
    errors: ['benefits.campaign_not_found', 'benefits.merchant_not_found'],
  },
  listSettlements: {
    method: 'GET',
    path: '/desk/benefits/settlements',
    summary: 'What was redeemed at the merchants in reach in a month, to the fen.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.settlements_viewed',
    query: z.object({ month }),
    returns: settlementList,
  },
  getDeskSettlement: {
    method: 'GET',
    path: '/desk/benefits/merchants/:merchantId/settlement',
    summary: 'What was redeemed at a merchant in a month, by campaign.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.settlement_viewed',
    params: merchantId,
    query: z.object({ month }),
    returns: settlement,
    errors: ['benefits.merchant_not_found'],
  },
  exportSettlement: {
    method: 'GET',
    path: '/desk/benefits/merchants/:merchantId/settlement/file',
    summary: 'The same as XLSX, with each redemption in a row.',
    ...staff,
    effect: 'auditedRead',
    stepUp: true,
    audit: 'benefits.settlement_exported',
    params: merchantId,
    query: z.object({ month }),
    returns: file,
    errors: ['benefits.merchant_not_found'],
  },
})

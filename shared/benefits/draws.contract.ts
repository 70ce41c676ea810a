import * as z from 'zod/mini'
import { publishedDraw } from '../draws/views'
import { defineContract } from '../http/contract'
import { id, instant, text, version } from '../http/fields'
import { campaignContent, campaignStates } from './campaigns'

const { name, what } = campaignContent.shape

/** 等待抽签, 抽中, 没有抽中. */
export const entryStates = ['entered', 'won', 'lost'] as const
export type EntryState = (typeof entryStates)[number]

/** The draw of a campaign, with the caller's ticket. */
export const campaignDraw = z.extend(publishedDraw, {
  campaign: z.object({ id, name, what, opensAt: instant, closesAt: instant }),
  /** How many have entered. */
  entered: z.int(),
  own: z.nullable(z.object({ ticket: z.string(), state: z.enum(entryStates), couponId: z.nullable(id) })),
  /** Why the caller cannot enter now; a code, or null. */
  blocker: z.nullable(z.string()),
  actions: z.array(z.enum(['enter'])),
})
export type CampaignDraw = z.output<typeof campaignDraw>

export const deskCampaignDraw = z.object({
  campaign: z.object({ id, name, state: z.enum(campaignStates), version, stock: z.int() }),
  draw: z.nullable(publishedDraw),
  /** How many have entered now. */
  entered: z.int(),
  /** What stands for the public value where nobody names another. */
  usualSource: z.string(),
  actions: z.array(z.enum(['prepare', 'draw'])),
})
export type DeskCampaignDraw = z.output<typeof deskCampaignDraw>

const campaignId = z.object({ campaignId: id })
const staff = { access: 'staff:benefitsManager' } as const
const absent = ['benefits.campaign_not_found', 'benefits.not_drawn'] as const

/** Coupons that are drawn: entered by members, promised and drawn at the desk, checked by anybody. */
export const benefitDraws = defineContract({
  getDraw: {
    method: 'GET',
    path: '/benefits/campaigns/:campaignId/draw',
    summary: 'A draw: what was promised, the frozen list, and with the result all that it takes to work it out again.',
    access: 'public',
    sameForVisitors: true,
    params: campaignId,
    returns: campaignDraw,
    errors: [...absent, 'draws.not_found'],
  },
  enterDraw: {
    method: 'PUT',
    path: '/benefits/campaigns/:campaignId/entry',
    summary: 'Enters the person in a draw, once; asking again is answered alike.',
    access: 'person',
    audit: 'benefits.draw_entered',
    params: campaignId,
    returns: campaignDraw,
    errors: [
      ...absent,
      'draws.not_found',
      'benefits.not_open',
      'benefits.stopped',
      'benefits.not_yet_open',
      'benefits.window_closed',
      'benefits.not_member',
      'benefits.not_eligible',
      'benefits.assurance_due',
      'benefits.barred',
    ],
  },
  getDeskDraw: {
    method: 'GET',
    path: '/desk/benefits/campaigns/:campaignId/draw',
    summary: 'The draw of a campaign as staff see it: never its secret before the result.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.draw_viewed',
    params: campaignId,
    returns: deskCampaignDraw,
    errors: absent,
  },
  prepareDraw: {
    method: 'POST',
    path: '/desk/benefits/campaigns/:campaignId/draws',
    summary: 'Promises a draw before its list opens: makes the secret, publishes its hash, names the public value.',
    ...staff,
    effect: 'command',
    audit: 'benefits.draw_prepared',
    params: campaignId,
    body: z.object({ source: text(200) }),
    returns: deskCampaignDraw,
    errors: [...absent, 'benefits.action_unavailable', 'draws.late'],
  },
  drawLots: {
    method: 'POST',
    path: '/desk/benefits/campaigns/:campaignId/drawing',
    summary:
      'Draws with the public value told after the list was frozen, and gives the coupons; void where list or secret are not what was published.',
    ...staff,
    effect: 'command',
    audit: 'benefits.lots_drawn',
    params: campaignId,
    body: z.object({ publicValue: text(200) }),
    returns: deskCampaignDraw,
    errors: [...absent, 'benefits.action_unavailable', 'draws.not_frozen', 'draws.value_invalid', 'draws.done'],
  },
})

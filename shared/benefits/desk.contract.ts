import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, nothing, organisationRef, text, version } from '../http/fields'
import type { Upload } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { campaignContent, campaignCorrection, campaignInput, campaignStates, campaignWays } from './campaigns'
import { campaignView } from './contract'

const state = z.enum(campaignStates)

/** The phone makes it smaller than that before it sends it, and what it is its bytes say. */
const picture: Upload = { types: ['image/jpeg', 'image/png', 'application/octet-stream'], maxBytes: 10 * 1_048_576 }

export const deskCampaignRow = z.object({
  id,
  state,
  name: campaignContent.shape.name,
  way: z.enum(campaignWays),
  organisation: organisationRef,
  opensAt: instant,
  closesAt: instant,
  stock: z.int(),
  granted: z.int(),
})
export type DeskCampaignRow = z.output<typeof deskCampaignRow>

export const campaignActs = ['edit', 'publish', 'discard', 'stop', 'resume', 'correct', 'announce'] as const

export const deskCampaignView = z.object({
  id,
  state,
  version,
  organisation: organisationRef,
  input: campaignInput,
  /** As a member sees it. */
  preview: campaignView,
  figures: z.object({
    granted: z.int(),
    remaining: z.int(),
    used: z.int(),
    expired: z.int(),
    lastOrder: z.int(),
    costFen: z.int(),
  }),
  stopReason: z.nullable(z.string()),
  announcedAt: z.nullable(instant),
  /** When everybody had been told. */
  toldAt: z.nullable(instant),
  corrections: z.array(z.object({ id, at: instant, by: z.nullable(z.string()), reason: z.string() })),
  actions: z.array(z.enum(campaignActs)),
})
export type DeskCampaignView = z.output<typeof deskCampaignView>

const campaignId = z.object({ campaignId: id })
const changeErrors = [
  'benefits.campaign_not_found',
  'benefits.campaign_changed',
  'benefits.action_unavailable',
] as const
const inputErrors = [
  'benefits.window_invalid',
  'benefits.validity_invalid',
  'benefits.cap_too_low',
  'benefits.occasion_invalid',
  'benefits.event_not_found',
  'organisations.not_found',
] as const

/** The desk of the benefits managers. */
export const benefitsDesk = defineContract({
  listDeskCampaigns: {
    method: 'GET',
    path: '/desk/benefits/campaigns',
    summary: 'Campaigns of the unions in reach, the newest first, and the unions one may make some for.',
    access: 'staff:benefitsManager',
    effect: 'auditedRead',
    audit: 'benefits.campaigns_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(deskCampaignRow), { unions: z.array(organisationRef) }),
  },
  openCampaignForm: {
    method: 'GET',
    path: '/desk/benefits/campaign-form',
    summary: 'What is chosen from when a campaign is written: unions in reach, and joining events that are not over.',
    access: 'staff:benefitsManager',
    effect: 'auditedRead',
    audit: 'benefits.form_opened',
    query: z.object({ campaignId: z.optional(id) }),
    returns: z.object({
      /** Each with those of the list that it is below: what a campaign of theirs can be narrowed to. */
      unions: z.array(z.extend(organisationRef, { above: z.array(id) })),
      events: z.array(z.object({ id, name: z.string(), place: z.string(), endsAt: instant })),
      /** The one to be edited. */
      campaign: z.nullable(deskCampaignView),
    }),
    errors: ['benefits.campaign_not_found'],
  },
  addCampaign: {
    method: 'POST',
    path: '/desk/benefits/campaigns',
    summary: 'Makes the draft of a campaign.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_added',
    body: z.extend(campaignInput, { organisationId: id }),
    returns: deskCampaignView,
    errors: inputErrors,
  },
  getDeskCampaign: {
    method: 'GET',
    path: '/desk/benefits/campaigns/:campaignId',
    summary: 'A campaign with its figures, its preview and what was put right of it.',
    access: 'staff:benefitsManager',
    effect: 'auditedRead',
    audit: 'benefits.campaign_viewed',
    params: campaignId,
    returns: deskCampaignView,
    errors: ['benefits.campaign_not_found'],
  },
  editCampaign: {
    method: 'PUT',
    path: '/desk/benefits/campaigns/:campaignId',
    summary: 'Writes a draft anew.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_edited',
    params: campaignId,
    body: z.extend(campaignInput, { version }),
    returns: deskCampaignView,
    errors: ['benefits.campaign_not_found', 'benefits.campaign_changed', 'benefits.not_a_draft', ...inputErrors],
  },
  discardCampaign: {
    method: 'DELETE',
    path: '/desk/benefits/campaigns/:campaignId',
    summary: 'Throws a draft away.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_discarded',
    params: campaignId,
    returns: nothing,
    errors: ['benefits.campaign_not_found', 'benefits.not_a_draft'],
  },
  publishCampaign: {
    method: 'POST',
    path: '/desk/benefits/campaigns/:campaignId/publication',
    summary: 'Publishes a draft, or goes on with a campaign that was stopped.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_published',
    params: campaignId,
    body: z.object({ version }),
    returns: deskCampaignView,
    errors: [...changeErrors, ...inputErrors, 'benefits.opens_too_soon'],
  },
  stopCampaign: {
    method: 'POST',
    path: '/desk/benefits/campaigns/:campaignId/stop',
    summary: 'Gives no more coupons; those that were given stay.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_stopped',
    params: campaignId,
    body: z.object({ reason: text(200) }),
    returns: deskCampaignView,
    errors: ['benefits.campaign_not_found', 'benefits.action_unavailable'],
  },
  correctCampaign: {
    method: 'POST',
    path: '/desk/benefits/campaigns/:campaignId/corrections',
    summary: 'Puts stock, window or words of a published campaign right, with the reason.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_corrected',
    params: campaignId,
    body: z.extend(campaignCorrection, { version }),
    returns: deskCampaignView,
    errors: [...changeErrors, ...inputErrors, 'benefits.below_granted'],
  },
  putCampaignPicture: {
    method: 'PUT',
    path: '/desk/benefits/campaigns/:campaignId/picture',
    summary: 'Gives a campaign that is not over its picture, drawn anew from what was sent.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_pictured',
    params: campaignId,
    upload: picture,
    returns: deskCampaignView,
    errors: [...changeErrors, 'benefits.picture_unfit'],
  },
  removeCampaignPicture: {
    method: 'DELETE',
    path: '/desk/benefits/campaigns/:campaignId/picture',
    summary: 'Takes the picture of a campaign away.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_picture_removed',
    params: campaignId,
    returns: deskCampaignView,
    errors: changeErrors,
  },
  announceCampaign: {
    method: 'POST',
    path: '/desk/benefits/campaigns/:campaignId/announcement',
    summary: 'Tells everybody whom a campaign is for, once.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.campaign_announced',
    params: campaignId,
    returns: deskCampaignView,
    errors: ['benefits.campaign_not_found', 'benefits.action_unavailable'],
  },
})

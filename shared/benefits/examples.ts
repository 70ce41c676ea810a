import type { Examples } from '../http/contract'
import type { CampaignInput } from './campaigns'
import type { benefits } from './contract'
import type { benefitsDesk } from './desk.contract'

export const campaignId = '01936f5e-0000-7000-8000-0000000000e1'
const couponId = '01936f5e-0000-7000-8000-0000000000e2'
const organisationId = '01936f5e-0000-7000-8000-0000000000e3'

const input: CampaignInput = {
  content: {
    name: '电影券',
    what: '兑换一张电影票',
    howTo: '到影院柜台出示券码。',
    eligible: { unionIds: [], occupations: ['courier'] },
    validity: { kind: 'days', days: 30 },
    valueFen: 40_00,
    moneyCapFen: 4_000_00,
    returnsToStock: true,
    barsNoShow: false,
  },
  way: 'claim',
  occasion: null,
  eventId: null,
  stock: 100,
  opensAt: '2026-11-23T02:00:00.000Z',
  closesAt: '2026-12-23T02:00:00.000Z',
}

export const benefitsExamples: Examples<typeof benefits> = {
  listCampaigns: { query: {} },
  getCampaign: { params: { campaignId } },
  getCounter: { params: { campaignId } },
  claimCoupon: { params: { campaignId } },
  listMyCoupons: { query: { group: 'usable' } },
  getCoupon: { params: { couponId } },
}

const params = { campaignId }
const { name, what, howTo } = input.content

export const benefitsDeskExamples: Examples<typeof benefitsDesk> = {
  listDeskCampaigns: { query: {} },
  openCampaignForm: { query: {} },
  addCampaign: { body: { ...input, organisationId } },
  getDeskCampaign: { params },
  editCampaign: { params, body: { ...input, version: 1 } },
  discardCampaign: { params },
  publishCampaign: { params, body: { version: 1 } },
  stopCampaign: { params, body: { reason: '影院临时停业。' } },
  correctCampaign: {
    params,
    body: {
      ...{ name, what, howTo, stock: 200, opensAt: input.opensAt, closesAt: input.closesAt },
      ...{ reason: '影院多给了一百张。', version: 2 },
    },
  },
  putCampaignPicture: { params, upload: new Uint8Array([0xff, 0xd8, 0xff]) },
  removeCampaignPicture: { params },
  announceCampaign: { params },
}

import type { Examples } from '../http/contract'
import type { benefitMerchants } from './merchants.contract'
import type { benefitMerchantsDesk } from './merchants.desk.contract'

const merchantId = '01936f5e-0000-7000-8000-0000000000b1'
const campaign = { campaignId: '01936f5e-0000-7000-8000-0000000000b0' }
const params = { merchantId }
const query = { month: '2026-11' }
const content = {
  name: '演示蛋糕房(漷县店)',
  address: '漷县镇演示大街 1 号',
  hours: '每天 8:00–20:00',
  contactPhone: '010-00000000',
}
const position = { latitude: 39.773, longitude: 116.786 }

export const benefitMerchantsExamples: Examples<typeof benefitMerchants> = {
  listMerchants: { params: campaign },
  showCode: { params: { couponId: '01936f5e-0000-7000-8000-0000000000b2' } },
  getTill: {},
  redeem: { body: { code: '7KMQ2XPA9HJR' } },
  undoRedemption: { params: { redemptionId: '01936f5e-0000-7000-8000-0000000000b3' } },
  getSettlement: { query: { merchantId, ...query } },
}

export const benefitMerchantsDeskExamples: Examples<typeof benefitMerchantsDesk> = {
  listDeskMerchants: { query: {} },
  addMerchant: { body: { organisationId: '01936f5e-0000-7000-8000-000000000002', content, position } },
  getDeskMerchant: { params },
  editMerchant: { params, body: { version: 1, content, position } },
  closeMerchant: { params, body: { version: 1 } },
  addClerk: { params, body: { name: '演示店员', phone: '13900000099' } },
  endClerk: { params: { merchantId, clerkId: '01936f5e-0000-7000-8000-0000000000b4' } },
  getCampaignMerchants: { params: campaign },
  chooseMerchants: { params: campaign, body: { merchantIds: [merchantId] } },
  listSettlements: { query },
  getDeskSettlement: { params, query },
  exportSettlement: { params, query },
}

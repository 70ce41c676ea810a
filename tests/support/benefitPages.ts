import type { MakePage, Page } from './pages'

const month = { month: '2026-11' }
const monthOf = [{ ...month, merchantId: ':merchantId' }]

const few = 'a city has some hundred merchants'

/** How the pages of benefits are looked at. */
export const benefitPages = (page: MakePage): Record<string, Page> => ({
  'benefits.listCampaigns': page('list', ['visitor', 'member']),
  'benefits.getCampaign': page('case', ['visitor', 'member']),
  'benefits.getCounter': page('case', ['visitor']),
  'benefits.listMyCoupons': page('list', ['member']),
  'benefits.getCoupon': page('case', ['member']),
  'benefits.listDeskCampaigns': page('list', ['benefitsManager']),
  'benefits.openCampaignForm': page('case', ['benefitsManager'], [{ campaignId: ':campaignId' }]),
  'benefits.getDeskCampaign': page('case', ['benefitsManager']),
  'benefits.listMerchants': page('case', ['visitor']),
  'benefits.getTill': { ...page('case', ['member']), grows: 'what was redeemed today is counted' },
  'benefits.getSettlement': { ...page('case', ['member'], monthOf), grows: 'what was redeemed in the month is summed' },
  'benefits.listDeskMerchants': { ...page('list', ['benefitsManager']), grows: few },
  'benefits.getDeskMerchant': page('case', ['benefitsManager']),
  'benefits.getCampaignMerchants': { ...page('case', ['benefitsManager']), grows: few },
  'benefits.listSettlements': { ...page('list', ['benefitsManager'], [month]), grows: 'a month is summed' },
  'benefits.getDeskSettlement': { ...page('case', ['benefitsManager'], [month]), grows: 'a month is summed' },
  'benefits.exportSettlement': { ...page('whole', ['benefitsManager'], [month]), grows: 'a month is written' },
  'benefits.listMyBars': page('list', ['member']),
  'benefits.getBar': page('case', ['benefitsManager']),
  'benefits.getReview': page('home', ['benefitsManager']),
  'benefits.getDraw': { ...page('home', ['visitor', 'member']), grows: 'the frozen list is shown whole' },
  'benefits.getDeskDraw': { ...page('home', ['benefitsManager']), grows: 'what is entered is counted' },
})

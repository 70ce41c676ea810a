import { everybody, payers, type Row, row, signedIn } from './rows'

const absent = row('none none none none none none none none none none')
const nobodys = row('out none none none none none none none none none')

/** Who gets past the doors of benefits; who does manage them, and how far, is told in tests/benefits. */
export const benefitsTable: Record<string, Row> = {
  'benefits.listCampaigns': everybody,
  'benefits.getCampaign': absent,
  'benefits.getCounter': absent,
  'benefits.claimCoupon': nobodys,
  'benefits.listMyCoupons': signedIn,
  'benefits.getCoupon': nobodys,
  'benefits.listDeskCampaigns': payers,
  'benefits.openCampaignForm': payers,
  'benefits.addCampaign': payers,
  'benefits.getDeskCampaign': payers,
  'benefits.editCampaign': payers,
  'benefits.discardCampaign': payers,
  'benefits.publishCampaign': payers,
  'benefits.stopCampaign': payers,
  'benefits.correctCampaign': payers,
  'benefits.announceCampaign': payers,
  'benefits.listMerchants': absent,
  'benefits.showCode': nobodys,
  'benefits.getTill': signedIn,
  'benefits.redeem': signedIn,
  'benefits.undoRedemption': nobodys,
  'benefits.getSettlement': nobodys,
  'benefits.listDeskMerchants': payers,
  'benefits.addMerchant': payers,
  'benefits.getDeskMerchant': payers,
  'benefits.editMerchant': payers,
  'benefits.closeMerchant': payers,
  'benefits.addClerk': payers,
  'benefits.endClerk': payers,
  'benefits.getCampaignMerchants': payers,
  'benefits.chooseMerchants': payers,
  'benefits.listSettlements': payers,
  'benefits.getDeskSettlement': payers,
  'benefits.exportSettlement': payers,
}

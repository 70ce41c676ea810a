import { type Row, row, signedIn } from './rows'

// Who does manage benefits, and how far, is told in tests/benefits.
const managers = row('out no no no no no no no no no')
const nobodys = row('out none none none none none none none none none')
const absent = row('none none none none none none none none none none')

/** Who gets past the doors of benefits. */
export const benefitsTable: Record<string, Row> = {
  'benefits.listMerchants': absent,
  'benefits.showCode': nobodys,
  'benefits.getCounter': signedIn,
  'benefits.redeem': signedIn,
  'benefits.undoRedemption': nobodys,
  'benefits.getSettlement': nobodys,
  'benefits.listDeskMerchants': managers,
  'benefits.addMerchant': managers,
  'benefits.getDeskMerchant': managers,
  'benefits.editMerchant': managers,
  'benefits.closeMerchant': managers,
  'benefits.addClerk': managers,
  'benefits.endClerk': managers,
  'benefits.getCampaignMerchants': managers,
  'benefits.chooseMerchants': managers,
  'benefits.listSettlements': managers,
  'benefits.getDeskSettlement': managers,
  'benefits.exportSettlement': managers,
}

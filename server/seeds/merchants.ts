import type { MerchantContent } from '../../shared/benefits/merchants'
import { CampaignMerchant, Merchant, MerchantClerk } from '../benefits'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'

export const merchantContent: MerchantContent = {
  name: '演示蛋糕房(漷县店)',
  address: '通州区漷县镇演示大街 1 号',
  hours: '每天 8:00–20:00',
  contactPhone: '010-80000081',
}

interface GivenMerchant extends Partial<Omit<Merchant, 'content'>> {
  organisationId: string
  content?: Partial<MerchantContent>
  /** Whose coupons it takes. */
  campaignIds?: readonly string[]
  /** Persons who redeem there. */
  clerkIds?: readonly string[]
}

/** A merchant of a union, with its clerks and the campaigns whose coupons it takes. */
export async function addMerchant(
  db: Db,
  { content, campaignIds = [], clerkIds = [], ...given }: GivenMerchant,
  now: Date,
): Promise<Merchant> {
  const row: Merchant = {
    ...{ id: newId(), version: 1, content: { ...merchantContent, ...content } },
    ...{ latitudeMicro: 39_773_000, longitudeMicro: 116_786_000, closedAt: null, createdAt: now },
    ...given,
  }
  await insertRows(db, Merchant, row)
  const merchantId = row.id
  const chosen = campaignIds.map((campaignId) => ({ id: newId(), campaignId, merchantId }))
  if (chosen.length > 0) await insertRows(db, CampaignMerchant, chosen)
  const clerks = clerkIds.map((personId) => ({
    ...{ id: newId(), merchantId, personId, liveKey: `${merchantId} ${personId}`, name: '演示店员' },
    ...{ addedBy: personId, addedAt: now, endedAt: null },
  }))
  if (clerks.length > 0) await insertRows(db, MerchantClerk, clerks)
  return row
}

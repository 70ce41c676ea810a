import type { CampaignContent } from '../../shared/benefits/campaigns'
import { dayMs } from '../../shared/http/time'
import { Campaign, Coupon } from '../benefits'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'

export const campaignContent: CampaignContent = {
  name: '电影券(演示)',
  what: '兑换一张电影票',
  howTo: '到合作影院柜台打开这张券,请店员扫码。\n一张券换一张票,不找零。',
  eligible: { unionIds: [], occupations: [] },
  validity: { kind: 'days', days: 30 },
  valueFen: 40_00,
  moneyCapFen: null,
  returnsToStock: false,
  barsNoShow: false,
}

export type GivenCampaign = Partial<Omit<Campaign, 'content'>> &
  Pick<Campaign, 'organisationId'> & { content?: Partial<CampaignContent> }

/** A published campaign that anybody of its union can claim from now on, unless told otherwise. */
export async function addCampaign(db: Db, { content, ...given }: GivenCampaign, now: Date): Promise<Campaign> {
  const row: Campaign = {
    id: newId(),
    state: 'published',
    version: 1,
    content: { ...campaignContent, ...content },
    way: 'claim',
    occasion: null,
    eventId: null,
    stock: 100,
    granted: 0,
    lastOrder: 0,
    opensAt: now,
    closesAt: new Date(now.getTime() + 30 * dayMs),
    publishedAt: now,
    stopReason: null,
    announcedAt: null,
    toldTo: null,
    toldAt: null,
    ...{ pictureFile: null, pictureWidth: null, pictureHeight: null },
    createdAt: now,
    ...given,
  }
  await insertRows(db, Campaign, row)
  return row
}

/** A coupon of a campaign, beside what the campaign counts. */
export async function addCoupon(
  db: Db,
  given: Partial<Coupon> & Pick<Coupon, 'campaignId' | 'personId'>,
  now: Date,
): Promise<Coupon> {
  const row: Coupon = {
    id: newId(),
    order: 1,
    state: 'usable',
    holdReason: null,
    validUntil: new Date(now.getTime() + 30 * dayMs),
    usedAt: null,
    remindedAt: null,
    givenAt: now,
    ...given,
  }
  await insertRows(db, Coupon, row)
  return row
}

import type { CampaignContent } from '../../shared/benefits/campaigns'
import { dayMs } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { addCampaign } from '../seeds/benefits'

/** What the first eighty of each period of 乐学乐享 get; papers are tied to them by these ids. */
export const demoCampaigns = {
  cake: '01936f5e-0000-7000-8000-0000000000a1',
  cinema: '01936f5e-0000-7000-8000-0000000000a2',
}

interface Demo {
  huoxian: string
  jinzhan: string
  /** The joining event of 金盏. */
  eventId: string
}

const first = { way: 'firstN' as const, stock: 80 }

const cake: Partial<CampaignContent> = {
  name: '乐学乐享蛋糕券(演示)',
  what: '6 寸生日蛋糕一个',
  howTo: '到合作蛋糕店出示券码,提前一天预订。\n一张券换一个蛋糕。',
  valueFen: 88_00,
}

const cinema: Partial<CampaignContent> = {
  name: '乐学乐享电影券(演示)',
  what: '2D 电影票一张',
  howTo: '到合作影院柜台出示券码换票,座位以当场为准。',
  valueFen: 40_00,
}

const autumn: Partial<CampaignContent> = {
  name: '秋冬暖心包(演示)',
  what: '保温杯和护手霜一套',
  howTo: '到漷县镇总工会服务窗口出示这张券领取。',
  valueFen: 60_00,
  returnsToStock: true,
}

const raincoat: Partial<CampaignContent> = {
  name: '入会礼:雨衣一件(演示)',
  what: '骑行雨衣一件',
  howTo: '在活动现场或金盏地区总工会出示这张券领取。',
  valueFen: 35_00,
}

/** What 漷县 gives today and for learning, and the gift of the joining event at 金盏. */
export async function addBenefits(
  db: Db,
  { huoxian, jinzhan, eventId }: Demo,
  now: Date,
): Promise<{ autumnId: string }> {
  const organisationId = huoxian
  const inAYear = { closesAt: new Date(now.getTime() + 365 * dayMs) }
  const gift = { way: 'gift' as const, occasion: 'event' as const, eventId, stock: 10_000, ...inAYear }
  const { id: autumnId } = await addCampaign(db, { organisationId, content: autumn, stock: 200 }, now)
  await addCampaign(db, { id: demoCampaigns.cake, organisationId, content: cake, ...first, ...inAYear }, now)
  await addCampaign(db, { id: demoCampaigns.cinema, organisationId, content: cinema, ...first, ...inAYear }, now)
  await addCampaign(db, { organisationId: jinzhan, content: raincoat, ...gift }, now)
  return { autumnId }
}

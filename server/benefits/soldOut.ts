import type { CampaignContent, CampaignState, CampaignWay } from '../../shared/benefits/campaigns'
import { remainingOf, windowBlocker } from '../../shared/benefits/rules'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { fromRaw, placesFor } from '../platform/raw'
import { watchPools } from '../platform/soldOut'
import type { Claim } from './claiming'

interface Raw {
  id: string
  state: CampaignState
  way: CampaignWay
  opensAt: Date | string
  closesAt: Date | string
  content: string
  stock: number
  granted: number
  lastOrder: number
}

async function readPools(db: Db, ids: readonly string[]) {
  const sql = `SELECT id, state, way, opens_at AS opensAt, closes_at AS closesAt, content, stock, granted,
      last_order AS lastOrder FROM benefit_campaigns WHERE id IN (${placesFor(ids)})`
  const rows: Raw[] = await db.query(sql, [...ids])
  return rows.map(({ id, state, way, opensAt, closesAt, content, stock, granted, lastOrder }) => ({
    ...{ id, state, way, opensAt: fromRaw(opensAt), closesAt: fromRaw(closesAt), lastOrder },
    isFull: remainingOf({ stock, granted, content: JSON.parse(content) as CampaignContent }) === 0,
  }))
}

async function readHolders(db: Db, ids: readonly string[]) {
  const sql = `SELECT campaign_id AS campaignId, person_id AS personId FROM benefit_coupons
    WHERE campaign_id IN (${placesFor(ids)})`
  const rows: { campaignId: string; personId: string }[] = await db.query(sql, [...ids])
  return rows.map(({ campaignId, personId }) => ({ poolId: campaignId, ids: [personId] }))
}

const { know, mayHold, ...watched } = watchPools({ readPools, readHolders })

export const { noteHolders, noteFreed } = watched

/** Why the person cannot have a coupon; null where they might, or have one already and are to hear of it. */
export async function refuseSoldOut({ db, actor, params, now }: Claim & { db: Db }): Promise<AppError | null> {
  const { campaignId } = params
  const [campaign] = await know(db, [campaignId])
  if (!campaign?.isFull || campaign.way !== 'claim' || windowBlocker(campaign, now) !== null) return null
  return mayHold(campaignId, [actor.personId]) ? null : new AppError('benefits.sold_out')
}

import type { DeskCampaignDraw } from '../../shared/benefits/draws.contract'
import { capacityOf, remainingOf } from '../../shared/benefits/rules'
import { allot, type Ticket } from '../../shared/draws/rules'
import { AppError } from '../../shared/http/errors'
import { drawOnce, prepare, rankTickets, readDraw } from '../draws'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { ruleAt } from '../platform/rules'
import { loadCampaign } from './desk.service'
import { countEntered, findEntered, settleEntries } from './draws.queries'
import { benefitDrawsRule } from './draws.rules'
import { Campaign } from './entities'
import { beginGiving, endGiving, give, heldBy } from './granting'

async function loadDrawn(db: Db, actor: StaffActor, id: string): Promise<Campaign> {
  const campaign = await loadCampaign(db, actor, id)
  if (campaign.way !== 'draw') throw new AppError('benefits.not_drawn')
  return campaign
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskCampaignDraw> {
  const campaign = await loadDrawn(db, actor, id)
  const { state, version, content, opensAt } = campaign
  const draw = await readDraw(db, { id, seats: capacityOf(campaign) })
  const { source } = await ruleAt(db, benefitDrawsRule, now)
  const isPlanned = (state === 'draft' || state === 'published') && now < opensAt
  return {
    campaign: { id, name: content.name, state, version, stock: capacityOf(campaign) },
    draw,
    entered: await countEntered(db, id),
    usualSource: source,
    actions: [
      ...(isPlanned || (!draw && state === 'published') ? (['prepare'] as const) : []),
      ...(draw?.state === 'frozen' && state === 'published' ? (['draw'] as const) : []),
    ],
  }
}

/** The campaign held until the transaction ends, where it goes on. */
async function lockDrawn(db: Db, actor: StaffActor, id: string, states: Campaign['state'][]): Promise<Campaign> {
  await lockPools(db, Campaign, [id])
  const campaign = await loadDrawn(db, actor, id)
  if (!states.includes(campaign.state)) throw new AppError('benefits.action_unavailable')
  return campaign
}

export async function prepareDraw(
  db: Db,
  actor: StaffActor,
  id: string,
  source: string,
  now: Date,
): Promise<DeskCampaignDraw> {
  await prepare(db, await lockDrawn(db, actor, id, ['draft', 'published']), source, now)
  return get(db, actor, id, now)
}

/** Draws, once, and gives the coupons; where the draw is void nobody gets one, and it is promised anew. */
export async function drawLots(
  db: Db,
  actor: StaffActor,
  id: string,
  written: string,
  now: Date,
): Promise<DeskCampaignDraw> {
  await lockDrawn(db, actor, id, ['published'])
  await drawOnce(db, { poolId: id, written, personId: actor.personId }, now, (drawId, order) =>
    giveCoupons(db, { campaignId: id, drawId, order }, now),
  )
  return get(db, actor, id, now)
}

interface Drawn {
  campaignId: string
  drawId: string
  order: Ticket[]
}

/** A coupon for each who was drawn, in that order; says how many there were. */
async function giveCoupons(db: Db, { campaignId, drawId, order }: Drawn, now: Date): Promise<number> {
  const entries = new Map((await findEntered(db, campaignId)).map((entry) => [entry.ticket, entry]))
  const { stock, granted, content } = (await db.findOneBy(Campaign, { id: campaignId }))!
  const coupons = remainingOf({ stock, granted, content })
  // Whose account is gone, or turned out to be another's, asks for nothing any more; the list says so.
  const withdrawn = new Map(order.filter(({ ticket }) => !entries.has(ticket)).map(({ number }) => [number, 1]))
  const { won, waiting } = allot(order, coupons, withdrawn)
  const winners = won.map(({ ticket }) => entries.get(ticket)!)
  const giving = await beginGiving(
    db,
    [campaignId],
    winners.map(({ personId }) => personId),
    now,
  )
  const campaign = giving.campaigns.get(campaignId)!
  for (const { personId } of winners) if (!heldBy(giving, campaignId, personId)) give(giving, campaign, personId, now)
  await endGiving(db, giving)
  await settleEntries(
    db,
    winners.map(({ id }) => id),
    'won',
  )
  await settleEntries(
    db,
    waiting.map(({ ticket }) => entries.get(ticket)!.id),
    'lost',
  )
  await rankTickets(db, drawId, order, withdrawn, now)
  await db.update(Campaign, { id: campaignId, state: 'published' }, { state: 'ended' })
  return coupons
}

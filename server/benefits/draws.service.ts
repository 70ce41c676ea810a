import type { CampaignDraw } from '../../shared/benefits/draws.contract'
import { capacityOf, rightBlocker, windowBlocker } from '../../shared/benefits/rules'
import { AppError, type ErrorCode } from '../../shared/http/errors'
import { isPromised, promise, readDraw } from '../draws'
import type { Actor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { BenefitEntry } from './draws.entities'
import { countEntered } from './draws.queries'
import { benefitDrawsRule } from './draws.rules'
import { type Campaign, Coupon } from './entities'
import { findCampaign } from './queries'
import { readRights } from './rights'

/** A list that members can enter has a promise older than it; the campaign is locked. */
export async function promiseDraw(
  db: Db,
  { id, way, opensAt }: Pick<Campaign, 'id' | 'way' | 'opensAt'>,
  now: Date,
): Promise<void> {
  if (way !== 'draw' || (await isPromised(db, id))) return
  // What is promised when the list is open already could have been chosen for who is in it.
  if (opensAt <= now) throw new AppError('benefits.opens_too_soon', undefined, 'opensAt')
  const { source } = await ruleAt(db, benefitDrawsRule, now)
  await promise(db, id, source, now)
}

/** A drawn campaign that members see; any other is as absent as one that never was. */
async function loadDrawn(db: Db, id: string): Promise<Campaign> {
  const campaign = await findCampaign(db, id)
  if (!campaign || campaign.state === 'draft') throw new AppError('benefits.campaign_not_found')
  if (campaign.way !== 'draw') throw new AppError('benefits.not_drawn')
  return campaign
}

/** Why the person cannot enter at `now`, or null when they can. */
async function blockerOf(db: Db, campaign: Campaign, personId: string, now: Date): Promise<ErrorCode | null> {
  const blocker = windowBlocker(campaign, now)
  if (blocker) return blocker
  const person = (await readRights(db, [campaign], [personId], now))(campaign, personId)
  return person.isBarred ? 'benefits.barred' : rightBlocker(campaign.content, person)
}

/** What everybody may know; of the caller's ticket besides. */
export async function getDraw(db: Db, actor: Actor | null, id: string, now: Date): Promise<CampaignDraw> {
  const campaign = await loadDrawn(db, id)
  const published = await readDraw(db, { id, seats: capacityOf(campaign) })
  if (!published) throw new AppError('draws.not_found')
  const { content, opensAt, closesAt } = campaign
  const own = actor && (await findOwn(db, actor.personId, id))
  const blocker = actor && !own ? await blockerOf(db, campaign, actor.personId, now) : windowBlocker(campaign, now)
  return {
    ...published,
    campaign: {
      ...{ id, name: content.name, what: content.what },
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
    },
    entered: await countEntered(db, id),
    own,
    blocker,
    actions: actor && !own && blocker === null ? ['enter'] : [],
  }
}

async function findOwn(db: Db, personId: string, campaignId: string): Promise<CampaignDraw['own']> {
  const entry = await db.findOneBy(BenefitEntry, { campaignId, personId })
  if (!entry) return null
  const coupon = entry.state === 'won' ? await db.findOneBy(Coupon, { campaignId, personId }) : null
  return { ticket: entry.ticket, state: entry.state, couponId: coupon?.id ?? null }
}

/** Once a person, whatever they tap; the key is the last guard. */
export async function enter(db: Db, actor: Actor, campaignId: string, now: Date): Promise<CampaignDraw> {
  const campaign = await loadDrawn(db, campaignId)
  const { personId } = actor
  if (!(await db.existsBy(BenefitEntry, { campaignId, personId }))) {
    const blocker = await blockerOf(db, campaign, personId, now)
    if (blocker) throw new AppError(blocker)
    const ticket = systemRandom.pick(unmistakable, 12)
    const row = { id: newId(), campaignId, personId, ticket, state: 'entered' as const, enteredAt: now }
    await insertRows(db, BenefitEntry, row).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })
  }
  return getDraw(db, actor, campaignId, now)
}

import type { CampaignInput } from '../../shared/benefits/campaigns'
import type { benefitsDesk, DeskCampaignView } from '../../shared/benefits/desk.contract'
import { campaignProblem } from '../../shared/benefits/rules'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { findLiveDraw } from '../draws'
import { findOrganisation, type Organisation, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { giveUpFiles } from '../platform/files'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import {
  changeCampaign,
  countCoupons,
  findCorrections,
  findEventBelow,
  findEventsInReach,
  findInReach,
  findUnionsInReach,
} from './desk.queries'
import { actionsOf, drawDeskCampaign, drawDeskRow, inputOf } from './desk.views'
import { promiseDraw } from './draws.service'
import { Campaign, CampaignCorrection } from './entities'
import { findCampaign, findUnionNames } from './queries'
import { noteFreed } from './soldOut'

type Contract = typeof benefitsDesk

/** A campaign of a union in reach; any other is as absent as one that never was. */
export async function loadCampaign(db: Db, actor: StaffActor, id: string): Promise<Campaign> {
  const campaign = await findCampaign(db, id)
  if (!campaign || !reaches(actor.grants, campaign.organisation!.path)) {
    throw new AppError('benefits.campaign_not_found')
  }
  return campaign
}

/** The same, held until what is decided on it is written: whoever is given a coupon waits. */
export async function lockCampaign(db: Db, actor: StaffActor, id: string): Promise<Campaign> {
  await lockPools(db, Campaign, [id])
  return loadCampaign(db, actor, id)
}

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findInReach(db, actor.grants, cursor), ({ id }) => [id])
  const unions = actor.grants.map(({ organisationId, organisationName }) => ({
    id: organisationId,
    name: organisationName,
  }))
  return { ...page, items: page.items.map(drawDeskRow), unions }
}

export async function openForm(db: Db, actor: StaffActor, id: string | undefined, now: Date) {
  const campaign = id === undefined ? null : await get(db, actor, id, now)
  const used = campaign ? [campaign.organisation.id, ...campaign.input.content.eligible.unionIds] : []
  const unions = await findUnionsInReach(db, actor.grants, used)
  const events = await findEventsInReach(db, actor.grants, now)
  return {
    unions: unions.map((union) => ({
      ...refOf(union),
      above: unions.filter(({ id, path }) => id !== union.id && union.path.startsWith(path)).map(({ id }) => id),
    })),
    events: events.map((event) => ({
      ...{ id: event.id, name: event.name, place: event.place },
      endsAt: event.endsAt.toISOString(),
    })),
    campaign,
  }
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskCampaignView> {
  const campaign = await loadCampaign(db, actor, id)
  return drawDeskCampaign(campaign, {
    unions: await findUnionNames(db, campaign.content.eligible.unionIds),
    counts: await countCoupons(db, id),
    corrections: await findCorrections(db, id),
    now,
  })
}

/** The columns of what was written down, once it can be. */
async function readInput(db: Db, union: Organisation, input: CampaignInput, now: Date) {
  requireRight(input, now)
  const { content, way, occasion, eventId, stock, opensAt, closesAt } = input
  if (eventId !== null && !(await findEventBelow(db, union, eventId, now))) {
    throw new AppError('benefits.event_not_found', undefined, 'eventId')
  }
  for (const id of content.eligible.unionIds) {
    const below = await findOrganisation(db, id)
    if (!below?.path.startsWith(union.path)) throw new AppError('organisations.not_found', undefined, 'unionIds')
  }
  const times = { opensAt: new Date(opensAt), closesAt: new Date(closesAt) }
  return { content, way, occasion, eventId, stock, ...times }
}

function requireRight(input: CampaignInput, now: Date): void {
  const problem = campaignProblem(input, now)
  if (problem) throw new AppError(problem.code, undefined, problem.field)
}

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, ...input }: BodyOf<Contract['addCampaign']>,
  now: Date,
): Promise<DeskCampaignView> {
  const union = await findOrganisation(db, organisationId)
  if (!union || union.closedAt || !reaches(actor.grants, union.path)) throw new AppError('organisations.not_found')
  const id = newId()
  const row = { id, organisationId, state: 'draft' as const, version: 1, granted: 0, lastOrder: 0, createdAt: now }
  await db.insert(Campaign, { ...row, ...(await readInput(db, union, input, now)) })
  return get(db, actor, id, now)
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, ...input }: BodyOf<Contract['editCampaign']>,
  now: Date,
): Promise<DeskCampaignView> {
  const campaign = await lockCampaign(db, actor, id)
  if (campaign.state !== 'draft') throw new AppError('benefits.not_a_draft')
  await change(db, campaign, version, await readInput(db, campaign.organisation!, input, now))
  return get(db, actor, id, now)
}

export async function discard(db: Db, actor: StaffActor, id: string, now: Date): Promise<Record<string, never>> {
  const { pictureFile } = await lockCampaign(db, actor, id)
  const { affected } = await db.delete(Campaign, { id, state: 'draft' })
  if (affected !== 1) throw new AppError('benefits.not_a_draft')
  if (pictureFile) await giveUpFiles(db, [pictureFile], now)
  return {}
}

/** What was written down may not hold any more by the time it is published; a stopped one goes on. */
export async function publish(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['publishCampaign']>,
  now: Date,
): Promise<DeskCampaignView> {
  const campaign = await lockCampaign(db, actor, id)
  if (campaign.organisation!.closedAt) throw new AppError('organisations.not_found')
  if (campaign.state === 'draft') await readInput(db, campaign.organisation!, inputOf(campaign), now)
  requireAct(campaign, campaign.state === 'draft' ? 'publish' : 'resume', now)
  await promiseDraw(db, campaign, now)
  noteFreed(db, [id])
  const since = { publishedAt: campaign.publishedAt ?? now, stopReason: null }
  await change(db, campaign, version, { state: 'published', ...since })
  return get(db, actor, id, now)
}

/** Stops whatever its version: what is to stop shall stop. */
export async function stop(
  db: Db,
  actor: StaffActor,
  id: string,
  { reason }: BodyOf<Contract['stopCampaign']>,
  now: Date,
): Promise<DeskCampaignView> {
  const campaign = await lockCampaign(db, actor, id)
  if (campaign.state !== 'stopped') {
    requireAct(campaign, 'stop', now)
    await change(db, campaign, campaign.version, { state: 'stopped', stopReason: reason })
  }
  return get(db, actor, id, now)
}

export async function correct(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, reason, name, what, howTo, stock, opensAt, closesAt }: BodyOf<Contract['correctCampaign']>,
  now: Date,
): Promise<DeskCampaignView> {
  const campaign = await lockCampaign(db, actor, id)
  requireAct(campaign, 'correct', now)
  // Who is in it was published with its hash.
  if ((await findLiveDraw(db, id))?.frozenAt) throw new AppError('benefits.action_unavailable')
  if (stock < campaign.granted) throw new AppError('benefits.below_granted', { granted: campaign.granted }, 'stock')
  const { way, occasion, eventId } = campaign
  const content = { ...campaign.content, name, what, howTo }
  requireRight({ content, way, occasion, eventId, stock, opensAt, closesAt }, now)
  const times = { opensAt: new Date(opensAt), closesAt: new Date(closesAt) }
  noteFreed(db, [id])
  await change(db, campaign, version, { content, stock, ...times })
  const row = { id: newId(), campaignId: id, actorId: actor.personId, reason, changedFrom: wordsOf(campaign), at: now }
  await insertRows(db, CampaignCorrection, row)
  return get(db, actor, id, now)
}

/** What of a campaign a correction can change. */
const wordsOf = ({ content: { name, what, howTo }, stock, opensAt, closesAt }: Campaign) => ({
  ...{ name, what, howTo, stock },
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
})

/** The worker tells them, some hundred at a time. */
export async function announce(db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskCampaignView> {
  const campaign = await lockCampaign(db, actor, id)
  requireAct(campaign, 'announce', now)
  await change(db, campaign, campaign.version, { announcedAt: now })
  return get(db, actor, id, now)
}

function requireAct(campaign: Campaign, act: ReturnType<typeof actionsOf>[number], now: Date): void {
  if (!actionsOf(campaign, now).includes(act)) throw new AppError('benefits.action_unavailable')
}

export async function change(db: Db, campaign: Campaign, version: number, to: Partial<Campaign>): Promise<void> {
  if (campaign.version !== version || !(await changeCampaign(db, campaign, to))) {
    throw new AppError('benefits.campaign_changed', { version: campaign.version })
  }
}

import type {
  benefitMerchantsDesk,
  CampaignMerchants,
  DeskMerchantView,
} from '../../shared/benefits/merchants.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { maskPhone } from '../../shared/identity/masks'
import { findOrAddPersonByPhone } from '../identity'
import { notify } from '../notifications'
import { findOrganisation, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { placedAt } from '../platform/positions'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { loadCampaign } from './desk.service'
import { Campaign } from './entities'
import { CampaignMerchant, Merchant, MerchantClerk } from './merchants.entities'
import {
  changeMerchant,
  findChoices,
  findClerks,
  findMerchant,
  findMerchants,
  findMerchantsOf,
} from './merchants.queries'
import { drawMerchant } from './merchants.views'

type Contract = typeof benefitMerchantsDesk

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findMerchants(db, actor.grants, cursor), ({ id }) => [id])
  const items = page.items.map(({ id, content, organisation, closedAt }) => ({
    ...{ id, name: content.name, organisation: refOf(organisation!), isClosed: closedAt !== null },
  }))
  const unions = actor.grants.map(({ organisationId, organisationName }) => ({
    id: organisationId,
    name: organisationName,
  }))
  return { ...page, items, unions }
}

/** A merchant in reach; any other is as absent as one that never was. */
export async function loadMerchant(db: Db, actor: StaffActor, id: string): Promise<Merchant> {
  const merchant = await findMerchant(db, id)
  if (!merchant || !reaches(actor.grants, merchant.organisation!.path)) {
    throw new AppError('benefits.merchant_not_found')
  }
  return merchant
}

export async function get(db: Db, actor: StaffActor, merchantId: string): Promise<DeskMerchantView> {
  const merchant = await loadMerchant(db, actor, merchantId)
  const { version, organisation, closedAt } = merchant
  const clerks = await findClerks(db, merchantId)
  return {
    ...drawMerchant(merchant),
    ...{ version, organisation: refOf(organisation!), isClosed: closedAt !== null },
    clerks: clerks.map(({ id, name, person, addedAt }) => ({
      ...{ id, name: name ?? '', addedAt: addedAt.toISOString() },
      phone: person?.phone ? maskPhone(person.phone) : null,
    })),
    actions: closedAt === null ? ['edit', 'close', 'addClerk'] : [],
  }
}

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, content, position }: BodyOf<Contract['addMerchant']>,
  now: Date,
): Promise<DeskMerchantView> {
  const union = await findOrganisation(db, organisationId)
  if (!union || union.closedAt || !reaches(actor.grants, union.path)) throw new AppError('organisations.not_found')
  const id = newId()
  const row = { id, organisationId, version: 1, content, ...placedAt(position), closedAt: null, createdAt: now }
  await insertRows(db, Merchant, row)
  return get(db, actor, id)
}

/** Changes a merchant as the manager saw it; of two the second is told. */
export async function change(
  db: Db,
  actor: StaffActor,
  { id, version }: Pick<Merchant, 'id' | 'version'>,
  to: Partial<Merchant>,
): Promise<DeskMerchantView> {
  const merchant = await loadMerchant(db, actor, id)
  if (merchant.closedAt) throw new AppError('benefits.merchant_closed')
  if (merchant.version !== version || !(await changeMerchant(db, merchant, to))) {
    throw new AppError('benefits.merchant_changed', { version: merchant.version })
  }
  return get(db, actor, id)
}

const liveKeyOf = (merchantId: string, personId: string): string => `${merchantId} ${personId}`

export async function addClerk(
  db: Db,
  actor: StaffActor,
  merchantId: string,
  { name, phone }: BodyOf<Contract['addClerk']>,
  now: Date,
): Promise<DeskMerchantView> {
  const { closedAt, content, organisationId } = await loadMerchant(db, actor, merchantId)
  if (closedAt) throw new AppError('benefits.merchant_closed')
  await lockPools(db, Merchant, [merchantId])
  const personId = await findOrAddPersonByPhone(db, phone, now)
  const liveKey = liveKeyOf(merchantId, personId)
  if (await db.existsBy(MerchantClerk, { liveKey })) throw new AppError('benefits.clerk_known', undefined, 'phone')
  const row = { id: newId(), merchantId, personId, liveKey, name, addedBy: actor.personId, addedAt: now, endedAt: null }
  await insertRows(db, MerchantClerk, row)
  const params = { merchant: content.name }
  const notice = { personId, template: 'redemptions.clerkAdded', params, link: '/benefits/till', organisationId }
  await notify(db, { ...notice, dedupeKey: `${row.id} added` }, now)
  return get(db, actor, merchantId)
}

export async function endClerk(
  db: Db,
  actor: StaffActor,
  { merchantId, clerkId }: { merchantId: string; clerkId: string },
  now: Date,
): Promise<DeskMerchantView> {
  await loadMerchant(db, actor, merchantId)
  const clerk = (await findClerks(db, merchantId)).find(({ id }) => id === clerkId)
  if (!clerk) throw new AppError('benefits.clerk_not_found')
  await db.update(MerchantClerk, { id: clerkId }, { endedAt: now, liveKey: null, name: null })
  return get(db, actor, merchantId)
}

export async function getCampaignMerchants(db: Db, actor: StaffActor, id: string): Promise<CampaignMerchants> {
  const campaign = await loadCampaign(db, actor, id)
  const chosen = await findMerchantsOf(db, id)
  const isChosen = (merchantId: string) => chosen.some((one) => one.id === merchantId)
  const choices = await findChoices(db, campaign)
  return {
    campaign: { id, name: campaign.content.name },
    merchants: choices.map(({ id, content, organisation }) => ({
      ...{ id, name: content.name, organisation: refOf(organisation!), isChosen: isChosen(id) },
    })),
  }
}

export async function chooseMerchants(
  db: Db,
  actor: StaffActor,
  campaignId: string,
  merchantIds: readonly string[],
): Promise<CampaignMerchants> {
  const campaign = await loadCampaign(db, actor, campaignId)
  await lockPools(db, Campaign, [campaignId])
  const wanted = [...new Set(merchantIds)]
  const choices = new Set((await findChoices(db, campaign)).map(({ id }) => id))
  if (wanted.some((id) => !choices.has(id))) throw new AppError('benefits.merchant_not_found')
  await db.delete(CampaignMerchant, { campaignId })
  const rows = wanted.map((merchantId) => ({ id: newId(), campaignId, merchantId }))
  if (rows.length > 0) await insertRows(db, CampaignMerchant, rows)
  return getCampaignMerchants(db, actor, campaignId)
}

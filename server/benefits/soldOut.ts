import type { DataSource, QueryRunner } from 'typeorm'
import type { CampaignContent, CampaignState, CampaignWay } from '../../shared/benefits/campaigns'
import { remainingOf, windowBlocker } from '../../shared/benefits/rules'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { fromRaw, placesFor } from '../platform/raw'
import type { Claim } from './claiming'

// After a sell-out nearly all calls come for nothing: they are told so from what is known of a campaign without its lock.

/** So long it is believed. What this process gives or takes back it knows at once, what another one does within this time. */
const believedMs = 1_000

/** More holders than this are not kept in mind: who comes too late for such a campaign is told so by the batch. */
const mostHolders = 100_000

interface Known {
  /** When it was asked for, by the machine's clock. */
  at: number
  state: CampaignState
  way: CampaignWay
  opensAt: Date
  closesAt: Date
  isSoldOut: boolean
  /** The order number up to which everybody is among the holders. */
  heldTo: number
}

interface Watch {
  known: Map<string, Known>
  /** Campaigns that were asked about since the last look: the next one takes them along. */
  wanted: Set<string>
  looking: { at: number; ids: ReadonlySet<string>; done: Promise<void> } | null
}

const watches = new WeakMap<DataSource, Watch>()

/** Persons who have, or had, a coupon of a campaign. */
const holders = new Map<string, Set<string>>()

/** Transactions that put coupons of a campaign back, and when the last of them was seen to be over. */
const freeings = new Map<string, { runners: QueryRunner[]; overAt: number }>()

/** Why the person cannot have a coupon; null where they might, or have one already and are to hear of it. */
export async function refuseSoldOut({ db, actor, params, now }: Claim & { db: Db }): Promise<AppError | null> {
  const { campaignId } = params
  const known = await know(db, campaignId)
  if (!known?.isSoldOut || known.way !== 'claim' || windowBlocker(known, now) !== null) return null
  return holders.get(campaignId)?.has(actor.personId) ? null : new AppError('benefits.sold_out')
}

export function noteHolders(campaignId: string, personIds: readonly string[]): void {
  const noted = holders.get(campaignId) ?? new Set()
  if (noted.size >= mostHolders) return
  for (const id of personIds) noted.add(id)
  holders.set(campaignId, noted)
}

/** Coupons of these campaigns may be left from the end of this transaction on. */
export function noteFreed(db: Db, campaignIds: readonly string[]): void {
  for (const id of new Set(campaignIds)) {
    const { runners, overAt } = freeingOf(id)
    freeings.set(id, { runners: [...runners, db.queryRunner!], overAt })
  }
}

const isUnderWay = (runner: QueryRunner): boolean => !runner.isReleased && runner.isTransactionActive

function freeingOf(campaignId: string): { runners: readonly QueryRunner[]; overAt: number } {
  const freeing = freeings.get(campaignId)
  if (!freeing) return { runners: [], overAt: 0 }
  const runners = freeing.runners.filter(isUnderWay)
  if (runners.length < freeing.runners.length) Object.assign(freeing, { runners, overAt: performance.now() })
  return freeing
}

/** What is known of a campaign; null where nothing is, or coupons are being put back. */
async function know(db: Db, campaignId: string): Promise<Known | null> {
  const watch = watches.get(db.dataSource) ?? { known: new Map(), wanted: new Set(), looking: null }
  watches.set(db.dataSource, watch)
  watch.wanted.add(campaignId)
  const believed = (): Known | null => {
    const { runners, overAt } = freeingOf(campaignId)
    const known = watch.known.get(campaignId)
    const since = Math.max(overAt, performance.now() - believedMs)
    return known && runners.length === 0 && known.at > since ? known : null
  }
  // Where the database does not answer, the batch says so.
  if (freeingOf(campaignId).runners.length === 0 && !believed()) await look(db, watch, campaignId).catch(() => {})
  return believed()
}

/** One statement for all campaigns that are asked about, and one for who came to have a coupon where all are gone. */
function look(db: Db, watch: Watch, campaignId: string): Promise<void> {
  const { looking } = watch
  const isNew = (at: number) => at > freeingOf(campaignId).overAt && at > performance.now() - believedMs
  if (looking?.ids.has(campaignId) && isNew(looking.at)) return looking.done
  const at = performance.now()
  const ids = watch.wanted
  watch.wanted = new Set()
  watch.looking = { at, ids, done: read(db, watch.known, [...ids], at) }
  return watch.looking.done
}

async function read(db: Db, known: Map<string, Known>, ids: readonly string[], at: number): Promise<void> {
  const rows = await findPools(db, ids)
  const heldTo = (id: string) => known.get(id)?.heldTo ?? -1
  const changed = rows.filter(({ id, isSoldOut, lastOrder }) => isSoldOut && lastOrder > heldTo(id)).map(({ id }) => id)
  await readHolders(db, changed)
  for (const { id, lastOrder, ...row } of rows) {
    if ((known.get(id)?.at ?? 0) > at) continue
    known.set(id, { at, ...row, heldTo: changed.includes(id) ? lastOrder : heldTo(id) })
  }
}

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

async function findPools(db: Db, ids: readonly string[]) {
  const sql = `SELECT id, state, way, opens_at AS opensAt, closes_at AS closesAt, content, stock, granted,
      last_order AS lastOrder FROM benefit_campaigns WHERE id IN (${placesFor(ids)})`
  const rows: Raw[] = await db.query(sql, [...ids])
  return rows.map(({ id, state, way, opensAt, closesAt, content, stock, granted, lastOrder }) => ({
    ...{ id, state, way, opensAt: fromRaw(opensAt), closesAt: fromRaw(closesAt), lastOrder },
    isSoldOut:
      lastOrder < mostHolders && remainingOf({ stock, granted, content: JSON.parse(content) as CampaignContent }) === 0,
  }))
}

async function readHolders(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const sql = `SELECT campaign_id AS campaignId, person_id AS personId FROM benefit_coupons
    WHERE campaign_id IN (${placesFor(ids)})`
  const rows: { campaignId: string; personId: string }[] = await db.query(sql, [...ids])
  for (const { campaignId, personId } of rows) noteHolders(campaignId, [personId])
}

import { In } from 'typeorm'
import type { EntryState } from '../../shared/benefits/draws.contract'
import type { Ticket } from '../../shared/draws/rules'
import type { Db } from '../platform/db'
import { inBatches } from '../platform/grouping'
import { toRaw } from '../platform/raw'
import { BenefitEntry } from './draws.entities'

/** So many rows are changed in one statement. */
const batchMost = 500

export const countEntered = (db: Db, campaignId: string): Promise<number> => db.countBy(BenefitEntry, { campaignId })

/** Who takes part, in the order of codes that say nothing of who came when. */
export const findEntered = (db: Db, campaignId: string): Promise<BenefitEntry[]> =>
  db.find(BenefitEntry, { where: { campaignId }, order: { ticket: 'ASC' } })

export const asTickets = (entries: readonly BenefitEntry[]): Omit<Ticket, 'number'>[] =>
  entries.map(({ ticket }) => ({ ticket, seats: 1 }))

/** Campaigns whose window was over at `before`, and whose list is still open. */
export async function findUnfrozen(db: Db, before: Date, most: number): Promise<string[]> {
  const sql = `SELECT d.pool_id AS id FROM draws d JOIN benefit_campaigns c ON c.id = d.pool_id
    WHERE d.frozen_at IS NULL AND d.live_key IS NOT NULL AND c.state = 'published' AND c.closes_at <= ? LIMIT ${most}`
  const rows: { id: string }[] = await db.query(sql, [toRaw(db, before)])
  return rows.map(({ id }) => id)
}

export async function settleEntries(db: Db, ids: readonly string[], state: EntryState): Promise<void> {
  for (const some of inBatches(ids, batchMost)) await db.update(BenefitEntry, { id: In(some) }, { state })
}

export interface Told {
  id: string
  drawId: string
  personId: string
  campaignId: string
  organisationId: string
  content: string
  state: EntryState
}

/** Tickets whose persons are to be told, the oldest first. */
export const findUntold = (db: Db, most: number): Promise<Told[]> =>
  db.query(
    `SELECT t.id, t.draw_id AS drawId, e.person_id AS personId, c.id AS campaignId, c.organisation_id AS organisationId,
        c.content, e.state
      FROM draw_tickets t JOIN draws d ON d.id = t.draw_id JOIN benefit_campaigns c ON c.id = d.pool_id
        JOIN benefit_entries e ON e.campaign_id = c.id AND e.ticket = t.ticket
      WHERE t.tell_at IS NOT NULL ORDER BY t.tell_at, t.id LIMIT ${most}`,
  )

import { In, LessThanOrEqual } from 'typeorm'
import type { OutboxConfig } from '../../config/messages'
import type { Channel } from '../../shared/notifications/desk.contract'
import type { Database, Db } from '../platform/db'
import { newId } from '../platform/random'
import { Delivery } from './entities'

/** A row that this worker has; `wasSending`: another had it before, and what became of that is not known. */
export type Taken = Delivery & { wasSending: boolean }

/**
 * Takes what is due, and what a worker took before that has not come back: marked as being sent, in a commit of its own,
 * before anything goes out.
 */
export async function takeBatch(
  database: Database,
  channel: Channel,
  holder: string,
  now: Date,
  { concurrency, leaseSeconds }: OutboxConfig,
): Promise<Taken[]> {
  const waiting = await database.reader.find(Delivery, {
    where: { channel, state: In(['due', 'sending']), nextAt: LessThanOrEqual(now) },
    order: { nextAt: 'ASC', id: 'ASC' },
    take: concurrency,
  })
  if (waiting.length === 0) return []
  const nextAt = new Date(now.getTime() + leaseSeconds * 1000)
  return database.transaction(async (db) => {
    const taken: Taken[] = []
    for (const row of waiting) {
      const wasSending = row.state === 'sending'
      const marks = {
        state: 'sending' as const,
        holder,
        nextAt,
        tries: row.tries + 1,
        asks: wasSending ? row.asks : 0,
        reference: row.reference ?? newId(),
        sendingSince: row.sendingSince ?? now,
      }
      // Of two workers that saw the same row, the second one finds another count of tries.
      const marked = await db.update(Delivery, { id: row.id, state: row.state, tries: row.tries }, marks)
      if (marked.affected === 1) taken.push({ ...row, ...marks, wasSending })
    }
    return taken
  })
}

/** Writes what became of a row, if this worker still has it. */
export async function release(db: Db, { id, holder }: Taken, change: Partial<Delivery>): Promise<boolean> {
  const where = { id, state: 'sending' as const, holder: holder! }
  return (await db.update(Delivery, where, { holder: null, ...change } as object)).affected === 1
}

/** How many there are of each state that is not over. */
export async function countOpen(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .createQueryBuilder(Delivery, 'delivery')
    .where("delivery.state IN ('due', 'sending') OR delivery.attentionAt IS NOT NULL")
    .select('delivery.state', 'state')
    .addSelect('COUNT(*)', 'rows')
    .groupBy('delivery.state')
    .getRawMany<{ state: string; rows: string | number }>()
  const counted = Object.fromEntries(rows.map(({ state, rows: count }) => [state, Number(count)]))
  return { due: 0, sending: 0, unknown: 0, dead: 0, ...counted }
}

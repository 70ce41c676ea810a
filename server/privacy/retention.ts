import { LessThan } from 'typeorm'
import * as z from 'zod/mini'
import type { Page } from '../../shared/http/page'
import { dayMs } from '../../shared/http/time'
import type { DeletionView } from '../../shared/privacy/desk.contract'
import { writeAudit } from '../platform/audit'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import type { Database, Db } from '../platform/db'
import type { JobKind } from '../platform/jobs'
import { newId } from '../platform/random'
import { type RuleKind, ruleAt } from '../platform/rules'
import { Deletion } from './entities'

/** Something that is kept for a time only. */
export interface RetentionKind {
  /** `feature.things`, as the rule names it. */
  name: string
  /** Deletes at most `limit` of what ended before a moment, with all that hangs on it; how many went. */
  erase(db: Db, before: Date, limit: number): Promise<number>
}

const kinds = new Map<string, RetentionKind>()

export function registerRetention(kind: RetentionKind): void {
  kinds.set(kind.name, kind)
}

/** Days each kind is kept after it ended; a kind without days is kept. */
const retentionSchema = z.record(z.string(), z.int().check(z.minimum(1), z.maximum(36_500)))

export const retentionRule: RuleKind<typeof retentionSchema> = { name: 'privacy.retention', schema: retentionSchema }

const batchSize = 100

/** Deletes what was kept long enough, a small batch a transaction: killed anywhere, the next run goes on. */
export const retain: JobKind = {
  name: 'privacy.delete_expired',
  everySeconds: 3_600,
  async run({ database, now }) {
    const days = await ruleAt(database.reader, retentionRule, now)
    for (const kind of kinds.values()) {
      const kept = days[kind.name]
      if (kept !== undefined) await eraseAll(database, kind, new Date(now.getTime() - kept * dayMs), now)
    }
  },
}

async function eraseAll(database: Database, kind: RetentionKind, before: Date, now: Date): Promise<void> {
  for (;;) {
    const count = await database.transaction((db) => eraseBatch(db, kind, before, now))
    if (count < batchSize) return
  }
}

/** The count is written with the deletion, so that the report neither misses nor repeats a batch. */
async function eraseBatch(db: Db, kind: RetentionKind, before: Date, now: Date): Promise<number> {
  const count = await kind.erase(db, before, batchSize)
  if (count === 0) return 0
  const row = { id: newId(), at: now, kind: kind.name, count, before }
  await db.insert(Deletion, row)
  await writeAudit(db, {
    at: now,
    actorId: null,
    action: 'privacy.expired_deleted',
    targetId: row.id,
    requestId: row.id,
    outcome: 'done',
    facts: { kind: kind.name, count, before: before.toISOString() },
  })
  return count
}

export async function listDeletions(db: Db, cursor: string | undefined): Promise<Page<DeletionView>> {
  const after = decodeCursor(cursor, 1)
  const rows = await db.find(Deletion, {
    where: after ? { id: LessThan(after[0]!) } : {},
    order: { id: 'DESC' },
    take: rowsToRead,
  })
  const page = toPage(rows, ({ id }) => [id])
  const items = page.items.map(({ at, before, ...row }) => ({
    ...row,
    at: at.toISOString(),
    before: before.toISOString(),
  }))
  return { ...page, items }
}

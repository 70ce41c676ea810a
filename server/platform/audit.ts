import { auditMac } from './crypto'
import type { Db } from './db'
import { type AuditFacts, AuditRow } from './entities'
import { newId } from './random'
import { insertRows } from './raw'

export interface AuditEntry {
  at: Date
  actorId: string | null
  action: string
  targetId: string | null
  requestId: string
  outcome: string
  /** Ids and codes only; never a name, a number or anything a person wrote. */
  facts: AuditFacts | null
}

/** Writes a row for each, with its own MAC; the worker chains them to the others, so that no command queues behind another. */
export async function writeAudits(db: Db, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => {
    const row = { id: newId(), ...entry }
    return { ...row, refusedAt: refusedAtOf(entry), mac: macOf(row), sequence: null, chain: null }
  })
  await insertRows(db, AuditRow, rows)
}

export const writeAudit = (db: Db, entry: AuditEntry): Promise<void> => writeAudits(db, [entry])

/** Whether a row still says what was written. */
export const isUntouched = (row: AuditRow): boolean =>
  macOf(row) === row.mac && row.refusedAt?.getTime() === refusedAtOf(row)?.getTime()

const refusedAtOf = ({ at, outcome }: Pick<AuditEntry, 'at' | 'outcome'>): Date | null =>
  outcome === 'done' ? null : at

function macOf(row: AuditEntry & { id: string }): string {
  const { id, at, actorId, action, targetId, requestId, outcome, facts } = row
  return auditMac([
    id,
    at.toISOString(),
    actorId ?? '',
    action,
    targetId ?? '',
    requestId,
    outcome,
    JSON.stringify(facts ?? null),
  ])
}

/** What ties a sealed row to its place and to all before it. */
export const chainOf = (sequence: number, before: string, mac: string): string =>
  auditMac(['chain', String(sequence), before, mac])

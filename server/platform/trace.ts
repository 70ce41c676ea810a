import type { Context } from 'koa'
import type { Operation } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { Actor } from './actor'
import { type AuditEntry, writeAudit, writeAudits } from './audit'
import type { Database, Db } from './db'
import type { AuditFacts } from './entities'

interface Circumstances {
  actor: Actor | null
  params: unknown
  body: unknown
  now: Date
}

/** What was done leaves its audit row, in the same transaction. */
export async function recordDone(
  db: Db,
  operation: Operation,
  ctx: Context,
  circumstances: Circumstances,
  result: unknown,
): Promise<void> {
  await writeAudits(db, entriesOf(operation, ctx.state.requestId, circumstances, result))
}

/** The entry an operation leaves when it is done; none where its contract names none. */
export function entriesOf(
  { audit }: Operation,
  requestId: string,
  { actor, params, body, now }: Circumstances,
  result: unknown,
): AuditEntry[] {
  if (audit === undefined) return []
  const targetId = targetOf(params) ?? idOf(result)
  const actorId = actor?.personId ?? null
  return [{ at: now, actorId, action: audit, targetId, requestId, outcome: 'done', facts: auditFacts(body) }]
}

/** A staff call that was refused leaves its trace too, outside the transaction that was rolled back. */
export async function recordRefusal(
  database: Database,
  operation: Operation,
  ctx: Context,
  actor: Actor | null,
  now: Date,
  error: unknown,
): Promise<void> {
  if (actor === null || !isStaffOperation(operation) || !(error instanceof AppError) || error.status >= 500) return
  const entry: AuditEntry = {
    at: now,
    actorId: actor.personId,
    action: operation.audit!,
    targetId: targetOf(ctx.params),
    requestId: ctx.state.requestId,
    outcome: error.code,
    facts: null,
  }
  await database.transaction((db) => writeAudit(db, entry))
}

const isStaffOperation = ({ access }: Operation): boolean => access !== 'public' && access !== 'person'

const uuid = /^[0-9a-f-]{36}$/i
const targetOf = (params: unknown): string | null => {
  const value =
    params && typeof params === 'object' ? Object.values(params).find((part) => uuid.test(String(part))) : null
  return typeof value === 'string' ? value : null
}
const idOf = (result: unknown): string | null => {
  const id = (result as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id : null
}

/** Codes a decision is made of; free text and personal values stay out of the record. */
const factNames = [
  'decision',
  'assurance',
  'version',
  'to',
  'into',
  'parentId',
  'organisationId',
  'role',
  'takeOver',
  'purposes',
  'noticeVersion',
] as const

function auditFacts(body: unknown): AuditFacts | null {
  const given = (body ?? {}) as AuditFacts
  const facts: AuditFacts = {}
  for (const name of factNames) if (given[name] !== undefined) facts[name] = given[name]
  return Object.keys(facts).length === 0 ? null : facts
}

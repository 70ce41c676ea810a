import type { Operation } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { type AuditEntry, writeAudits } from './audit'
import { type Database, type Db, isDuplicate } from './db'
import { isBusyError } from './failover'
import type { Rush, RushCall } from './handlers'
import { type CommandKey, findAnswers, type KeptAnswer, keepAnswers } from './idempotency'
import { entriesOf } from './trace'

// biome-ignore lint/suspicious/noExplicitAny: operations of all kinds meet here; their own types hold at the routes
type AnyRush = Rush<any>
// biome-ignore lint/suspicious/noExplicitAny: as above
type AnyCall = RushCall<any>

/** A call on its way through a batch. */
export interface RushEntry {
  name: string
  operation: Operation
  handler: AnyRush
  call: AnyCall
  key: CommandKey | null
  requestId: string
  /** When its answer is due, by `Date.now()`. */
  until: number
}

export type Outcome = { answer: unknown } | { error: unknown }

const duplicateTries = 3

/**
 * Decides these calls, in this order, in one transaction. Where something fails that is no matter of the database's, each half
 * is decided by itself, the earlier one first, until whichever call spoils it is alone: its neighbours do not notice.
 */
export async function decideBatch(database: Database, entries: readonly RushEntry[], tried = 1): Promise<Outcome[]> {
  const inTime = entries.filter(({ until }) => Date.now() < until)
  if (inTime.length < entries.length) {
    const outcomes = inTime.length > 0 ? await decideBatch(database, inTime, tried) : []
    return entries.map((entry) => outcomes[inTime.indexOf(entry)] ?? { error: new AppError('server.busy') })
  }
  // Given up when the first of them is answered without it: nobody who was sent away is given a place afterwards.
  const until = Math.min(...entries.map((entry) => entry.until))
  try {
    // Run again after an unknown commit, it finds what it did by keys, and `decideAll` by who already has one.
    return await database.transaction((db) => decide(db, entries), { isRepeatable: true, until })
  } catch (error) {
    if (isBusy(error)) return findOutcomes(database, entries, error)
    // A twin at another server was first: what it did is there now.
    if (isDuplicate(error) && tried < duplicateTries) return decideBatch(database, entries, tried + 1)
    if (entries.length === 1) return findOutcomes(database, entries, error)
    const half = Math.ceil(entries.length / 2)
    const earlier = await decideBatch(database, entries.slice(0, half))
    return [...earlier, ...(await decideBatch(database, entries.slice(half)))]
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof AppError ? error.code === 'server.busy' : isBusyError(error)

/** After a failure nobody knows the end of: whose key was kept was decided all the same. */
async function findOutcomes(database: Database, entries: readonly RushEntry[], error: unknown): Promise<Outcome[]> {
  const found = await findAnswers(database.reader, keysOf(entries)).catch(() => new Map())
  return entries.map(({ key }) => (key && outcomeOf(found.get(key.id))) ?? { error })
}

const keysOf = (entries: readonly RushEntry[]): CommandKey[] => entries.flatMap(({ key }) => key ?? [])

const outcomeOf = (found: { answer: unknown } | AppError | undefined): Outcome | undefined =>
  found instanceof AppError ? { error: found } : found

async function decide(db: Db, entries: readonly RushEntry[]): Promise<Outcome[]> {
  const found = await findAnswers(db, keysOf(entries))
  const outcomes = new Map<RushEntry, Outcome>()
  for (const entry of entries) {
    const earlier = entry.key && outcomeOf(found.get(entry.key.id))
    if (earlier) outcomes.set(entry, earlier)
  }
  const fresh = entries.filter((entry) => !outcomes.has(entry))
  const pools = [...new Set(fresh.flatMap(({ call }) => call.keys))].sort()
  const [audited, kept]: [AuditEntry[], KeptAnswer[]] = [[], []]
  for (const strand of strandsOf(fresh)) {
    const decisions = await decideStrand(db, strand, pools)
    strand.forEach((entry, at) => {
      const outcome = toOutcome(entry, decisions[at])
      outcomes.set(entry, outcome)
      if ('error' in outcome) return
      audited.push(...entriesOf(entry.operation, entry.requestId, entry.call, outcome.answer))
      if (entry.key) kept.push({ key: entry.key, answer: outcome.answer, now: entry.call.now })
    })
  }
  await writeAudits(db, audited)
  await keepAnswers(db, kept)
  return entries.map((entry) => outcomes.get(entry)!)
}

/** Calls of one operation that follow each other. */
function strandsOf(entries: readonly RushEntry[]): RushEntry[][] {
  const strands: RushEntry[][] = []
  for (const entry of entries) {
    const last = strands.at(-1)
    if (last && last[0]!.handler === entry.handler) last.push(entry)
    else strands.push([entry])
  }
  return strands
}

async function decideStrand(db: Db, strand: readonly RushEntry[], pools: readonly string[]): Promise<unknown[]> {
  const { handler, name } = strand[0]!
  const decisions = await handler.decideAll(
    db,
    strand.map(({ call }) => call),
    pools,
  )
  if (decisions.length !== strand.length) throw new Error(`${name}: ${decisions.length} of ${strand.length} decided`)
  return [...decisions]
}

const toOutcome = ({ operation }: RushEntry, decision: unknown): Outcome =>
  decision instanceof AppError ? { error: decision } : { answer: operation.returns.parse(decision) }

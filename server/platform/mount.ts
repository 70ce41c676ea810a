import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Contract, Operation } from '../../shared/http/contract'
import { effectOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { type FileAnswer, file } from '../../shared/http/files'
import { idempotencyHeader } from '../../shared/http/idempotency'
import { localeOf } from '../../shared/i18n'
import { type Actor, type Gate, refuseClosing, requireStepUp } from './actor'
import { sha256 } from './crypto'
import type { Database, Db } from './db'
import type { Guarded, Handler, Handlers, NoTransaction, Rush } from './handlers'
import { type CommandKey, commandKey, findAnswer, keepAnswer, orTwinsAnswer } from './idempotency'
import type { Intake, Turn } from './intake'
import { createKept } from './kept'
import { parsePart } from './parse'
import type { Ports } from './ports'
import type { Gatherer } from './rush'
import { networkOf } from './throttle'
import { recordDone, recordRefusal } from './trace'
import { hasContent, receive } from './uploads'

export interface Server {
  database: Database
  gate: Gate
  intake: Intake
  gatherer: Gatherer
  ports: Ports
}

/** Finished answers to visitors, as text. */
type Kept = ReturnType<typeof createKept<string>>

// biome-ignore lint/suspicious/noExplicitAny: handlers of all operations pass through here; their own types hold at the routes
type AnyHandler = Handler<any>
// biome-ignore lint/suspicious/noExplicitAny: as above
type AnyCall = any

interface Endpoint {
  /** `feature.name`, the operationId. */
  name: string
  operation: Operation
  handler: AnyHandler
}

/**
 * Puts a contract's operations on their routers. Each call goes: session → access → parse → transaction (commands) → handler →
 * audit → strip by `returns`.
 */
export function mount<C extends Contract>(
  routerOf: (path: string) => Router,
  server: Server,
  feature: string,
  contract: C,
  handlers: Handlers<C>,
): void {
  for (const [name, operation] of Object.entries(contract)) {
    const endpoint: Endpoint = { name: `${feature}.${name}`, operation, handler: handlers[name] as AnyHandler }
    const work = (ctx: Context) => server.intake.run((turn) => answer(server, endpoint, ctx, turn))
    const kept = operation.sameForVisitors && createKept<string>(server.ports.config.publicCacheSeconds)
    routerOf(operation.path).register(operation.path, [operation.method], async (ctx) => {
      ctx.state.operation = endpoint.name
      if (kept && (operation.anonymous || !ctx.get('authorization'))) await sendKept(ctx, operation, kept, work)
      else send(ctx, operation, await work(ctx))
    })
  }
}

async function sendKept(
  ctx: Context,
  { query }: Operation,
  kept: Kept,
  work: (ctx: Context) => Promise<unknown>,
): Promise<void> {
  // What the operation reads, not how it is spelt: a script would ask for each answer anew.
  const asked = [localeOf(ctx.get('accept-language')), ctx.params, query ? ctx.querystring : '']
  sendText(ctx, await kept(JSON.stringify(asked), async () => JSON.stringify(await work(ctx))))
}

function send(ctx: Context, { returns }: Operation, result: unknown): void {
  if (returns !== file) {
    sendText(ctx, JSON.stringify(result))
    return
  }
  const { name, type, content } = result as FileAnswer
  ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  ctx.type = type
  ctx.body = Buffer.from(content)
}

/** As text: Koa and whatever looks at an object's length would each make it anew. */
function sendText(ctx: Context, json: string): void {
  ctx.set('Content-Type', 'application/json; charset=utf-8')
  ctx.body = json
}

async function answer(server: Server, endpoint: Endpoint, ctx: Context, turn: Turn): Promise<unknown> {
  const { operation } = endpoint
  const { upload } = operation
  // A file's kind of content, sent to what takes none.
  if (!upload && hasContent(ctx) && !ctx.is('json')) throw new AppError('request.unsupported_media')
  const now = server.ports.clock.now()
  const caller = operation.anonymous ? null : await server.gate.identify(ctx.get('authorization') || undefined)
  let actor: Actor | null
  try {
    actor = await server.gate.admit(operation.access, caller)
    refuseClosing(actor, operation)
    if (operation.stepUp) requireStepUp(operation.access, actor, server.ports.config, now)
  } catch (error) {
    await recordRefusal(server.database, operation, ctx, caller, now, error)
    throw error
  }
  const input = {
    params: parsePart(operation.params, ctx.params, 'params'),
    query: parsePart(operation.query, singleValues(ctx), 'query'),
    body: parsePart(operation.body, (ctx.request as { body?: unknown }).body, 'body'),
    upload: upload && (await turn.aside(() => receive(ctx.req, upload, ctx.get('content-type')))),
  }
  const circumstances = {
    ...input,
    actor,
    now,
    locale: localeOf(ctx.get('accept-language')),
    // Budgets are a network's: whoever has one IPv6 address has a whole range of them.
    address: networkOf(ctx.ip),
    ports: server.ports,
    until: turn.until,
  }
  try {
    return await perform(server, endpoint, circumstances, ctx, turn)
  } catch (error) {
    await recordRefusal(server.database, operation, ctx, actor, now, error)
    throw error
  }
}

async function perform(
  server: Server,
  endpoint: Endpoint,
  circumstances: AnyCall,
  ctx: Context,
  turn: Turn,
): Promise<unknown> {
  const { handler, operation, name } = endpoint
  const { database } = server
  const strip = async (result: Promise<unknown>) => operation.returns.parse(await result)
  const run = typeof handler === 'function' || handler.kind === 'guarded' ? runOf(handler) : null
  if (effectOf(operation) === 'none' && run) return strip(run({ ...circumstances, db: database.reader }))

  const { actor, params, query, body, upload, now, until } = circumstances
  const input = { params, query, body, ...(upload ? { upload: sha256(upload) } : {}) }
  const header = effectOf(operation) === 'command' ? ctx.get(idempotencyHeader) : ''
  // Signing in ends the session it was asked with: its retry comes as a stranger's, and is to find the same answer.
  const holder = operation.access === 'public' ? null : (actor?.personId ?? null)
  const key = commandKey(header, name, holder, input)
  if (typeof handler !== 'function' && handler.kind === 'rush') {
    return join(server, endpoint, handler, circumstances, key, ctx)
  }
  const act = async (db: Db, work: (db: Db) => Promise<unknown>) => {
    const result = await work(db)
    await recordDone(db, operation, ctx, circumstances, result)
    return result
  }
  const open = {
    ...circumstances,
    database,
    command: (work: (db: Db) => Promise<unknown>) => database.transaction((db) => act(db, work), { until: turn.until }),
    aside: turn.aside,
  }
  if (run === null) return once(server, key, now, () => strip((handler as NoTransaction<Operation>).run(open)))
  let found: unknown
  if (typeof handler !== 'function') {
    const earlier = await answerOrGuard(database, key, async () => {
      found = await (handler as Guarded<Operation>).before(open)
    })
    if (earlier) return earlier.answer
  }
  return inTransaction(database, key, { now, until }, (db) =>
    act(db, () => strip(run({ ...circumstances, db }, found))),
  )
}

/** Hands the call to those that are decided together with it; what keys of pools are made of is read outside the transaction. */
async function join(
  { database, gatherer }: Server,
  { name, operation }: Endpoint,
  handler: Rush<AnyCall>,
  circumstances: AnyCall,
  key: CommandKey | null,
  { state }: Context,
): Promise<unknown> {
  const call = { ...circumstances, db: database.reader }
  const refusal = await handler.refuse?.(call)
  if (refusal) throw refusal
  const pools = await handler.keysOf(call)
  const keys = [...new Set(typeof pools === 'string' ? [pools] : pools)].sort()
  const { until } = circumstances
  const entry = { name, operation, handler, key, requestId: state.requestId, until }
  return gatherer.join({ ...entry, call: { ...circumstances, keys } })
}

/** The answer this command was given before, or null after its tries were spent. */
async function answerOrGuard(database: Database, key: CommandKey | null, before: () => Promise<void>) {
  if (key === null) return before().then(() => null)
  const earlier = await findAnswer(database.reader, key)
  if (earlier) return earlier
  try {
    await before()
    return null
  } catch (error) {
    // A twin whose server was killed may have been committed meanwhile: what it used up is why this one is refused.
    const later = await findAnswer(database.reader, key)
    if (later) return later
    throw error
  }
}

const runOf = (
  handler: Exclude<AnyHandler, { kind: 'rush' }>,
): ((call: AnyCall, found?: unknown) => Promise<unknown>) => (typeof handler === 'function' ? handler : handler.run)

/** Twins of a command that has no transaction of its own share one run in this process, and later ones its answer. */
const underWay = new Map<string, Promise<unknown>>()

async function once(
  { database }: Server,
  key: CommandKey | null,
  now: Date,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (key === null) return work()
  const earlier = await findAnswer(database.reader, key)
  if (earlier) return earlier.answer
  const twin = underWay.get(`${key.id} ${key.fingerprint}`)
  if (twin) return twin
  const first = work().then(async (answer) => {
    const keep = () =>
      database.transaction((db) => keepAnswer(db, key, answer, now), { isSingle: true, isRepeatable: true })
    return orTwinsAnswer(database.reader, key, () => keep().then(() => answer))
  })
  underWay.set(`${key.id} ${key.fingerprint}`, first)
  return first.finally(() => underWay.delete(`${key.id} ${key.fingerprint}`))
}

/**
 * One transaction per command, with its answer at the end of it: whatever a twin did that was not the first is rolled back
 * when it meets the key, and it gives the first one's answer.
 */
function inTransaction(
  database: Database,
  key: CommandKey | null,
  { now, until }: { now: Date; until: number },
  work: (db: Db) => Promise<unknown>,
): Promise<unknown> {
  if (key === null) return database.transaction(work, { until })
  const act = async (db: Db) => {
    const result = await work(db)
    await keepAnswer(db, key, result, now)
    return result
  }
  return orTwinsAnswer(database.reader, key, () => database.transaction(act, { isRepeatable: true, until }))
}

/** A query parameter given twice is refused rather than guessed about; an empty one is as good as absent. */
function singleValues(ctx: Context): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(ctx.query)) {
    if (typeof value !== 'string') throw new AppError('request.invalid', { rule: 'repeated' }, name)
    if (value !== '') values[name] = value
  }
  return values
}

import type { BodyOf, Contract, Operation, ParamsOf, QueryOf, ReturnsOf, UploadOf } from '../../shared/http/contract'
import type { AppError } from '../../shared/http/errors'
import type { Locale } from '../../shared/i18n'
import type { Actor, StaffActor } from './actor'
import type { Database, Db } from './db'
import type { Ports } from './ports'

type ActorOf<O extends Operation> = O['access'] extends 'public'
  ? Actor | null
  : O['access'] extends 'person'
    ? Actor
    : StaffActor

interface Circumstances<O extends Operation> {
  actor: ActorOf<O>
  params: ParamsOf<O>
  query: QueryOf<O>
  body: BodyOf<O>
  /** The bytes that came, where the contract takes a file. */
  upload: UploadOf<O>
  now: Date
  locale: Locale
  /** Caller's network address, for budgets only. */
  address: string
  ports: Ports
}

/** What a handler is given; `db` is the command's transaction, or the reader. */
export type Call<O extends Operation> = Circumstances<O> & { db: Db }

/** What a handler outside a transaction is given: `command` opens the one that leaves the audit row. */
export type OpenCall<O extends Operation> = Circumstances<O> & {
  database: Database
  command<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Work of another thread, of short transactions or in short turns, however long: meanwhile the call's place is somebody else's, and its time does not count. */
  aside<T>(work: () => Promise<T>): Promise<T>
}

type Inside<O extends Operation> = (call: Call<O>) => Promise<ReturnsOf<O>>
type Outside<O extends Operation> = (call: OpenCall<O>) => Promise<ReturnsOf<O>>

export interface NoTransaction<O extends Operation> {
  kind: 'noTransaction'
  run: Outside<O>
}

export interface Guarded<O extends Operation, Found = unknown> {
  kind: 'guarded'
  before: (call: OpenCall<O>) => Promise<Found>
  run: (call: Call<O>, found: Found) => Promise<ReturnsOf<O>>
}

/** One of the calls that are decided together; `keys` are the pools it asks of. */
export type RushCall<O extends Operation> = Circumstances<O> & { keys: readonly string[] }

/** What one of them is answered with: what it returns, or why not. */
export type Decision<Answer> = Answer | AppError

/** The answers to these calls, in their order, which is the order of arrival; `pools` are those of the whole batch, by id. */
type DecideAll<O extends Operation> = (
  db: Db,
  calls: readonly RushCall<O>[],
  pools: readonly string[],
) => Promise<readonly Decision<ReturnsOf<O>>[]>

type KeysOf<O extends Operation> = (call: Call<O>) => string | readonly string[] | Promise<string | readonly string[]>

interface RushOptions<O extends Operation> {
  /**
   * Why this call can have nothing, as far as is known without asking the pools, or null: what keeps those away who come to an
   * empty one. It refuses nobody who may already have their place: they are to hear so.
   */
  refuse?: (call: Call<O>) => AppError | null | Promise<AppError | null>
}

export interface Rush<O extends Operation> extends RushOptions<O> {
  kind: 'rush'
  keysOf: KeysOf<O>
  decideAll: DecideAll<O>
}

// biome-ignore lint/suspicious/noExplicitAny: what `before` finds is its own `run`'s business
export type Handler<O extends Operation> = Inside<O> | NoTransaction<O> | Guarded<O, any> | Rush<O>

/** One handler per operation of a contract: a missing or mistyped one does not compile. */
export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> }

/** For the few that call the outside world first: no transaction is open while they wait for it. */
export const noTransaction = <O extends Operation>(run: Outside<O>): NoTransaction<O> => ({
  kind: 'noTransaction',
  run,
})

/** Spends tries in `before`, which is committed whatever becomes of the command; `run` is given what it found. */
export const guarded = <O extends Operation, Found>(
  before: Guarded<O, Found>['before'],
  run: Guarded<O, Found>['run'],
): Guarded<O, Found> => ({
  kind: 'guarded',
  before,
  run,
})

/**
 * For a command many people send at once for the same few pools: calls that meet at a pool are decided together in one
 * transaction. `decideAll` locks the pools first (`lockPools`), then looks who already has what they ask for and answers
 * them with it: it may be run again after it was committed. One person may be in a batch twice.
 */
export const rush = <O extends Operation>(
  keysOf: KeysOf<O>,
  decideAll: DecideAll<O>,
  options: RushOptions<O> = {},
): Rush<O> => ({
  kind: 'rush',
  keysOf,
  decideAll,
  ...options,
})

import type { DataSource, QueryRunner } from 'typeorm'
import type { Db } from './db'

// After a sell-out nearly all calls come for nothing: they are told so from what is known of a pool without its lock.

/** So long it is believed. What this process gives or takes back it knows at once, what another one does within this time. */
const believedMs = 1_000

/** A pool that gave out more is never believed to be full: its holders are too many to be read and kept in mind. */
const mostOrders = 100_000

/** A place has two holders at most: who asked, and whom it is for. */
const mostHolders = 2 * mostOrders

/** What is read of a pool, beside what its feature asks for. */
export interface Pool {
  id: string
  isFull: boolean
  lastOrder: number
}

export interface Reading<P extends Pool> {
  readPools: (db: Db, ids: readonly string[]) => Promise<P[]>
  /** Who has, or had, something of these pools. */
  readHolders: (db: Db, ids: readonly string[]) => Promise<{ poolId: string; ids: readonly string[] }[]>
}

export interface SoldOut<P extends Pool> {
  /** What is known of each of these pools; null where nothing is, or something is being put back. */
  know(db: Db, ids: readonly string[]): Promise<(P | null)[]>
  /** Whether one of these persons may hold something of the pool, and is to hear of it. */
  mayHold(id: string, personIds: readonly string[]): boolean
  /** Called while it is decided: who hears of a place may ask again at once. */
  noteHolders(id: string, personIds: readonly string[]): void
  /** From the end of this transaction on there may be something left of these pools. */
  noteFreed(db: Db, ids: readonly string[]): void
}

type Known<P extends Pool> = P & {
  /** When it was asked for, by the machine's clock. */
  at: number
  /** The order number up to which everybody is among the holders. */
  heldTo: number
}

interface Watch<P extends Pool> {
  known: Map<string, Known<P>>
  /** Pools that were asked about since the last look: the next one takes them along. */
  wanted: Set<string>
  looking: { at: number; ids: ReadonlySet<string>; done: Promise<void> } | null
}

interface Freeings {
  note: SoldOut<Pool>['noteFreed']
  /** Transactions that put something back now, and when the last of them was seen to be over. */
  of(id: string): { runners: readonly QueryRunner[]; overAt: number }
}

/** Watches the pools of a feature, with two statements a second at most, whatever the number of calls. */
export function watchPools<P extends Pool>(reading: Reading<P>): SoldOut<P> {
  const watches = new WeakMap<DataSource, Watch<P>>()
  const holders = new Map<string, Set<string>>()
  const freeings = followFreeings()

  function watchOf({ dataSource }: Db): Watch<P> {
    const watch = watches.get(dataSource) ?? { known: new Map(), wanted: new Set(), looking: null }
    watches.set(dataSource, watch)
    return watch
  }

  const isNew = (at: number, id: string): boolean => {
    const { runners, overAt } = freeings.of(id)
    return runners.length === 0 && at > overAt && at > performance.now() - believedMs
  }

  async function know(db: Db, ids: readonly string[]): Promise<(P | null)[]> {
    const watch = watchOf(db)
    for (const id of ids) watch.wanted.add(id)
    const believed = (id: string): P | null => {
      const known = watch.known.get(id)
      return known && isNew(known.at, id) ? known : null
    }
    const isWorthLooking = ids.every((id) => freeings.of(id).runners.length === 0) && !ids.every(believed)
    // Where the database does not answer, the batch says so.
    if (isWorthLooking) await look(db, watch, ids).catch(() => {})
    return ids.map(believed)
  }

  /** One statement for all pools that are asked about, and one for who came to hold something where all is gone. */
  function look(db: Db, watch: Watch<P>, ids: readonly string[]): Promise<void> {
    const { looking } = watch
    if (looking && ids.every((id) => looking.ids.has(id) && isNew(looking.at, id))) return looking.done
    const at = performance.now()
    const wanted = watch.wanted
    watch.wanted = new Set()
    watch.looking = { at, ids: wanted, done: read(db, watch.known, [...wanted], at) }
    return watch.looking.done
  }

  async function read(db: Db, known: Map<string, Known<P>>, ids: readonly string[], at: number): Promise<void> {
    const pools = await reading.readPools(db, ids)
    const heldTo = (id: string) => known.get(id)?.heldTo ?? -1
    const isBelievable = ({ isFull, lastOrder }: P) => isFull && lastOrder < mostOrders
    const changed = pools.filter((pool) => isBelievable(pool) && pool.lastOrder > heldTo(pool.id)).map(({ id }) => id)
    const found = changed.length === 0 ? [] : await reading.readHolders(db, changed)
    for (const { poolId, ids } of found) noteHolders(poolId, ids)
    for (const pool of pools) {
      const { id, lastOrder } = pool
      if ((known.get(id)?.at ?? 0) > at) continue
      const held = changed.includes(id) ? lastOrder : heldTo(id)
      known.set(id, { ...pool, isFull: isBelievable(pool), at, heldTo: held })
    }
  }

  function noteHolders(id: string, personIds: readonly string[]): void {
    const noted = holders.get(id) ?? new Set()
    if (noted.size >= mostHolders) return
    for (const personId of personIds) noted.add(personId)
    holders.set(id, noted)
  }

  const mayHold = (id: string, personIds: readonly string[]): boolean =>
    personIds.some((personId) => holders.get(id)?.has(personId))

  return { know, mayHold, noteHolders, noteFreed: freeings.note }
}

function followFreeings(): Freeings {
  const freeings = new Map<string, { runners: QueryRunner[]; overAt: number }>()
  const isUnderWay = (runner: QueryRunner): boolean => !runner.isReleased && runner.isTransactionActive
  const of: Freeings['of'] = (id) => {
    const freeing = freeings.get(id)
    if (!freeing) return { runners: [], overAt: 0 }
    const runners = freeing.runners.filter(isUnderWay)
    if (runners.length < freeing.runners.length) Object.assign(freeing, { runners, overAt: performance.now() })
    return freeing
  }
  return {
    of,
    note(db, ids) {
      for (const id of new Set(ids)) {
        const { runners, overAt } = of(id)
        freeings.set(id, { runners: [...runners, db.queryRunner!], overAt })
      }
    },
  }
}

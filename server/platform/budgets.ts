import { MoreThanOrEqual } from 'typeorm'
import type { Limits, ServerConfig } from '../../config/server'
import { AppError, type ErrorCode } from '../../shared/http/errors'
import { blindIndex } from './crypto'
import { type Database, type Db, isDuplicate } from './db'
import { Budget } from './entities'
import { createHook } from './hooks'

export interface Spend {
  limit: keyof Limits
  /** Whose budget: a phone's blind index, an address, a person's id. */
  subject: string
  windowSeconds: number
  refusal?: ErrorCode
  /** Of an address: the budget it draws from after this one, while many people act from it at once. */
  atBusyPlace?: keyof Limits
}

/** Whether an address is a place where many people act at once, as the stand of an open event; upper features know. */
export const busyPlaces = createHook<[db: Db, address: string, now: Date], boolean>()

/**
 * Takes one from each budget, in a transaction of its own so that a refusal further on does not give it back; throws when
 * one is used up, with the seconds until it opens again.
 */
export async function spend(
  database: Database,
  config: ServerConfig,
  now: Date,
  spends: readonly Spend[],
): Promise<void> {
  const { limits } = config
  if (limits === null) return
  const refused = await database.transaction(async (db) => {
    for (const one of spends) {
      if (await takeOne(db, one, limits[one.limit], now)) continue
      if (!(await takeAtBusyPlace(db, one, limits, now))) return one
    }
    return null
  })
  if (refused) throw new AppError(refused.refusal ?? 'request.too_many', { retryAfter: secondsLeft(refused, now) })
}

/** Asked only once the usual budget is used up, so that it costs nothing on other days. */
async function takeAtBusyPlace(db: Db, one: Spend, limits: Limits, now: Date): Promise<boolean> {
  const { atBusyPlace: limit, subject } = one
  if (limit === undefined || !(await busyPlaces.run(db, subject, now)).includes(true)) return false
  return takeOne(db, { ...one, limit }, limits[limit], now)
}

const windowStart = ({ windowSeconds }: Spend, now: Date): number =>
  Math.floor(now.getTime() / 1000 / windowSeconds) * windowSeconds

const secondsLeft = (one: Spend, now: Date): number =>
  Math.max(1, windowStart(one, now) + one.windowSeconds - Math.floor(now.getTime() / 1000))

/** Keyed: whoever reads the table could find any network address by trying all of them. */
const idOf = ({ limit, subject }: Spend, start: number): string =>
  `${blindIndex('budgets.subject', `${limit} ${subject}`)}.${start}`

/** Throws where nothing is left of a budget, the busy place's included: for tries that are counted once they have failed. */
export async function requireLeft(db: Db, { limits }: ServerConfig, now: Date, one: Spend): Promise<void> {
  if (limits === null) return
  const isSpent = (spent: Spend) =>
    db.existsBy(Budget, { id: idOf(spent, windowStart(spent, now)), used: MoreThanOrEqual(limits[spent.limit]) })
  if (!(await isSpent(one))) return
  const { atBusyPlace: limit, subject } = one
  const isBusy = limit !== undefined && (await busyPlaces.run(db, subject, now)).includes(true)
  if (isBusy && !(await isSpent({ ...one, limit }))) return
  throw new AppError('request.too_many', { retryAfter: secondsLeft(one, now) })
}

async function takeOne(db: Db, one: Spend, limit: number, now: Date): Promise<boolean> {
  const start = windowStart(one, now)
  const id = idOf(one, start)
  const increment = () =>
    db
      .createQueryBuilder()
      .update(Budget)
      .set({ used: () => 'used + 1' })
      .where('id = :id AND used < :limit', { id, limit })
      .execute()
  if ((await increment()).affected === 1) return true
  if (await db.existsBy(Budget, { id })) return false
  try {
    await db.insert(Budget, { id, used: 1, expiresAt: new Date((start + one.windowSeconds) * 1000) })
    return limit > 0
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await increment()).affected === 1
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import type { DataSource, QueryRunner } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { Db, TransactionOptions } from './db'
import { breakOff, isBusyError, isHostError } from './failover'
import { transactionRetries } from './metrics'

const maxTries = 8
const deadlineMs = 15_000

type Verdict = 'again' | 'unknown' | 'final'

/** Server errors after which the same work, run again from its first read, may well succeed. */
const againNumbers = new Set([1213, 1205, 1020, 1047, 1290, 1792, 1836])
/** Of these, the ones that come from a busy table and say nothing against the host. */
const harmlessNumbers = new Set([1213, 1205, 1020])

const numberOf = (error: unknown): number => {
  const cause = (error as { driverError?: unknown } | null)?.driverError ?? error
  return (cause as { errno?: number } | null)?.errno ?? 0
}

function judge(error: unknown, phase: 'work' | 'commit'): Verdict {
  if (againNumbers.has(numberOf(error))) return 'again'
  if (!isHostError(error)) return 'final'
  return phase === 'commit' ? 'unknown' : 'again'
}

/** Runs `work` in a transaction, and again as a whole where the server asks for that; `distrust` hears what speaks against the host. */
export async function transactWithRetry<T>(
  source: DataSource,
  distrust: () => void,
  work: (db: Db) => Promise<T>,
  { isRepeatable = false, isSingle = false, until = Date.now() + deadlineMs }: TransactionOptions = {},
): Promise<T> {
  for (let tried = 1; ; tried++) {
    // A single statement commits itself: where its answer is lost, nobody knows whether it was done.
    let phase: 'work' | 'commit' = isSingle ? 'commit' : 'work'
    const runner = source.createQueryRunner()
    const timer = setTimeout(() => breakOff(runner), Math.max(0, until - Date.now()))
    try {
      // READ COMMITTED, by the session: `failover.ts` says so once per connection instead of once per transaction.
      if (!isSingle) await runner.startTransaction()
      const result = await work(runner.manager)
      // There may have been no connection to break off when its time was over: whoever waited has been sent away.
      if (!isSingle && Date.now() >= until) throw new AppError('server.busy')
      phase = 'commit'
      if (!isSingle) await runner.commitTransaction()
      return result
    } catch (error) {
      await rollBack(runner)
      const verdict = judge(error, phase)
      const mayRepeat = verdict === 'again' || (verdict === 'unknown' && isRepeatable)
      if (verdict === 'final') throw isBusyError(error) ? new AppError('server.busy') : error
      if (!harmlessNumbers.has(numberOf(error))) distrust()
      if (!mayRepeat || tried >= maxTries || Date.now() >= until) throw new AppError('server.busy')
      transactionRetries.inc()
      await wait(5 + Math.random() * 195 * Math.min(tried / 4, 1))
    } finally {
      clearTimeout(timer)
      await runner.release().catch(() => {})
    }
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {})
}

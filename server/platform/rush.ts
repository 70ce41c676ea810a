import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/http/errors'
import type { CommandKey } from './idempotency'
import { rushBatchCalls, rushCommitSeconds, rushWaitSeconds } from './metrics'
import type { Outcome, RushEntry } from './rushBatch'

export interface Gatherer {
  /** What the call is answered with, once its batch is committed; `server.busy` at once where it would wait in vain. */
  join(entry: RushEntry): Promise<unknown>
  usage(): { inProgress: number; waiting: number }
  /** Takes nobody more, and resolves when all who wait have been answered. */
  drain(): Promise<void>
}

/** How long the first call at a pool waits for others. */
const gatherMs = 2
const batchMost = 128
/** So many who wait go at once when the batch before them is committed; fewer wait until it is answered, for those who come back. */
const worthwhile = 96
/** Answers are sent a few at a time: what the database says to the next batch, which holds a lock, is heard in between. */
const answersAtOnce = 16
const waitingMost = 2_048
/** Batches of different pools that are under way at once: more of them wait for the same disk. */
const batchesAtOnce = 4

interface Waiting {
  entry: RushEntry
  at: number
  number: number
  answer(outcome: Outcome): void
}

/**
 * Gathers calls that meet at a pool. Where nothing is under way there, the first waits a moment for others; otherwise all wait
 * for the batch before them. A batch is made of calls that share pools, also through one another; whoever shares a pool
 * with somebody earlier goes with or after them, so that each pool is asked in order of arrival and nobody is overtaken.
 */
export function createGatherer(decide: (entries: RushEntry[]) => Promise<Outcome[]>): Gatherer {
  const underWay = createTwins()
  const pace = createPace()
  const busyPools = new Set<string>()
  let waiting: Waiting[] = []
  let running = 0
  let arrived = 0
  let timer: NodeJS.Timeout | undefined
  let isClosing = false
  let whenIdle = () => {}

  const start = async (batch: Waiting[]) => {
    const pools = batch.flatMap(({ entry }) => entry.call.keys)
    for (const pool of pools) busyPools.add(pool)
    running += 1
    const outcomes = await pace.measure(batch, () => decide(batch.map(({ entry }) => entry)))
    const release = () => {
      for (const pool of pools.splice(0)) busyPools.delete(pool)
    }
    for (const [at, one] of batch.entries()) {
      if (at % answersAtOnce === 0) {
        if (pools.length > 0 && waiting.length >= worthwhile) {
          release()
          dispatch()
        }
        await nextTurn()
      }
      one.answer(outcomes[at]!)
    }
    release()
    running -= 1
    timer ??= setTimeout(dispatch, gatherMs)
  }

  const dispatch = () => {
    clearTimeout(timer)
    timer = undefined
    waiting = withoutLate(waiting)
    for (const batch of formBatches(waiting, busyPools)) {
      if (running >= batchesAtOnce) break
      const taken = new Set(batch)
      waiting = waiting.filter((one) => !taken.has(one))
      void start(batch)
    }
    if (running === 0 && waiting.length === 0) whenIdle()
  }

  const hasRoomFor = ({ until }: RushEntry) => {
    if (isClosing || waiting.length >= waitingMost) return false
    return running === 0 || Date.now() + pace.waitMs(waiting.length) < until
  }

  const enqueue = async (entry: RushEntry): Promise<Outcome> => {
    // Who asks of no pool meets nobody.
    if (entry.call.keys.length === 0) return (await decide([entry]))[0]!
    if (!hasRoomFor(entry)) throw new AppError('server.busy')
    return new Promise((answer) => {
      waiting.push({ entry, at: performance.now(), number: arrived++, answer })
      timer ??= setTimeout(dispatch, gatherMs)
    })
  }

  return {
    join: (entry) =>
      underWay.share(entry.key, async () => {
        const outcome = await enqueue(entry)
        if ('error' in outcome) throw outcome.error
        return outcome.answer
      }),
    usage: () => ({ inProgress: running, waiting: waiting.length }),
    drain: () => {
      isClosing = true
      return new Promise((resolve) => {
        whenIdle = resolve
        dispatch()
      })
    },
  }
}

/** Twins of a command that is on its way here share its answer; the same key over another body is refused. */
function createTwins() {
  const underWay = new Map<string, { fingerprint: string; answer: Promise<unknown> }>()
  return {
    async share(key: CommandKey | null, work: () => Promise<unknown>): Promise<unknown> {
      if (key === null) return work()
      const twin = underWay.get(key.id)
      if (twin?.fingerprint === key.fingerprint) return twin.answer
      if (twin) throw new AppError('request.key_reused')
      const answer = work().finally(() => underWay.delete(key.id))
      underWay.set(key.id, { fingerprint: key.fingerprint, answer })
      return answer
    },
  }
}

/** Whoever's time is over has been answered already, and gets no place that nobody would hear of. */
function withoutLate(waiting: Waiting[]): Waiting[] {
  const now = Date.now()
  return waiting.filter((one) => {
    if (now < one.entry.until) return true
    one.answer({ error: new AppError('server.busy') })
    return false
  })
}

interface Group {
  calls: Waiting[]
  pools: Set<string>
}

/**
 * The batches that could start now, the one of the longest waiting call first: calls that share pools, as far as none of
 * these is busy or asked for by somebody earlier who has to wait.
 */
function formBatches(waiting: readonly Waiting[], busy: ReadonlySet<string>): Waiting[][] {
  const blocked = new Set(busy)
  const groups = new Map<string, Group>()
  for (const one of waiting) {
    const { keys } = one.entry.call
    if (keys.some((key) => blocked.has(key))) {
      for (const key of keys) blocked.add(key)
      continue
    }
    const met = new Set(keys.flatMap((key) => groups.get(key) ?? []))
    const [group = { calls: [], pools: new Set<string>() }, ...others] = met
    for (const { calls, pools } of others) {
      group.calls.push(...calls)
      for (const pool of pools) group.pools.add(pool)
    }
    group.calls.push(one)
    for (const pool of [...keys, ...others.flatMap(({ pools }) => [...pools])]) groups.set(pool, group)
    for (const key of keys) group.pools.add(key)
  }
  return [...new Set(groups.values())]
    .map(({ calls }) => calls.sort((a, b) => a.number - b.number).slice(0, batchMost))
    .sort(([a], [b]) => a!.number - b!.number)
}

/** Measures the batches, and says from the last ones how long those who come now would wait. */
function createPace() {
  let usualMs = 0
  return {
    waitMs: (ahead: number) => usualMs * (1 + ahead / batchMost),
    async measure(batch: Waiting[], work: () => Promise<Outcome[]>): Promise<Outcome[]> {
      const from = performance.now()
      rushBatchCalls.observe(batch.length)
      for (const { at } of batch) rushWaitSeconds.observe((from - at) / 1000)
      const outcomes = await work().catch((error: unknown) => batch.map(() => ({ error })))
      const ms = performance.now() - from
      rushCommitSeconds.observe(ms / 1000)
      usualMs = (usualMs + ms) / 2
      return outcomes
    },
  }
}

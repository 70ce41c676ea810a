import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import * as fc from 'fast-check'
import type { Database } from '../../server/platform/db'
import { createGatherer, type Gatherer } from '../../server/platform/rush'
import { decideBatch, type Outcome, type RushEntry } from '../../server/platform/rushBatch'
import { AppError } from '../../shared/http/errors'

const soon = 5_000

const entryOf = (keys: string[], more: Partial<RushEntry> = {}): RushEntry =>
  ({ name: 'test', call: { keys }, key: null, until: Date.now() + soon, ...more }) as RushEntry

const numberOf = new WeakMap<RushEntry, number>()
const poolsOf = ({ call }: RushEntry): readonly string[] => call.keys

/** Decides in its own time, and notes what was decided together. */
function createJudge(pauseMs: (batch: number) => number) {
  const batches: RushEntry[][] = []
  const busy = new Set<string>()
  let clashes = 0
  const decide = async (entries: RushEntry[]): Promise<Outcome[]> => {
    const pools = new Set(entries.flatMap(poolsOf))
    for (const pool of pools) {
      if (busy.has(pool)) clashes += 1
      busy.add(pool)
    }
    batches.push(entries)
    await wait(pauseMs(batches.length))
    for (const pool of pools) busy.delete(pool)
    return entries.map((entry) => ({ answer: numberOf.get(entry) }))
  }
  return { decide, batches, clashes: () => clashes }
}

const untilBegun = async (gatherer: Gatherer) => {
  while (gatherer.usage().inProgress === 0) await wait(1)
}

describe('Calls that meet at pools', () => {
  it('are each decided once, in the order of arrival at each pool, and never by two batches at a time', async () => {
    const pool = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const call = fc.record({
      keys: fc.uniqueArray(pool, { minLength: 1, maxLength: 3 }),
      afterMs: fc.constantFrom(0, 0, 0, 1, 4),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 60 }), fc.nat(3), async (calls, pauseMs) => {
        const judge = createJudge((batch) => (batch % 3) * pauseMs)
        const gatherer = createGatherer(judge.decide)
        const answers: Promise<unknown>[] = []
        for (const [at, { keys, afterMs }] of calls.entries()) {
          if (afterMs > 0) await wait(afterMs)
          const entry = entryOf(keys)
          numberOf.set(entry, at)
          answers.push(gatherer.join(entry))
        }
        expect(await Promise.all(answers)).toEqual(calls.map((_, at) => at))
        expect(judge.clashes()).toBe(0)
        for (const one of ['a', 'b', 'c', 'd', 'e', 'f']) {
          const asked = judge.batches.flat().filter((entry) => poolsOf(entry).includes(one))
          const numbers = asked.map((entry) => numberOf.get(entry)!)
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        }
        expect(gatherer.usage()).toEqual({ inProgress: 0, waiting: 0 })
      }),
      { numRuns: 60 },
    )
  })

  it('are decided side by side where they share no pool, and together where another one joins them', async () => {
    const judge = createJudge(() => 5)
    const gatherer = createGatherer(judge.decide)
    await Promise.all([['a'], ['b'], ['c'], ['c', 'a']].map((keys) => gatherer.join(entryOf(keys))))
    expect(judge.batches.map((batch) => batch.map(poolsOf))).toEqual([[['a'], ['c'], ['a', 'c'].reverse()], [['b']]])
  })

  it('are gathered while the batch before them is under way', async () => {
    const judge = createJudge(() => 100)
    const gatherer = createGatherer(judge.decide)
    const first = gatherer.join(entryOf(['a']))
    await untilBegun(gatherer)
    await Promise.all([first, ...Array.from({ length: 30 }, () => gatherer.join(entryOf(['a'])))])
    expect(judge.batches.map((batch) => batch.length)).toEqual([1, 30])
  })

  it('are decided while those before them are answered, a few in each turn of the loop, where many wait', async () => {
    const judge = createJudge(() => 50)
    const gatherer = createGatherer(judge.decide)
    const turns: { answered: number; batches: number }[] = []
    let answered = 0
    const ask = () => gatherer.join(entryOf(['a'])).then(() => answered++)
    const first = Array.from({ length: 128 }, ask)
    await untilBegun(gatherer)
    const others = Array.from({ length: 100 }, ask)
    while (answered < 128) {
      await nextTurn()
      turns.push({ answered, batches: judge.batches.length })
    }
    await Promise.all([...first, ...others])
    expect(judge.batches.map((batch) => batch.length)).toEqual([128, 100])
    expect(Math.max(...turns.map((turn, at) => turn.answered - (turns[at - 1]?.answered ?? 0)))).toBe(16)
    expect(turns.find((turn) => turn.answered > 0)).toEqual({ answered: 16, batches: 2 })
  })

  it('wait for those who come back at once, where few wait', async () => {
    const judge = createJudge(() => 50)
    const gatherer = createGatherer(judge.decide)
    const ask = () => gatherer.join(entryOf(['a']))
    const first = Array.from({ length: 40 }, () => ask().then(ask))
    await untilBegun(gatherer)
    await Promise.all([...first, ask(), ask()])
    expect(judge.batches.map((batch) => batch.length)).toEqual([40, 42])
  })
})

describe('Calls that would wait in vain', () => {
  const busy = new AppError('server.busy')

  it('are sent away at once where the queue is full', async () => {
    let proceed = () => {}
    const held = new Promise<void>((resolve) => {
      proceed = resolve
    })
    const gatherer = createGatherer(async (entries) => held.then(() => entries.map(() => ({ answer: 'done' }))))
    const calls = Array.from({ length: 2_049 }, () => gatherer.join(entryOf(['a'])))
    await expect(calls.pop()).rejects.toEqual(busy)
    expect(gatherer.usage().waiting).toBe(2_048)
    proceed()
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['done']))
  })

  it('are sent away at once where their time would be over before their turn, until the pool is quick again', async () => {
    let pauseMs = 400
    const gatherer = createGatherer(async (entries) => {
      await wait(pauseMs)
      return entries.map(() => ({ answer: 'done' }))
    })
    await gatherer.join(entryOf(['a']))
    const [slow, hurried] = [gatherer.join(entryOf(['a'])), () => entryOf(['a'], { until: Date.now() + 150 })]
    await untilBegun(gatherer)
    const refused = gatherer.join(hurried())
    expect(gatherer.usage()).toEqual({ inProgress: 1, waiting: 0 })
    await expect(refused).rejects.toEqual(busy)
    await slow
    pauseMs = 1
    for (let at = 0; at < 6; at++) await gatherer.join(entryOf(['a']))
    const [, later] = await Promise.all([gatherer.join(entryOf(['a'])), gatherer.join(hurried())])
    expect(later).toBe('done')
  })

  it('are given no place once their time is over', async () => {
    const judge = createJudge(() => 200)
    const gatherer = createGatherer(judge.decide)
    const first = gatherer.join(entryOf(['a']))
    await untilBegun(gatherer)
    const late = gatherer.join(entryOf(['a'], { until: Date.now() + 10 }))
    await expect(late).rejects.toEqual(busy)
    await first
    expect(judge.batches.flat()).toHaveLength(1)
  })

  it('are refused once the server closes, while those who came before are answered', async () => {
    const judge = createJudge(() => 10)
    const gatherer = createGatherer(judge.decide)
    const calls = [['a'], ['b'], ['a', 'b']].map((keys) => gatherer.join(entryOf(keys)))
    const drained = gatherer.drain()
    await expect(gatherer.join(entryOf(['a']))).rejects.toEqual(busy)
    await drained
    expect(judge.batches.flat()).toHaveLength(3)
    await Promise.all(calls)
    await gatherer.drain()
  })
})

describe('Twins of a command that is on its way', () => {
  it('share its answer, and the same key over another body is refused', async () => {
    const judge = createJudge(() => 5)
    const gatherer = createGatherer(judge.decide)
    const keyed = (fingerprint: string) => entryOf(['a'], { key: { id: 'one', fingerprint } })
    const first = gatherer.join(keyed('same'))
    await expect(gatherer.join(keyed('other'))).rejects.toEqual(new AppError('request.key_reused'))
    expect(await gatherer.join(keyed('same'))).toBe(await first)
    expect(judge.batches.flat()).toHaveLength(1)
  })
})

describe('A batch that somebody at another server was quicker than', () => {
  it('is decided again as a whole, and in halves where that does not help', async () => {
    const duplicate = Object.assign(new Error('duplicate'), { driverError: { errno: 1062 } })
    const entries = ['a', 'b', 'c', 'd'].map((pool) => entryOf([pool]))
    const databaseFailing = (times: number) => {
      let failed = 0
      const transaction = jest.fn(async () => {
        if (failed++ < times) throw duplicate
        return entries.map(() => ({ answer: 'done' }))
      })
      return { transaction } as unknown as Database & { transaction: jest.Mock }
    }
    const once = databaseFailing(1)
    expect(await decideBatch(once, entries)).toHaveLength(4)
    expect(once.transaction).toHaveBeenCalledTimes(2)
    const often = databaseFailing(3)
    await decideBatch(often, entries)
    expect(often.transaction).toHaveBeenCalledTimes(5)
  })
})

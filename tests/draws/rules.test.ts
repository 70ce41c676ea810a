import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256 } from '../../miniapp/platform/sha256'
import {
  allot,
  commit,
  type Draw,
  type Hash,
  hashList,
  readList,
  readPublicValue,
  recompute,
  seedOf,
  type Ticket,
  writeList,
} from '../../shared/draws/rules'

const hash: Hash = (bytes) => createHash('sha256').update(bytes).digest('hex')
const poolId = '01936f5e-0000-7000-8000-000000000001'

const secrets = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const values = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const names = fc.string({ unit: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'), minLength: 12, maxLength: 12 })
const lists = (minLength: number) =>
  fc
    .uniqueArray(fc.tuple(names, fc.integer({ min: 1, max: 4 })), {
      selector: ([name]) => name,
      minLength,
      maxLength: 60,
    })
    .map((rows) => rows.map(([ticket, seats], at): Ticket => ({ number: at + 1, ticket, seats })))

function drawOf(tickets: readonly Ticket[], secret: string, publicValue: string): Draw {
  const list = writeList(poolId, tickets)
  return { secretHash: commit(hash, secret), list, listHash: hashList(hash, list), secret, publicValue }
}

function orderIn(draw: Draw): Ticket[] {
  const found = recompute(hash, draw)
  if ('problem' in found) throw new Error(found.problem)
  return found.order
}

describe('A draw', () => {
  it('takes the seed from the secret and the public value as anybody can at a keyboard', () => {
    // printf '%s' 'secret双色球 01 02' | sha256sum
    expect(seedOf(hash, 'secret', '双色球 01 02')).toBe(
      createHash('sha256').update('secret双色球 01 02', 'utf8').digest('hex'),
    )
    expect(commit(hash, 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('reads a public value alike however it is written down', () => {
    const ways = ['第2026140期 03 07 12', '2026140,3,7,12', '２０２６１４０ 03-07-12', ' 02026140  3/007/12 ']
    expect(ways.map(readPublicValue)).toEqual(ways.map(() => '2026140 3 7 12'))
    expect(['', '第五期', '12 345'].map(readPublicValue)).toEqual([null, null, null])
    expect(readPublicValue('000 000')).toBe('0 0')
  })

  it('comes out on a phone as it does on the server', () => {
    fc.assert(
      fc.property(lists(1), secrets, values, (tickets, secret, value) => {
        const draw = drawOf(tickets, secret, value)
        expect(recompute(sha256, draw)).toEqual(recompute(hash, draw))
      }),
    )
  })

  it('ranks every ticket of the list once, and always alike', () => {
    fc.assert(
      fc.property(lists(0), secrets, values, (tickets, secret, value) => {
        const order = orderIn(drawOf(tickets, secret, value))
        expect([...order].sort((a, b) => a.number - b.number)).toEqual(tickets)
        expect(orderIn(drawOf(tickets, secret, value))).toEqual(order)
      }),
    )
  })

  it('gives each ticket the same chance', () => {
    const tickets = Array.from({ length: 5 }, (_, at) => ({ number: at + 1, ticket: `T${at}`, seats: 1 }))
    const first = new Map<number, number>()
    for (let round = 0; round < 5_000; round++) {
      const [winner] = orderIn(drawOf(tickets, 'a', String(round)))
      first.set(winner!.number, (first.get(winner!.number) ?? 0) + 1)
    }
    for (const { number } of tickets) expect(Math.abs(first.get(number)! - 1_000)).toBeLessThan(150)
  })

  it('is void once the secret is another than was promised', () => {
    fc.assert(
      fc.property(lists(1), secrets, secrets, values, (tickets, secret, other, value) => {
        fc.pre(secret !== other)
        expect(recompute(hash, { ...drawOf(tickets, secret, value), secret: other })).toEqual({
          problem: 'secretDiffers',
        })
      }),
    )
  })

  it('is void once anybody is added to the frozen list, left out, or moved in it', () => {
    fc.assert(
      fc.property(lists(2), secrets, values, fc.nat(), (tickets, secret, value, at) => {
        const draw = drawOf(tickets, secret, value)
        const added = { number: tickets.length + 1, ticket: 'LATECOMER', seats: 1 }
        const others = [
          [...tickets, added],
          tickets.filter((_, line) => line !== at % tickets.length),
          [tickets[1]!, tickets[0]!, ...tickets.slice(2)],
          tickets.map((one, line) => (line === at % tickets.length ? { ...one, seats: one.seats + 1 } : one)),
        ]
        for (const other of others) {
          expect(recompute(hash, { ...draw, list: writeList(poolId, other) })).toEqual({ problem: 'listDiffers' })
        }
        expect(recompute(hash, { ...draw, list: writeList('another pool', tickets) })).toEqual({
          problem: 'listDiffers',
        })
      }),
    )
  })

  it('is another where list, secret or public value are others, though each fits its own hash', () => {
    const tickets = Array.from({ length: 30 }, (_, at) => ({ number: at + 1, ticket: `TICKET${at}`, seats: 1 }))
    const order = (...given: Parameters<typeof drawOf>) => orderIn(drawOf(...given)).map(({ ticket }) => ticket)
    const before = order(tickets, 'secret', 'value')
    expect(order(tickets, 'secret', 'value!')).not.toEqual(before)
    expect(order(tickets, 'secret!', 'value')).not.toEqual(before)
    const longer = [...tickets, { number: 31, ticket: 'TICKET30', seats: 1 }]
    expect(order(longer, 'secret', 'value').filter((one) => one !== 'TICKET30')).not.toEqual(before)
  })

  it('is refused where a list repeats a ticket or is no list', () => {
    expect(readList(writeList(poolId, []))).toEqual([])
    expect(readList(`${poolId}\n1 AAA 1\n2 AAA 1`)).toBeNull()
    expect(readList(`${poolId}\n2 AAA 1`)).toBeNull()
    expect(readList(`${poolId}\n1 AAA 0`)).toBeNull()
    expect(readList(`${poolId}\n1 AAA 1\n`)).toBeNull()
  })
})

describe('Seats by the order drawn', () => {
  const withdrawals = (tickets: readonly Ticket[]) =>
    fc
      .array(fc.nat({ max: 4 }), { minLength: tickets.length, maxLength: tickets.length })
      .map(
        (given) =>
          new Map(tickets.map(({ number, seats }, at) => [number, Math.min(seats, given[at]! > 2 ? seats : 0)])),
      )
  const cases = lists(0).chain((tickets) => fc.tuple(fc.constant(tickets), fc.nat({ max: 80 }), withdrawals(tickets)))

  it('never are more than there are, and nobody who still asks is lost', () => {
    fc.assert(
      fc.property(cases, ([tickets, seats, withdrawn]) => {
        const { won, waiting } = allot(tickets, seats, withdrawn)
        const asking = tickets.filter((one) => withdrawn.get(one.number) !== one.seats)
        expect(won.reduce((sum, one) => sum + one.seats, 0)).toBeLessThanOrEqual(seats)
        expect([...won, ...waiting].sort((a, b) => a.number - b.number)).toEqual(asking)
      }),
    )
  })

  it('go to siblings all or none: where too few are left for two, the next single has it and they head the queue', () => {
    const tickets = [2, 2, 1, 1].map((seats, at) => ({ number: at + 1, ticket: `T${at}`, seats }))
    const { won, waiting } = allot(tickets, 3, new Map())
    expect(won.map(({ number }) => number)).toEqual([1, 3])
    expect(waiting.map(({ number }) => number)).toEqual([2, 4])
  })
})

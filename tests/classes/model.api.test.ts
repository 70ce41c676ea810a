import fc from 'fast-check'
import { CourseClass, Place } from '../../server/classes'
import { groupBy } from '../../server/platform/grouping'
import { liveStates, type PlaceState, seatedStates } from '../../shared/classes/states'
import { ApiError } from '../../shared/http/client'
import {
  accept,
  addChildOf,
  book,
  cancel,
  confirm,
  type Guardian,
  newGuardian,
  openClass,
  queue,
} from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, useServer } from '../support/server'
import { unionId } from '../support/unions'

const runs = 10
const most = 40

/** What happens in a run: who, and what of theirs, by numbers that are taken modulo what there is. */
type Step =
  | { act: 'book' | 'queue'; who: number; children: number; classes: number[] }
  | { act: 'confirm' | 'accept' | 'cancel' | 'move'; booking: number }
  | { act: 'leave'; booking: number; place: number }
  | { act: 'expire'; hours: number }
  | { act: 'end'; class: number }
  | { act: 'together'; steps: Step[] }

const few = fc.nat({ max: 40 })
const asks = fc.record({
  act: fc.constantFrom('book' as const, 'queue' as const),
  who: few,
  children: fc.integer({ min: 1, max: 3 }),
  classes: fc.array(few, { minLength: 1, maxLength: 3 }),
})
const acts = fc.record({ act: fc.constantFrom('confirm' as const, 'accept' as const, 'cancel' as const), booking: few })
const single: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: asks },
  { weight: 6, arbitrary: acts },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('expire' as const), hours: fc.constantFrom(1, 25) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), booking: few }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('leave' as const), booking: few, place: few }) },
)
const together = fc.array(fc.oneof(asks, acts), { minLength: 2, maxLength: 8 })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: single },
    { weight: 4, arbitrary: together.map((list): Step => ({ act: 'together', steps: list })) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('end' as const), class: few }) },
  ),
  { minLength: 8, maxLength: most },
)

/** Both classes a child waits for have a seat for it in turn, and somebody who wants one of them stands behind it. */
const freedOneByOne: Step[] = [
  { act: 'book', who: 3, children: 1, classes: [0] },
  { act: 'book', who: 1, children: 2, classes: [1] },
  { act: 'queue', who: 0, children: 1, classes: [0, 1] },
  { act: 'queue', who: 4, children: 1, classes: [1] },
  { act: 'cancel', booking: 0 },
  { act: 'cancel', booking: 1 },
]

/** Where each state leads to, whatever is done. */
const onward: Record<PlaceState, readonly PlaceState[]> = {
  entered: [],
  held: ['held', 'confirmed', 'cancelled', 'expired', 'ended'],
  waiting: ['waiting', 'offered', 'confirmed', 'cancelled', 'expired', 'ended'],
  offered: ['offered', 'confirmed', 'cancelled', 'expired', 'ended'],
  confirmed: ['confirmed', 'cancelled', 'ended'],
  cancelled: ['cancelled'],
  expired: ['expired'],
  ended: ['ended'],
}

onEveryDatabase('Seats, holds, offers and queues, in any order', (make) => {
  const server = useServer(make)
  const guardians: Guardian[] = []
  let manager: Caller
  beforeAll(async () => {
    manager = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    for (let at = 0; at < 5; at++) guardians.push(await newGuardian(server, { children: 0 }))
  })

  interface World {
    classes: CourseClass[]
    families: Guardian[]
    /** Whose each booking is, as they were answered. */
    bookings: { id: string; by: Guardian }[]
    seen: Map<string, Place>
    cancelled: Set<string>
  }

  /** Three classes at three times of the day, and a fourth that overlaps with the first. */
  async function makeWorld(): Promise<World> {
    server.clock.set('2026-11-23T02:00:00.000Z')
    const times = ['08:00', '11:00', '14:00', '09:00']
    const classes = await Promise.all(
      times.map((startsAt, at) =>
        openClass(server, { seats: 1 + (at % 3), content: { sessions: at3Hours(startsAt) } }),
      ),
    )
    const families = await Promise.all(
      guardians.map(async (one, at) => ({ ...one, childIds: await addChildOf(server, one, 1 + (at % 3)) })),
    )
    return { classes, families, bookings: [], seen: new Map(), cancelled: new Set() }
  }

  async function play(world: World, step: Step): Promise<void> {
    if (step.act === 'together') await Promise.all(step.steps.map((one) => play(world, one)))
    else if ('who' in step) await ask(world, step)
    else if ('hours' in step) await expire(step.hours)
    else if ('class' in step) await end(world, step.class)
    else if ('place' in step) await leave(world, step)
    else await change(world, step.act, step.booking)
  }

  async function ask(world: World, step: Extract<Step, { act: 'book' | 'queue' }>): Promise<void> {
    const by = world.families[step.who % world.families.length]!
    const some = { ...by, childIds: by.childIds.slice(0, step.children) }
    const classes = [...new Set(step.classes.map((at) => world.classes[at % world.classes.length]!))]
    const answer = await allowRefusal((step.act === 'book' ? book : queue)(some, ...classes))
    if (answer) world.bookings.push({ id: answer.id, by })
  }

  async function change({ bookings, cancelled }: World, act: 'confirm' | 'accept' | 'cancel' | 'move', at: number) {
    const booking = bookings[at % Math.max(1, bookings.length)]
    if (!booking) return
    if (act === 'move') {
      const params = { bookingId: booking.id }
      return void (await allowRefusal(manager.classQueue.moveUp({ params, body: { reason: '演示原因' } })))
    }
    if (act === 'cancel') cancelled.add(booking.id)
    await allowRefusal({ confirm, accept, cancel }[act](booking.by, booking))
  }

  /** One place of a booking alone. */
  async function leave({ bookings, cancelled, seen }: World, step: Extract<Step, { act: 'leave' }>): Promise<void> {
    const booking = bookings[step.booking % Math.max(1, bookings.length)]
    if (!booking) return
    cancelled.add(booking.id)
    const own = [...seen.values()].filter(({ bookingId }) => bookingId === booking.id)
    await allowRefusal(cancel(booking.by, booking, own[step.place % own.length]!.id))
  }

  async function expire(hours: number): Promise<void> {
    server.clock.advance(hours * 3_600)
    await server.runJob('classes.expire_places')
  }

  async function end({ classes }: World, at: number): Promise<void> {
    const params = { classId: classes[at % classes.length]!.id }
    await allowRefusal(manager.classQueue.cancelClass({ params, body: { version: 1, reason: '演示原因' } }))
  }

  /** What holds at every moment. */
  async function look(world: World, { canExpire = false, isOneAct = true }): Promise<void> {
    const rows = await server.database.reader.find(Place)
    const ids = new Set(world.classes.map(({ id }) => id))
    const places = rows.filter(({ classId }) => ids.has(classId))
    for (const { id, seats } of world.classes) {
      const taken = places.filter(({ classId, state }) => classId === id && seatedStates.includes(state))
      expect(taken.length).toBeLessThanOrEqual(seats)
    }
    const live = places.filter(({ state }) => liveStates.includes(state))
    for (const childId of new Set(live.map((one) => one.childId))) {
      const at = live
        .filter((one) => one.childId === childId)
        .map(({ classId }) => world.classes.findIndex(({ id }) => id === classId))
      expect(new Set(at).size).toBe(at.length)
      expect(at.includes(0) && at.includes(3)).toBe(false)
    }
    for (const bookingId of new Set(live.map((one) => one.bookingId))) {
      const states = live.filter((one) => one.bookingId === bookingId).map(({ state }) => state)
      expect(new Set(states).size).toBe(1)
    }
    for (const [id, before] of world.seen) {
      const now = places.find((one) => one.id === id)!
      expect(onward[before.state]).toContain(now.state)
      expect(now.order).toBe(before.order)
      // Nobody leaves the queue, nor loses a seat, but by their own will, by the clock or with the class.
      if (now.state === 'cancelled') expect(world.cancelled.has(now.bookingId)).toBe(true)
      if (now.state === 'expired' && before.state !== 'expired') expect(canExpire).toBe(true)
    }
    for (const { id, by } of world.bookings) {
      expect(
        places.filter(({ bookingId }) => bookingId === id).map(({ childId }) => by.childIds.includes(childId)),
      ).not.toContain(false)
      expect(places.some(({ bookingId }) => bookingId === id)).toBe(true)
    }
    if (isOneAct) expectTurns(world, places)
    world.seen = new Map(places.map((one) => [one.id, one]))
  }

  /** Nobody is overtaken in a queue but who asks for more, here or in another class, than was free when it came to their turn. */
  function expectTurns({ classes, seen }: World, places: readonly Place[]): void {
    const offered = places.filter(
      ({ id, state }) => state === 'offered' && (seen.get(id)?.state ?? 'waiting') === 'waiting',
    )
    const isBehind = (one: Place, { classId, turn }: Place) => one.classId === classId && one.turn > turn
    const waiting = groupBy(
      places.filter(({ state }) => state === 'waiting'),
      ({ bookingId }) => bookingId,
    )
    for (const own of waiting.values()) {
      if (!own.some((place) => offered.some((one) => isBehind(one, place)))) continue
      const couldHave = (place: Place) =>
        freeOf(classes, places, place.classId) + offered.filter((one) => isBehind(one, place)).length
      const asked = (place: Place) => own.filter(({ classId }) => classId === place.classId).length
      expect(own.every((place) => couldHave(place) >= asked(place))).toBe(false)
    }
  }

  /** Once the worker has been round, nobody waits for what is free. */
  async function lookAtQueues({ classes }: World): Promise<void> {
    await server.runJob('classes.offer_seats')
    const reader = server.database.reader
    const open = (
      await reader.findBy(
        CourseClass,
        classes.map(({ id }) => ({ id })),
      )
    ).filter(({ state }) => state === 'published')
    if (open.length === 0) return
    const places = await reader.findBy(
      Place,
      open.map(({ id }) => ({ classId: id })),
    )
    const waiting = places.filter(({ state }) => state === 'waiting')
    for (const bookingId of new Set(waiting.map((one) => one.bookingId))) {
      const own = waiting.filter((one) => one.bookingId === bookingId).map(({ classId }) => classId)
      expect(own.every((id) => own.filter((one) => one === id).length <= freeOf(open, places, id))).toBe(false)
    }
  }

  it('never give more than there is, lose nobody, and put no child in two places', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const world = await makeWorld()
        for (const step of list) {
          await play(world, step)
          await look(world, { canExpire: step.act === 'expire', isOneAct: step.act !== 'together' })
        }
        await lookAtQueues(world)
        await look(world, {})
      }),
      { numRuns: runs, endOnFailure: true, examples: [[freedOneByOne]] },
    )
  })
})

const freeOf = (classes: readonly CourseClass[], places: readonly Place[], id: string): number =>
  classes.find((one) => one.id === id)!.seats -
  places.filter(({ classId, state }) => classId === id && seatedStates.includes(state)).length

const at3Hours = (startsAt: string) => ({
  from: '2027-07-05',
  to: '2027-08-06',
  weekdays: [1, 3, 5],
  startsAt,
  endsAt: `${String(Number(startsAt.slice(0, 2)) + 3).padStart(2, '0')}:00`,
  offDays: [],
})

/** What it answers; null where it is refused, which is no failure of the seats. */
async function allowRefusal<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return null
    throw error
  }
}

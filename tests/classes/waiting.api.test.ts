import {
  accept,
  book,
  cancel,
  confirm,
  type Guardian,
  look,
  newGuardian,
  openClass,
  placesIn,
  queue,
  titlesOf,
  wishes,
} from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('A seat that somebody waits for', (make) => {
  const server = useServer(make)

  it('goes to them when nobody confirms it in time: they are told, accept it and have it', async () => {
    const courseClass = await openClass(server, { seats: 1 })
    const [late, mother, next] = [await newGuardian(server), await newGuardian(server), await newGuardian(server)]
    const held = await book(late, courseClass)
    await expectRefusal(book(mother, courseClass), 'classes.full')
    const waiting = await queue(mother, courseClass)
    expect(waiting).toMatchObject({ state: 'waiting', order: 2, places: [{ ahead: 0 }] })
    expect(await queue(next, courseClass)).toMatchObject({ state: 'waiting', order: 3, places: [{ ahead: 1 }] })
    server.clock.advance(31 * 60)
    await expectRefusal(confirm(late, held), 'classes.hold_expired')
    await server.runJob('classes.expire_places')
    expect(await look(late, held)).toMatchObject({ state: 'expired', actions: [] })
    expect(await titlesOf(late)).toEqual(['名额没有确认,已放开'])
    expect(await titlesOf(mother)).toEqual(['轮到您了,请尽快接受'])
    await expectRefusal(book(late, courseClass), 'classes.full')
    expect(await accept(mother, waiting)).toMatchObject({ state: 'confirmed', order: 2 })
    expect(await look(next, await queue(next, courseClass))).toMatchObject({ places: [{ ahead: 0 }] })
  })

  it('is occupied by their offer until that ends, and then goes on to the next', async () => {
    const courseClass = await openClass(server, { seats: 1 })
    const [first, second, third] = [await newGuardian(server), await newGuardian(server), await newGuardian(server)]
    const held = await confirm(first, await book(first, courseClass))
    const [waiting, after] = [await queue(second, courseClass), await queue(third, courseClass)]
    await cancel(first, held)
    expect(await look(second, waiting)).toMatchObject({ state: 'offered', actions: ['accept', 'cancel'] })
    await expectRefusal(book(first, courseClass), 'classes.full')
    server.clock.advance(21 * 3_600)
    await server.runJob('classes.remind_of_offers')
    await server.runJob('classes.remind_of_offers')
    expect(await titlesOf(second)).toEqual(['名额快到期了', '轮到您了,请尽快接受'])
    server.clock.advance(3 * 3_600)
    await expectRefusal(accept(second, waiting), 'classes.offer_expired')
    await server.runJob('classes.expire_places')
    expect(await look(third, after)).toMatchObject({ state: 'offered' })
    expect(await placesIn(server, courseClass, 'held', 'offered', 'confirmed')).toHaveLength(1)
  })

  it('passes a pair at the head of the queue that asks for two, which keeps its place and is told', async () => {
    const courseClass = await openClass(server, { seats: 2 })
    const [one, other] = [await newGuardian(server), await newGuardian(server)]
    const [held, kept] = [await book(one, courseClass), await book(other, courseClass)]
    const [pair, single] = [await newGuardian(server, { children: 2 }), await newGuardian(server)]
    const [together, alone] = [await queue(pair, courseClass), await queue(single, courseClass)]
    await cancel(one, held)
    expect(await look(single, alone)).toMatchObject({ state: 'offered' })
    expect(await look(pair, together)).toMatchObject({ state: 'waiting', places: [{ ahead: 0 }, { ahead: 1 }] })
    expect(await titlesOf(pair)).toEqual(['空位不够,您的位置不变'])
    await cancel(single, alone)
    await cancel(other, kept)
    expect(await look(pair, together)).toMatchObject({ state: 'offered' })
  })

  it('of one sibling is given back alone: the other keeps seat and booking, and who waits next is offered it', async () => {
    const courseClass = await openClass(server, { seats: 2 })
    const [pair, next] = [await newGuardian(server, { children: 2 }), await newGuardian(server)]
    const booking = await confirm(pair, await book(pair, courseClass))
    const waiting = await queue(next, courseClass)
    const { places } = await look(pair, booking)
    expect(places.map(({ actions }) => actions)).toEqual([['cancel'], ['cancel']])
    const [first, second] = places
    const left = { state: 'confirmed', seats: 1, places: [{ childId: second!.child.id, order: second!.order }] }
    expect(await cancel(pair, booking, first!.id)).toMatchObject(left)
    expect(await cancel(pair, booking, first!.id)).toMatchObject(left)
    expect(await look(pair, booking)).toMatchObject({ places: [{ id: second!.id, actions: [] }], actions: ['cancel'] })
    expect(await look(next, waiting)).toMatchObject({ state: 'offered' })
    const [theirs] = (await look(next, waiting)).places
    await expectRefusal(cancel(pair, booking, theirs!.id), 'classes.booking_not_found')
    await expectRefusal(cancel(next, booking, second!.id), 'classes.booking_not_found')
    expect(await placesIn(server, courseClass, 'confirmed', 'offered')).toHaveLength(2)
  })

  it('is offered to who stays in the queue when a sibling leaves it, in the place they had together', async () => {
    const [wide, narrow] = [await openClass(server, { seats: 1 }), await openClass(server, { seats: 1 })]
    await book(await newGuardian(server), narrow)
    const [pair, other, third] = [
      await newGuardian(server, { children: 2 }),
      await newGuardian(server, { children: 2 }),
      await newGuardian(server, { children: 2 }),
    ]
    const firstOf = async (by: Guardian, booking: { id: string }) => (await look(by, booking)).places[0]!.id
    const waiting = await queue(pair, narrow)
    const behind = await queue(other, narrow)
    expect(await queue(pair, narrow)).toEqual(waiting)
    const left = await cancel(pair, waiting, await firstOf(pair, waiting))
    expect(left).toMatchObject({ state: 'waiting', order: 3, places: [{ order: 3, ahead: 0 }] })
    expect(await look(other, behind)).toMatchObject({ places: [{ ahead: 1 }, { ahead: 2 }] })
    const too = await queue(third, wide)
    expect(too).toMatchObject({ state: 'waiting' })
    const offered = await cancel(third, too, await firstOf(third, too))
    expect(offered).toMatchObject({ state: 'offered', seats: 1, places: [{ ahead: null }] })
  })

  it('is not given past a pair that waits for two classes until both have a seat for it', async () => {
    const [one, other] = [await openClass(server, { seats: 1 }), await openClass(server, { seats: 1 })]
    const [first, second] = [await newGuardian(server), await newGuardian(server)]
    const [inOne, inOther] = [await book(first, one), await book(second, other)]
    const siblings = await newGuardian(server, { children: 2 })
    const [a, b] = siblings.childIds
    const items = [...wishes([a!], one.id), ...wishes([b!], other.id)]
    const both = await siblings.caller.classBookings.joinQueue({ body: { items } })
    await cancel(first, inOne)
    await server.runJob('classes.offer_seats')
    expect(await look(siblings, both)).toMatchObject({ state: 'waiting' })
    const newcomer = await newGuardian(server)
    await expectRefusal(book(newcomer, one), 'classes.full')
    await cancel(second, inOther)
    await server.runJob('classes.offer_seats')
    expect(await look(siblings, both)).toMatchObject({
      state: 'offered',
      places: [{ state: 'offered' }, { state: 'offered' }],
    })
  })

  it('is offered at once to who queues although one is free', async () => {
    const courseClass = await openClass(server)
    expect(await queue(await newGuardian(server), courseClass)).toMatchObject({ state: 'offered' })
  })

  it('is set aside for a group until the window closes, and then is everybody’s', async () => {
    const quotas = [{ group: 'hardship' as const, seats: 1 }]
    const closesAt = new Date(server.clock.now().getTime() + 3_600_000)
    const courseClass = await openClass(server, { seats: 2, closesAt, content: { allocation: 'priority', quotas } })
    const [one, two] = [await newGuardian(server), await newGuardian(server)]
    await confirm(one, await book(one, courseClass))
    await expectRefusal(book(two, courseClass), 'classes.full')
    const waiting = await queue(two, courseClass)
    await server.runJob('classes.offer_seats')
    expect(await look(two, waiting)).toMatchObject({ state: 'waiting' })
    server.clock.advance(3_600)
    await server.runJob('classes.offer_seats')
    expect(await look(two, waiting)).toMatchObject({ state: 'offered' })
  })
})

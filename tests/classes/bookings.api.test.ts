import { Booking } from '../../server/classes'
import { AuditRow } from '../../server/platform/entities'
import { addBooking } from '../../server/seeds/classes'
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
import { listenToSql } from '../support/sql'

onEveryDatabase('A seat in a class', (make) => {
  const server = useServer(make)
  const newGuardians = async (count: number) => {
    const families: Guardian[] = []
    for (let at = 0; at < count; at++) families.push(await newGuardian(server))
    return families
  }

  it('is held for who asks first, confirmed, and seen among the own bookings with the number that was answered', async () => {
    const [mother, courseClass] = [await newGuardian(server), await openClass(server)]
    const held = await book(mother, courseClass)
    expect(held).toMatchObject({ state: 'held', seats: 1, order: 1, expiresAt: '2026-11-23T02:30:00.000Z' })
    expect(await confirm(mother, held)).toMatchObject({ id: held.id, state: 'confirmed', order: 1, expiresAt: null })
    const [own] = (await mother.caller.classBookings.listBookings({ query: {} })).items
    expect(own).toMatchObject({
      id: held.id,
      state: 'confirmed',
      places: [
        {
          child: { name: '演示孩子1' },
          class: { name: '暑期托管一班', site: '长阳职工子女托管点' },
          order: 1,
          ahead: null,
        },
      ],
      actions: ['cancel'],
    })
    expect(await titlesOf(mother)).toEqual(['报名成功'])
    const rows = await server.database.reader.findBy(AuditRow, { actorId: mother.personId })
    expect(rows.map(({ action }) => action).sort()).toEqual(['classes.booked', 'classes.booking_confirmed'])
  })

  it('is confirmed with all that are confirmed at once, and each guardian is told once', async () => {
    const [courseClass, families] = [await openClass(server), await newGuardians(8)]
    const held = await Promise.all(families.map((one) => book(one, courseClass)))
    const heard = await listenToSql(server).of(() => Promise.all(families.map((one, at) => confirm(one, held[at]!))))
    expect(heard.filter(({ sql }) => /INSERT INTO .messages/.test(sql)).length).toBeLessThan(families.length)
    for (const one of families) expect(await titlesOf(one)).toEqual(['报名成功'])
  })

  it('is given once: the same wish again is answered alike, another one is refused', async () => {
    const [mother, courseClass] = [await newGuardian(server, { children: 2 }), await openClass(server)]
    const [first, second] = mother.childIds
    const one = { ...mother, childIds: [first!] }
    const held = await book(one, courseClass)
    expect(await book(one, courseClass)).toEqual(held)
    expect(await confirm(mother, held)).toEqual(await confirm(mother, held))
    await expectRefusal(book(mother, courseClass), 'classes.already_booked')
    const twice = { ...mother, childIds: [second!, second!] }
    await expectRefusal(book(twice, courseClass), 'request.invalid')
    await book({ ...mother, childIds: [second!] }, courseClass)
    expect(await placesIn(server, courseClass, 'held', 'confirmed')).toHaveLength(2)
  })

  it('is refused with the reason, and nothing is kept of the wish', async () => {
    const mother = await newGuardian(server)
    const courseClass = await openClass(server)
    const older = await newGuardian(server, { entryYear: 2021 })
    await expectRefusal(book(older, courseClass), 'classes.other_grade')
    const limits = { content: { born: { from: '2019-09-01', to: '2020-02-29' } } }
    await expectRefusal(book(mother, await openClass(server, limits)), 'classes.too_young')
    await expectRefusal(
      book(await newGuardian(server, { isConfirmed: false }), courseClass),
      'classes.guardian_unconfirmed',
    )
    const soon = await openClass(server, { opensAt: new Date('2026-11-24T01:00:00Z') })
    await expectRefusal(book(mother, soon), 'classes.not_yet_open')
    const over = await openClass(server, { closesAt: new Date('2026-11-23T01:59:59Z') })
    await expectRefusal(book(mother, over), 'classes.window_closed')
    await expectRefusal(book(mother, await openClass(server, { state: 'cancelled' })), 'classes.not_open')
    await expectRefusal(book(mother, await openClass(server, { state: 'draft' })), 'classes.class_not_found')
    expect(await server.database.reader.countBy(Booking, { personId: mother.personId })).toBe(0)
  })

  it('is not booked for a child that would be in two places at once, but for one after the other', async () => {
    const mother = await newGuardian(server)
    const [morning, noon, afternoon] = await Promise.all(
      [
        ['08:00', '11:30'],
        ['11:00', '13:00'],
        ['13:30', '17:00'],
      ].map(([startsAt, endsAt]) =>
        openClass(server, { content: { sessions: { ...summer, startsAt: startsAt!, endsAt: endsAt! } } }),
      ),
    )
    await expectRefusal(book(mother, morning!, noon!), 'classes.overlap')
    expect(await book(mother, morning!, afternoon!)).toMatchObject({ state: 'held', seats: 2 })
    await expectRefusal(book(mother, noon!), 'classes.overlap')
  })

  it('is nobody else’s: a stranger neither books another’s child nor sees nor ends a booking', async () => {
    const [mother, stranger, courseClass] = [
      await newGuardian(server),
      await newGuardian(server),
      await openClass(server),
    ]
    await expectRefusal(book({ ...stranger, childIds: mother.childIds }, courseClass), 'classes.child_not_found')
    const held = await book(mother, courseClass)
    for (const act of [look, confirm, accept, cancel])
      await expectRefusal(act(stranger, held), 'classes.booking_not_found')
    expect((await stranger.caller.classBookings.listBookings({ query: {} })).items).toEqual([])
  })

  it('comes to siblings together or not at all, in one class and in several', async () => {
    const twins = await newGuardian(server, { children: 2 })
    const [narrow, wide] = [await openClass(server, { seats: 1 }), await openClass(server, { seats: 5 })]
    await expectRefusal(book(twins, narrow), 'classes.full')
    const [one, two] = twins.childIds
    const apart = { items: [...wishes([one!], wide.id), ...wishes([two!], narrow.id)] }
    await book(await newGuardian(server), narrow)
    await expectRefusal(twins.caller.classBookings.book({ body: apart }), 'classes.full')
    expect(await placesIn(server, wide, 'held')).toEqual([])
    expect(await book(twins, wide)).toMatchObject({ state: 'held', seats: 2, places: [{ order: 1 }, { order: 2 }] })
  })

  it('that nobody confirms in time goes to who waits, who is told, accepts it and has it', async () => {
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

  it('that is offered occupies the seat until the offer ends, and then goes on to the next', async () => {
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

  it('is given back until the day before the first one, then by staff', async () => {
    const mother = await newGuardian(server)
    const today = { ...summer, from: '2026-11-25', to: '2026-12-25' }
    const courseClass = await openClass(server, { content: { sessions: today } })
    const booking = await confirm(mother, await book(mother, courseClass))
    server.clock.set('2026-11-25T00:00:00.000Z')
    await expectRefusal(cancel(mother, booking), 'classes.cancel_over')
    server.clock.set('2026-11-24T12:00:00.000Z')
    expect(await cancel(mother, booking)).toMatchObject({ state: 'cancelled' })
    expect(await cancel(mother, booking)).toMatchObject({ state: 'cancelled' })
  })

  it('that is drawn is entered, alone, without a seat yet', async () => {
    const drawn = await openClass(server, { seats: 1, content: { allocation: 'draw' } })
    const [one, two] = [await newGuardian(server), await newGuardian(server, { children: 2 })]
    expect(await book(one, drawn)).toMatchObject({ state: 'entered', order: 1, expiresAt: null })
    expect(await book(two, drawn)).toMatchObject({ state: 'entered', seats: 2 })
    await expectRefusal(queue(await newGuardian(server), drawn), 'classes.not_together')
    const [other, third] = [await openClass(server), await newGuardian(server, { children: 2 })]
    const items = [...wishes([third.childIds[0]!], drawn.id), ...wishes([third.childIds[1]!], other.id)]
    await expectRefusal(third.caller.classBookings.book({ body: { items } }), 'classes.not_together')
  })

  it('is among what the guardian can see of their own data', async () => {
    const [mother, courseClass] = [await newGuardian(server), await openClass(server)]
    await book(mother, courseClass)
    const { parts } = await mother.caller.privacy.getData()
    const row = [{ value: '暑期托管一班' }, { value: 'seatHeld' }, { value: '1' }, { field: 'at' }]
    expect(parts.find(({ part }) => part === 'classBookings')).toMatchObject({ rows: [row] })
  })

  it('shows a form with a reason for each child that cannot be booked', async () => {
    const mother = await newGuardian(server)
    const courseClass = await openClass(server, { seats: 1 })
    const near = await openClass(server, {
      term: { id: courseClass.termId, organisationId: courseClass.organisationId },
      content: { name: '暑期托管二班', grades: { from: 3, to: 4 } },
    })
    await server.database.transaction((db) =>
      addBooking(
        db,
        mother.personId,
        [{ childId: mother.childIds[0]!, classId: courseClass.id, state: 'held', order: 1 }],
        server.clock.now(),
      ),
    )
    const form = await mother.caller.classBookings.getBookingForm({ params: { classId: courseClass.id } })
    expect(form.classes).toMatchObject([
      { id: courseClass.id, isFull: true, blocker: null, waiting: 0 },
      { id: near.id, isFull: false },
    ])
    expect(form.children[0]!.options).toEqual([
      { classId: courseClass.id, blocker: { code: 'classes.already_booked', until: null } },
      { classId: near.id, blocker: { code: 'classes.other_grade', until: null } },
    ])
  })
})

const summer = {
  from: '2027-07-05',
  to: '2027-08-06',
  weekdays: [1, 2, 3, 4, 5],
  startsAt: '08:00',
  endsAt: '17:30',
  offDays: [],
}

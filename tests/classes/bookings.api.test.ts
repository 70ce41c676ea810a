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

  it('is given back until the day before the first one, then by staff', async () => {
    const mother = await newGuardian(server, { children: 2 })
    const today = { ...summer, from: '2026-11-25', to: '2026-12-25' }
    const courseClass = await openClass(server, { content: { sessions: today } })
    const booking = await confirm(mother, await book(mother, courseClass))
    const actions = async () => {
      const params = { bookingId: booking.id }
      const { actions: all, places } = await mother.caller.classBookings.getBooking({ params })
      return [all, ...places.map((place) => place.actions)]
    }
    server.clock.set('2026-11-24T00:00:00.000Z')
    expect(await actions()).toEqual([['cancel'], ['cancel'], ['cancel']])
    server.clock.set('2026-11-25T00:00:00.000Z')
    expect(await actions()).toEqual([[], [], []])
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
    const seat = [{ value: '暑期托管一班' }, { value: 'seatHeld' }, { value: '1' }]
    const row = [...seat, { field: 'ticket' }, { field: 'at' }]
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

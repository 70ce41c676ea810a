import { Not } from 'typeorm'
import { CourseClass, Place } from '../../server/classes'
import { AuditRow } from '../../server/platform/entities'
import {
  accept,
  book,
  confirm,
  type Guardian,
  look,
  newGuardian,
  openClass,
  placesIn,
  queue,
  titlesOf,
} from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('The desk of a class', (make) => {
  const server = useServer(make)
  let manager: Caller
  let foreign: Caller
  beforeAll(async () => {
    manager = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    foreign = await newStaff(server, 'classManager', await unionId(server, '金盏'))
  })
  /** Twice, as after a crash: each is told once. */
  const tellEnded = async () => {
    await server.runJob('classes.tell_ended')
    await server.database.transaction((db) => db.update(CourseClass, { state: Not('published') }, { toldAt: null }))
    await server.runJob('classes.tell_ended')
  }
  const seeQueue = ({ id }: { id: string }, tab: 'seated' | 'waiting' | 'over' = 'waiting', by = manager) =>
    by.classQueue.getQueue({ params: { classId: id }, query: { tab } })
  const confirmed = async (guardian: Guardian, courseClass: CourseClass) =>
    confirm(guardian, await book(guardian, courseClass))
  const sameTerm = ({ termId, organisationId }: CourseClass) => ({ term: { id: termId, organisationId } })

  it('shows who has a seat and who waits in turn, on record, and to nobody elsewhere', async () => {
    const courseClass = await openClass(server, { seats: 1 })
    const [first, second, pair] = [
      await newGuardian(server),
      await newGuardian(server),
      await newGuardian(server, { children: 2 }),
    ]
    await confirmed(first, courseClass)
    await queue(second, courseClass)
    await queue(pair, courseClass)
    const view = await seeQueue(courseClass)
    expect(view).toMatchObject({
      class: { name: '暑期托管一班', seats: 1, confirmed: 1, waiting: 3 },
      actions: ['cancel', 'merge'],
    })
    expect(view.items).toMatchObject([
      {
        child: { name: '演示孩子1', grade: 1 },
        guardian: '演示家长',
        order: 2,
        together: 1,
        actions: ['moveUp', 'withdraw'],
      },
      { order: 3, together: 2 },
      { order: 4, together: 2 },
    ])
    expect((await seeQueue(courseClass, 'seated')).items).toMatchObject([{ state: 'confirmed', order: 1 }])
    expect(
      await server.database.reader.countBy(AuditRow, { action: 'classes.queue_viewed', targetId: courseClass.id }),
    ).toBe(2)
    await expectRefusal(seeQueue(courseClass, 'waiting', foreign), 'classes.class_not_found')
  })

  it('moves a booking up with a reason that is kept, and the number that was answered stays', async () => {
    const courseClass = await openClass(server, { seats: 1 })
    const [first, second, third] = [await newGuardian(server), await newGuardian(server), await newGuardian(server)]
    const seat = await confirmed(first, courseClass)
    const [one, two] = [await queue(second, courseClass), await queue(third, courseClass)]
    const body = { reason: '孩子的双胞胎姐姐已经在班里' }
    await expectRefusal(foreign.classQueue.moveUp({ params: { bookingId: two.id }, body }), 'classes.booking_not_found')
    await manager.classQueue.moveUp({ params: { bookingId: two.id }, body })
    expect((await seeQueue(courseClass)).items).toMatchObject([
      { order: 3, movedReason: body.reason },
      { order: 2, movedReason: null },
    ])
    expect(await look(third, two)).toMatchObject({ places: [{ order: 3, ahead: 0 }] })
    expect(await look(second, one)).toMatchObject({ places: [{ order: 2, ahead: 1 }] })
    expect(await titlesOf(third)).toEqual(['排队位置提前了'])
    await manager.classQueue.withdrawBooking({ params: { bookingId: seat.id }, body: { reason: '家长来电,孩子转学' } })
    expect(await look(third, two)).toMatchObject({ state: 'offered' })
    expect(await look(first, seat)).toMatchObject({ state: 'cancelled', places: [{ endReason: 'byStaff' }] })
    await expectRefusal(
      manager.classQueue.moveUp({ params: { bookingId: two.id }, body }),
      'classes.booking_unavailable',
    )
  })

  it('cancels a class: everybody is told once, and nobody keeps a seat in it', async () => {
    const courseClass = await openClass(server, { seats: 2 })
    const [pair, waiting] = [await newGuardian(server, { children: 2 }), await newGuardian(server)]
    const booking = await confirmed(pair, courseClass)
    await queue(waiting, courseClass)
    const body = { version: 1, reason: '场地检修' }
    const params = { classId: courseClass.id }
    await expectRefusal(
      manager.classQueue.cancelClass({ params, body: { ...body, version: 2 } }),
      'classes.class_changed',
    )
    expect(await manager.classQueue.cancelClass({ params, body })).toEqual({
      id: courseClass.id,
      state: 'cancelled',
      version: 2,
      told: 2,
    })
    await tellEnded()
    for (const guardian of [pair, waiting]) expect((await titlesOf(guardian))[0]).toBe('班级停办了')
    expect(await look(pair, booking)).toMatchObject({
      state: 'ended',
      places: [{ endReason: 'classCancelled' }, {}],
      actions: [],
    })
    await expectRefusal(book(await newGuardian(server), courseClass), 'classes.not_open')
    await expectRefusal(manager.classQueue.cancelClass({ params, body: { ...body, version: 2 } }), 'classes.class_over')
    expect((await book(pair, await openClass(server))).state).toBe('held')
  })

  it('merges a class into one with seats for all: each keeps seat or turn, and is told', async () => {
    const from = await openClass(server, { seats: 2 })
    const into = await openClass(server, { seats: 3, ...sameTerm(from), content: { name: '暑期托管二班' } })
    const [pair, waiting, there, queued] = [
      await newGuardian(server, { children: 2 }),
      await newGuardian(server),
      await newGuardian(server, { children: 2 }),
      await newGuardian(server, { children: 2 }),
    ]
    const [seats, place] = [await confirmed(pair, from), await queue(waiting, from)]
    await confirmed(there, into)
    const earlier = await queue(queued, into)
    const body = { version: 1, into: into.id, reason: '两个班人数都不多' }
    const params = { classId: from.id }
    expect((await expectRefusal(manager.classQueue.mergeClass({ params, body }), 'classes.no_room')).data).toEqual({
      lacking: 1,
    })
    await server.database.transaction((db) => db.update(CourseClass, { id: into.id }, { seats: 4 }))
    expect(await manager.classQueue.mergeClass({ params, body })).toMatchObject({ state: 'merged', told: 2 })
    expect(await look(pair, seats)).toMatchObject({
      state: 'confirmed',
      places: [{ class: { name: '暑期托管二班' } }, {}],
    })
    expect(await look(queued, earlier)).toMatchObject({ places: [{ ahead: 0 }, { ahead: 1 }] })
    expect(await look(waiting, place)).toMatchObject({ state: 'waiting', places: [{ ahead: 2 }] })
    await tellEnded()
    for (const guardian of [pair, waiting]) expect((await titlesOf(guardian))[0]).toBe('班级合并了')
    expect(await placesIn(server, from, 'held', 'confirmed', 'waiting', 'offered')).toEqual([])
  })

  it('does not merge where a child would be in two places at once', async () => {
    const from = await openClass(server)
    const morning = { ...from.content.sessions, startsAt: '08:00', endsAt: '11:00' }
    await server.database.transaction((db) =>
      db.update(
        CourseClass,
        { id: from.id },
        { content: { ...from.content, sessions: { ...morning, startsAt: '13:00', endsAt: '16:00' } } },
      ),
    )
    const into = await openClass(server, { ...sameTerm(from), content: { sessions: morning } })
    const third = await openClass(server, { content: { sessions: morning } })
    const mother = await newGuardian(server)
    await confirmed(mother, from)
    await confirmed(mother, third)
    const call = manager.classQueue.mergeClass({
      params: { classId: from.id },
      body: { version: 1, into: into.id, reason: '两个班人数都不多' },
    })
    await expectRefusal(call, 'classes.merge_overlaps')
    expect(await placesIn(server, from, 'confirmed')).toHaveLength(1)
  })

  it('closes a class after its last day, and keeps who was in it', async () => {
    const sessions = { ...(await openClass(server)).content.sessions, from: '2026-11-24', to: '2026-11-25' }
    const courseClass = await openClass(server, { seats: 1, content: { sessions } })
    const [first, second] = [await newGuardian(server), await newGuardian(server)]
    await confirmed(first, courseClass)
    await queue(second, courseClass)
    const call = () => manager.classQueue.closeClass({ params: { classId: courseClass.id }, body: { version: 1 } })
    await expectRefusal(call(), 'classes.still_running')
    server.clock.set('2026-11-26T02:00:00.000Z')
    expect(await call()).toMatchObject({ state: 'closed', told: 1 })
    await tellEnded()
    expect(await titlesOf(second)).toEqual(['排队结束了'])
    const states = (await server.database.reader.findBy(Place, { classId: courseClass.id })).map(({ state }) => state)
    expect(states.sort()).toEqual(['confirmed', 'ended'])
    server.clock.set('2026-11-23T02:00:00.000Z')
  })

  it('offers the seats that staff add to who waits', async () => {
    const courseClass = await openClass(server, { seats: 1 })
    const [first, second] = [await newGuardian(server), await newGuardian(server)]
    await confirmed(first, courseClass)
    const waiting = await queue(second, courseClass)
    await server.database.transaction((db) => db.update(CourseClass, { id: courseClass.id }, { seats: 2 }))
    await server.runJob('classes.offer_seats')
    expect(await accept(second, waiting)).toMatchObject({ state: 'confirmed' })
  })
})

import { randomUUID } from 'node:crypto'
import { CourseClass, Place } from '../../server/classes'
import { addBooking } from '../../server/seeds/classes'
import { book, cancel, type Guardian, newGuardian, openClass, queue, wishes } from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'
import { listenToSql } from '../support/sql'
import { within } from '../support/waiting'

onEveryDatabase('A class whose seats are all taken', (make) => {
  const server = useServer(make)

  /** A class that nobody has asked about before its only seat was taken, so that what is known of it is that. */
  async function soldOut() {
    const courseClass = await openClass(server, { seats: 1 })
    const [holder, late] = [await newGuardian(server), await newGuardian(server)]
    const [childId] = holder.childIds
    const booking = await server.database.transaction(async (db) => {
      await db.update(CourseClass, { id: courseClass.id }, { lastOrder: 1 })
      const place = { childId: childId!, classId: courseClass.id, state: 'confirmed' as const, order: 1 }
      return addBooking(db, holder.personId, [place], server.clock.now())
    })
    const heard = await listenToSql(server).of(() => expectRefusal(book(late, courseClass), 'classes.full'))
    expect(heard.some(({ sql }) => /FOR UPDATE|BEGIN|START/.test(sql))).toBe(false)
    return { courseClass, holder, booking, late }
  }

  it('says so to a thousand calls with hardly a statement but for their sessions', async () => {
    const { courseClass } = await soldOut()
    const crowd: Guardian[] = []
    for (let at = 0; at < 20; at++) crowd.push(await newGuardian(server))
    const from = performance.now()
    const heard = await listenToSql(server).of(async () => {
      for (let round = 0; round < 50; round++) {
        const codes = await Promise.all(crowd.map((one) => book(one, courseClass).catch((error) => error.code)))
        expect(new Set(codes)).toEqual(new Set(['classes.full']))
      }
    })
    const seconds = (performance.now() - from) / 1_000
    const asked = heard.filter(({ sql }) => !/\bsessions\b/.test(sql))
    expect(asked.length).toBeLessThanOrEqual(1 + Math.floor(seconds))
    expect(heard.length).toBeLessThan(500)
  })

  it('gives a seat that is given back to who comes next, at once', async () => {
    const { courseClass, holder, booking, late } = await soldOut()
    await cancel(holder, booking)
    const held = await book(late, courseClass)
    expect(held).toMatchObject({ state: 'held' })
    await expectRefusal(book(holder, courseClass), 'classes.full')
    server.clock.advance(31 * 60)
    await server.runJob('classes.expire_places')
    expect(await book(holder, courseClass)).toMatchObject({ state: 'held' })
    expect(await book(await newGuardian(server), await openClass(server))).toMatchObject({ state: 'held' })
  })

  it('gives a seat that another process has freed to who comes a second later', async () => {
    const { courseClass, late } = await soldOut()
    await server.database.transaction((db) =>
      db.update(Place, { classId: courseClass.id }, { state: 'cancelled', liveKey: null, endReason: 'byGuardian' }),
    )
    const isHeld = () =>
      book(late, courseClass).then(
        () => true,
        () => false,
      )
    expect(await within(3, isHeld)).toBeLessThan(2)
  })

  it('answers who has a place or waits for one as before, by whatever key they ask again', async () => {
    const { courseClass, holder, late } = await soldOut()
    const items = wishes(holder.childIds, courseClass.id)
    const again = await book(holder, courseClass)
    expect(again).toMatchObject({ state: 'confirmed', order: 1 })
    const waiting = await queue(late, courseClass)
    await expectRefusal(book(await newGuardian(server), courseClass), 'classes.full')
    expect(await book(late, courseClass)).toMatchObject({ id: waiting.id, state: 'waiting' })
    const key = { idempotencyKey: randomUUID() }
    expect(await holder.caller.classBookings.book({ body: { items } }, key)).toEqual(again)
    expect(await holder.caller.classBookings.book({ body: { items } }, key)).toEqual(again)
  })

  it('still says why not to who asks for what is no class, or before a window that is not open', async () => {
    const { late } = await soldOut()
    await expectRefusal(book(late, { id: randomUUID() }), 'classes.class_not_found')
    const soon = await openClass(server, { seats: 0, opensAt: new Date('2027-01-01T00:00:00Z') })
    await expectRefusal(book(late, soon), 'classes.not_yet_open')
    const drawn = await openClass(server, { seats: 0, content: { allocation: 'draw' } })
    expect(await book(late, drawn)).toMatchObject({ state: 'entered' })
  })
})

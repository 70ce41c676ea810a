import { createHash } from 'node:crypto'
import { CourseClass } from '../../server/classes'
import { Draw, DrawTicket } from '../../server/draws'
import { recompute } from '../../shared/draws/rules'
import { book, cancel, type Guardian, look, newGuardian, openClass, placesIn } from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

const source = '双色球第 2026140 期'
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

onEveryDatabase('A draw', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await newStaff(server, 'classManager', await unionId(server, '长阳'))
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000)
  const soon = (seats: number) =>
    openClass(server, { seats, opensAt: hours(1), closesAt: hours(2), content: { allocation: 'draw' } })
  const read = (classId: string, caller: Caller = server.anonymous) =>
    caller.classDraws.getDraw({ params: { classId } })
  const atDesk = (classId: string, caller = manager) => caller.classDrawsDesk.getDeskDraw({ params: { classId } })
  const prepare = (classId: string, caller = manager) =>
    caller.classDrawsDesk.prepareDraw({ params: { classId }, body: { source } })
  const draw = (classId: string, publicValue = '03 07 12', caller = manager) =>
    caller.classDrawsDesk.drawLots({ params: { classId }, body: { publicValue } })

  /** A class whose list is frozen, with what these families entered. */
  async function frozen(seats: number, families: readonly { children: number }[]) {
    const courseClass = await soon(seats)
    await prepare(courseClass.id)
    server.clock.advance(3_600)
    const guardians: Guardian[] = []
    for (const given of families) {
      const guardian = await newGuardian(server, given)
      await book(guardian, courseClass)
      guardians.push(guardian)
    }
    server.clock.advance(3_600 + 180)
    await server.runJob('classes.freeze_lists')
    return { courseClass, guardians }
  }

  it('is promised before its list opens, frozen when it closes, drawn after that, and worked out again by anybody', async () => {
    const courseClass = await soon(3)
    const { id } = courseClass
    await expectRefusal(read(id), 'draws.not_found')
    expect(await atDesk(id)).toMatchObject({ draw: null, actions: ['prepare'] })
    expect(await prepare(id)).toMatchObject({ draw: { source, state: 'promised' } })
    const promised = await read(id)
    expect(promised).toMatchObject({ state: 'promised', listHash: null, list: null, secret: null, seats: 3 })
    expect(promised.secretHash).toMatch(/^[0-9a-f]{64}$/)
    server.clock.advance(3_600)
    const families = await Promise.all([1, 2, 1, 1, 2].map((children) => newGuardian(server, { children })))
    for (const family of families) await book(family, courseClass)
    await expectRefusal(draw(id), 'draws.not_frozen')
    await expectRefusal(draw(id, '第五期'), 'draws.value_invalid')

    server.clock.advance(3_600)
    await server.runJob('classes.freeze_lists')
    expect(await read(id)).toMatchObject({ state: 'promised' })
    server.clock.advance(180)
    await server.runJob('classes.freeze_lists')
    const closed = await read(id)
    expect(closed).toMatchObject({ state: 'frozen', secretHash: promised.secretHash, secret: null })
    expect(hash(Buffer.from(closed.list!))).toBe(closed.listHash)

    expect(await draw(id, '03 07 12')).toMatchObject({ draw: { state: 'drawn' }, actions: [], tickets: 0 })
    const drawn = await read(id)
    expect(drawn).toMatchObject({ listHash: closed.listHash, list: closed.list, publicValue: '3 7 12', voided: [] })
    const found = recompute(hash, {
      ...drawn,
      list: drawn.list!,
      listHash: drawn.listHash!,
      secret: drawn.secret!,
      publicValue: '3 7 12',
    })
    const order = 'order' in found ? found.order.map(({ ticket }) => ticket) : []
    const rows = await server.database.reader.find(DrawTicket, { order: { rank: 'ASC' } })
    expect(rows.filter(({ ticket }) => order.includes(ticket)).map(({ ticket }) => ticket)).toEqual(order)
    const states = await Promise.all(families.map(async ({ caller }) => (await read(id, caller)).own[0]!))
    expect(states.filter(({ state }) => state === 'held').reduce((sum, { seats }) => sum + seats, 0)).toBe(3)
    const queue = await placesIn(server, courseClass, 'waiting')
    expect(queue).toHaveLength(4)
    const turns = states
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => order.indexOf(a.ticket) - order.indexOf(b.ticket))
      .map(({ bookingId }) => Math.max(...queue.filter((one) => one.bookingId === bookingId).map(({ turn }) => turn)))
    expect(turns).toEqual([...turns].sort((a, b) => a - b))
    await expectRefusal(draw(id), 'draws.done')
  })

  it('is told to whom it gave seats, which are confirmed or go to the next in the order drawn', async () => {
    const { courseClass, guardians } = await frozen(1, [{ children: 1 }, { children: 1 }])
    await draw(courseClass.id)
    await server.runJob('classes.tell_of_draws')
    await server.runJob('classes.tell_of_draws')
    const inboxes = await Promise.all(
      guardians.map(async ({ caller }) => (await caller.notifications.listMessages({ query: {} })).items),
    )
    expect(inboxes.flatMap((items) => items.map(({ title }) => title)).sort()).toEqual([
      '抽中了,请确认名额',
      '这次没有抽中,已为您排队',
    ])
    server.clock.advance(49 * 3_600)
    await server.runJob('classes.expire_places')
    await server.runJob('classes.offer_seats')
    const [offered] = await placesIn(server, courseClass, 'offered')
    expect(await placesIn(server, courseClass, 'expired')).toHaveLength(1)
    expect(offered).toBeDefined()
  })

  it('leaves out who gave the seats back after the list was frozen, and says so', async () => {
    const { courseClass, guardians } = await frozen(2, [{ children: 2 }, { children: 1 }, { children: 1 }])
    const [gone] = guardians
    const [booking] = (await gone!.caller.classBookings.listBookings({ query: {} })).items
    await cancel(gone!, booking!)
    await draw(courseClass.id)
    const view = await read(courseClass.id)
    expect(view.withdrawn).toEqual([{ number: expect.any(Number), seats: 2 }])
    expect(await placesIn(server, courseClass, 'held')).toHaveLength(2)
    expect(await look(gone!, booking!)).toMatchObject({ state: 'cancelled' })
  })

  it.each([
    ['list', 'listDiffers'],
    ['secret', 'secretDiffers'],
  ] as const)('is void once the %s is not what was published, and then promised anew', async (what, reason) => {
    const { courseClass } = await frozen(1, [{ children: 1 }, { children: 1 }])
    const { id } = courseClass
    await server.database.transaction(async (db) => {
      const row = await db.findOneByOrFail(Draw, { poolId: id })
      if (what === 'secret') await db.update(Draw, { id: row.id }, { secret: 'f'.repeat(64) })
      else await db.update(DrawTicket, { drawId: row.id, number: 1 }, { ticket: 'SOMEBODYELSE' })
    })
    expect(await draw(id)).toMatchObject({ draw: null, tickets: 2, actions: ['prepare'] })
    expect(await placesIn(server, courseClass, 'entered')).toHaveLength(2)
    expect(await prepare(id)).toMatchObject({ draw: { state: 'promised', voided: [{ reason }] } })
    await server.runJob('classes.freeze_lists')
    expect(await draw(id)).toMatchObject({ draw: { state: 'drawn' } })
    expect(await placesIn(server, courseClass, 'held')).toHaveLength(1)
  })

  const publish = (classId: string, version = 1) =>
    manager.classPlans.publishClass({ params: { classId }, body: { version } })
  const drawn = { allocation: 'draw', minimum: 1 } as const

  it('is promised with its class where nobody thought of it, and named otherwise until its list opens', async () => {
    const { id } = await openClass(server, { state: 'draft', opensAt: hours(1), content: drawn })
    await publish(id)
    const usual = await read(id)
    expect(usual.source).toContain('双色球')
    expect(await prepare(id)).toMatchObject({ draw: { source, secretHash: usual.secretHash }, actions: ['prepare'] })
    server.clock.advance(3_600)
    await expectRefusal(prepare(id), 'draws.late')
    const late = await openClass(server, { content: { allocation: 'draw' } })
    await expectRefusal(prepare(late.id), 'draws.late')
  })

  it('is promised before anybody can enter: its class is not published, nor comes to be drawn, when the window is open', async () => {
    const planned = await openClass(server, { state: 'draft', opensAt: hours(1), content: drawn })
    await prepare(planned.id)
    server.clock.advance(3_600)
    const refusal = await expectRefusal(publish(planned.id), 'classes.opens_too_soon')
    expect(refusal.field).toBe('opensAt')
    const plain = await openClass(server, { opensAt: hours(1), content: { minimum: 1 } })
    const { input } = await manager.classPlans.getDeskClass({ params: { classId: plain.id } })
    const content = { ...input.content, ...drawn }
    const edit = (version: number, opensAt: Date) =>
      manager.classPlans.editClass({
        params: { classId: plain.id },
        body: { ...input, content, version, opensAt: opensAt.toISOString() },
      })
    await expectRefusal(edit(1, hours(0)), 'classes.opens_too_soon')
    await expectRefusal(read(plain.id), 'draws.not_found')
    await edit(1, hours(1))
    expect(await read(plain.id)).toMatchObject({ state: 'promised' })
  })

  it('is of a drawn class, and made by class managers in reach', async () => {
    const plain = await openClass(server)
    await expectRefusal(prepare(plain.id), 'classes.not_drawn')
    await expectRefusal(read(plain.id), 'draws.not_found')
    const { id } = await soon(1)
    const foreign = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    await expectRefusal(atDesk(id, foreign), 'classes.class_not_found')
    await expectRefusal(prepare(id, foreign), 'classes.class_not_found')
    await expectRefusal(draw(id, '1', foreign), 'classes.class_not_found')
  })

  it('gives everybody a seat where fewer enter than there are, once, however often it is asked for at once', async () => {
    const { courseClass } = await frozen(5, [{ children: 2 }, { children: 1 }])
    const answers = await Promise.allSettled([1, 2, 3].map(() => draw(courseClass.id)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await placesIn(server, courseClass, 'held')).toHaveLength(3)
    expect(await server.database.reader.findOneByOrFail(CourseClass, { id: courseClass.id })).toMatchObject({
      lastOrder: 3,
      allottedAt: server.clock.now(),
    })
  })
})

import { newId } from '../../server/platform/random'
import { addBooking } from '../../server/seeds/classes'
import { fillClass, makeChild, makeClass } from '../support/classes'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('Classes, as everybody sees them', (make) => {
  const server = useServer(make)
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))
  const list = (query = {}) => server.anonymous.classes.listClasses({ query })
  const get = (classId: string, caller = server.anonymous) => caller.classes.getClass({ params: { classId } })
  const inDays = (days: number) => new Date(server.clock.now().getTime() + days * 86_400_000)

  it('are those of the demo data: one of 60 seats for two grades, one for an interest, one that is drawn', async () => {
    const { items, sites } = await list()
    expect(sites.map(({ name }) => name)).toEqual(['长阳职工子女托管点'])
    expect(items.map(({ name, seats, allocation }) => `${name} ${seats} ${allocation}`).sort()).toEqual([
      '周六书法班(演示) 20 firstCome',
      '周六机器人班(演示) 16 draw',
      '暑期托管班(演示) 60 firstCome',
    ])
    const care = items.find(({ kind }) => kind === 'childcare')!
    expect(care).toMatchObject({
      grades: { from: 1, to: 2 },
      free: 'many',
      queue: 0,
      organisation: { name: '长阳镇总工会(演示)' },
    })
    expect(await get(care.id)).toMatchObject({ blocker: null, own: [], days: 25, phone: '010-80000008' })
    const drawn = items.find(({ allocation }) => allocation === 'draw')!
    expect(await get(drawn.id)).toMatchObject({ blocker: 'classes.not_yet_open' })
  })

  it('say where their site is on the map once staff have said so', async () => {
    const { id, siteId } = await makeClass(server)
    expect(await get(id)).toMatchObject({ position: null })
    const manager = await server.as('classManager')
    const { version, content } = await manager.classPlans.getSite({ params: { siteId } })
    const position = { latitude: 39.760_012, longitude: 116.190_4 }
    const placed = await manager.classPlans.editSite({ params: { siteId }, body: { version, content, position } })
    expect(placed).toMatchObject({ position })
    expect(await get(id)).toMatchObject({ position })
  })

  it('are listed by when their window closes, while it is not over, and never while they are planned', async () => {
    const term = await makeClass(server, { closesAt: inDays(1) })
    const given = { term: { id: term.termId, organisationId: term.organisationId }, site: { id: term.siteId } }
    const late = await makeClass(server, { ...given, closesAt: inDays(2) })
    await makeClass(server, { ...given, closesAt: inDays(0) })
    const draft = await makeClass(server, { ...given, state: 'draft' })
    const { items, terms } = await list({ termId: term.termId })
    expect(items.map(({ id }) => id)).toEqual([term.id, late.id])
    expect(terms).toContainEqual({ id: term.termId, name: expect.any(String) })
    await expectRefusal(get(draft.id), 'classes.class_not_found')
    await expectRefusal(get(newId()), 'classes.class_not_found')
    server.clock.set(inDays(1).toISOString())
    expect((await list({ termId: term.termId })).items.map(({ id }) => id)).toEqual([late.id])
    expect(await get(term.id)).toMatchObject({ blocker: 'classes.window_closed' })
  })

  it('are narrowed by kind, grade and site, and told a page at a time', async () => {
    const first = await makeClass(server, { content: { grades: { from: 7, to: 8 }, kind: 'interest' } })
    const site = { id: first.siteId }
    const term = { id: first.termId, organisationId: first.organisationId }
    for (let made = 0; made < 21; made++) {
      await makeClass(server, { term, site, content: { grades: { from: 8, to: 9 } } })
    }
    expect((await list({ grade: '7' })).items.map(({ id }) => id)).toEqual([first.id])
    expect((await list({ kind: 'interest', siteId: site.id })).items.map(({ id }) => id)).toEqual([first.id])
    const page = await list({ grade: '8' })
    const rest = await list({ grade: '8', cursor: page.nextCursor! })
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(22)
    expect(rest.nextCursor).toBeNull()
  })

  it('say how many seats are left in words, and how many children wait, but not whose they are', async () => {
    const guardian = await newPerson(server)
    const { id } = await makeClass(server, { seats: 5 })
    expect(await get(id)).toMatchObject({ free: 'many', queue: 0 })
    await fillClass(server, { id }, guardian, ['held', 'confirmed', 'cancelled'])
    expect(await get(id)).toMatchObject({ free: 'few', queue: 0 })
    await fillClass(server, { id }, guardian, ['offered', 'confirmed', 'confirmed', 'waiting', 'waiting', 'expired'])
    expect(await get(id)).toMatchObject({ free: 'none', queue: 2, own: [] })
  })

  it('tell seats that are set aside apart, until what is left of them is everybody’s', async () => {
    const content = { allocation: 'priority' as const, quotas: [{ group: 'hardship' as const, seats: 5 }] }
    const kept = await makeClass(server, { seats: 5, content })
    expect(await get(kept.id)).toMatchObject({ free: 'none', freeFor: ['hardship'] })
    const released = await makeClass(server, { seats: 5, content, allottedAt: inDays(0) })
    expect(await get(released.id)).toMatchObject({ free: 'many', freeFor: [] })
  })

  it('tell a guardian of the own children’s places, and nobody else', async () => {
    const [guardian, stranger] = [await newPerson(server), await newPerson(server)]
    const { id: classId } = await makeClass(server)
    const child = await makeChild(server, guardian, { name: '小安' })
    const { id: personId } = await guardian.identity.getMe()
    const expiresAt = inDays(1)
    await server.database.transaction((db) =>
      addBooking(db, personId, [{ childId: child.id, classId, state: 'offered', order: 7, expiresAt }], inDays(0)),
    )
    const own = { childId: child.id, childName: '小安', state: 'offered', order: 7, expiresAt: expiresAt.toISOString() }
    expect(await get(classId, guardian)).toMatchObject({ own: [own] })
    expect((await get(classId, stranger)).own).toEqual([])
    expect((await get(classId)).own).toEqual([])
  })
})

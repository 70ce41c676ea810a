import { ClassDuty, CourseClass } from '../../server/classes'
import { classContent, siteContent } from '../../server/seeds/classes'
import type { ClassInput, DeskClassView } from '../../shared/classes/planViews'
import { fillClass, makeClass } from '../support/classes'
import { onEveryDatabase } from '../support/databases'
import { newPerson, newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('Terms, sites and classes at the desk', (make) => {
  const server = useServer(make)
  let manager: Caller
  let organisationId: string
  beforeAll(async () => {
    manager = await server.as('classManager')
    organisationId = await unionId(server, '长阳')
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const days = { name: '2027 年暑期', from: '2027-07-01', to: '2027-08-31' }
  const addTerm = (by = manager) => by.classPlans.addTerm({ body: { organisationId, term: days } })
  const addSite = (by = manager) =>
    by.classPlans.addSite({ body: { organisationId, content: siteContent, position: null } })
  const inputOf = (siteId: string, given: Partial<ClassInput> = {}): ClassInput => ({
    siteId,
    content: classContent,
    seats: 30,
    opensAt: '2027-06-01T01:00:00.000Z',
    closesAt: '2027-06-20T09:00:00.000Z',
    ...given,
  })
  async function addClass(given: Partial<ClassInput> = {}): Promise<DeskClassView> {
    const [term, site] = [await addTerm(), await addSite()]
    return manager.classPlans.addClass({ body: { termId: term.id, ...inputOf(site.id, given) } })
  }
  const edit = ({ id: classId, version, input }: DeskClassView, change: Partial<ClassInput>) =>
    manager.classPlans.editClass({ params: { classId }, body: { version, ...input, ...change } })
  const publish = ({ id: classId, version }: Pick<DeskClassView, 'id' | 'version'>) =>
    manager.classPlans.publishClass({ params: { classId }, body: { version } })

  it('are planned by the union’s class manager and those above, and nobody else knows of them', async () => {
    const planned = await addClass()
    expect(planned).toMatchObject({ state: 'draft', preview: { name: classContent.name }, isFixed: false })
    const term = { termId: planned.term.id }
    const above = await newStaff(server, 'classManager', await unionId(server, '房山区'))
    const elsewhere = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    expect((await above.classPlans.getTerm({ params: term, query: {} })).items).toHaveLength(1)
    await expectRefusal(elsewhere.classPlans.getTerm({ params: term, query: {} }), 'classes.term_not_found')
    await expectRefusal(addTerm(elsewhere), 'organisations.not_found')
    await expectRefusal(addSite(elsewhere), 'organisations.not_found')
    expect((await elsewhere.classPlans.listTerms({ query: {} })).items).toEqual([])
    expect((await elsewhere.classPlans.listSites({ query: {} })).items).toEqual([])
    const params = { classId: planned.id }
    await expectRefusal(elsewhere.classPlans.getDeskClass({ params }), 'classes.class_not_found')
    await expectRefusal(server.anonymous.classes.getClass({ params }), 'classes.class_not_found')
  })

  it('are seen by parents once they are published, and can be thrown away until then', async () => {
    const planned = await addClass()
    const open = await publish(planned)
    expect(open).toMatchObject({ state: 'published', actions: ['edit', 'assign'] })
    expect(await server.anonymous.classes.getClass({ params: { classId: planned.id } })).toMatchObject({ seats: 30 })
    await expectRefusal(publish(planned), 'classes.not_a_draft')
    await expectRefusal(manager.classPlans.discardClass({ params: { classId: planned.id } }), 'classes.not_a_draft')
    const other = await addClass()
    await manager.classPlans.discardClass({ params: { classId: other.id } })
    expect(await server.database.reader.findOneBy(CourseClass, { id: other.id })).toBeNull()
    const late = await addClass({ opensAt: '2026-11-01T01:00:00.000Z', closesAt: '2026-11-23T02:00:00.000Z' })
    await expectRefusal(publish(late), 'classes.window_closed')
  })

  it('fit their room, their term, and their own seats', async () => {
    const refused = (given: Partial<ClassInput>, code: Parameters<typeof expectRefusal>[1]) =>
      expectRefusal(addClass(given), code)
    const content = (change: Partial<ClassInput['content']>) => ({ content: { ...classContent, ...change } })
    await refused(content({ room: '地下室' }), 'classes.no_such_room')
    await refused({ seats: 61 }, 'classes.room_too_small')
    await refused(content({ minimum: 31 }), 'classes.minimum_too_high')
    const sessions = { ...classContent.sessions, to: '2027-09-01' }
    await refused(content({ sessions }), 'classes.days_outside_term')
    const never = { ...classContent.sessions, from: '2027-07-05', to: '2027-07-05', offDays: ['2027-07-05'] }
    await refused(content({ sessions: never }), 'classes.days_outside_term')
    await refused({ closesAt: '2027-07-05T00:00:00.001Z' }, 'classes.window_invalid')
    await refused({ opensAt: '2027-06-20T09:00:00.000Z' }, 'classes.window_invalid')
    await refused(content({ quotas: [{ group: 'hardship', seats: 1 }] }), 'classes.quotas_invalid')
    const quotas = [{ group: 'hardship' as const, seats: 31 }]
    await refused(content({ allocation: 'priority', quotas }), 'classes.quotas_invalid')
    const foreign = await makeClass(server, { organisationId: await unionId(server, '金盏') })
    await refused({ siteId: foreign.siteId }, 'classes.site_not_found')
  })

  it('keep what parents chose by once booking has begun, and never have fewer seats than are taken', async () => {
    const { id: classId } = await makeClass(server)
    await fillClass(server, { id: classId }, await newPerson(server), ['held', 'confirmed', 'waiting'])
    const seen = await manager.classPlans.getDeskClass({ params: { classId } })
    expect(seen).toMatchObject({ isFixed: true, counts: { taken: 2, waiting: 1 } })
    const { content } = seen.input
    const fixed = [{ grades: { from: 1, to: 3 } }, { feeFen: 1 }, { allocation: 'draw' as const }]
    for (const change of fixed) {
      await expectRefusal(edit(seen, { content: { ...content, ...change } }), 'classes.fixed_once_open')
    }
    await expectRefusal(edit(seen, { opensAt: '2026-11-24T02:00:00.000Z' }), 'classes.fixed_once_open')
    const freely = { ...content, minimum: 1, summary: '换了一位老师。', room: '二层教室' }
    await expectRefusal(edit(seen, { content: freely, seats: 1 }), 'classes.seats_taken')
    const fewer = await edit(seen, { content: freely, seats: 2 })
    expect(fewer).toMatchObject({ input: { seats: 2 }, preview: { room: '二层教室', summary: '换了一位老师。' } })
    await expectRefusal(edit(seen, { seats: 26 }), 'classes.plan_changed')
  })

  it('tell families of another room once, and give seats that are added to who waits', async () => {
    const { id: classId } = await makeClass(server, { seats: 1, content: { minimum: 1 } })
    const guardian = await newPerson(server)
    await fillClass(server, { id: classId }, guardian, ['confirmed', 'waiting'])
    const seen = await manager.classPlans.getDeskClass({ params: { classId } })
    const changed = await edit(seen, { content: { ...seen.input.content, room: '二层教室' }, seats: 2 })
    expect(changed.counts).toEqual({ taken: 2, waiting: 0, entered: 0 })
    const { items } = await guardian.notifications.listMessages({ query: {} })
    expect(items.map(({ title }) => title).sort()).toEqual(['上课地点换了', '轮到您了,请尽快接受'])
    await edit(changed, { content: { ...changed.input.content, summary: '多了一位老师。' } })
    expect((await guardian.notifications.listMessages({ query: {} })).items).toHaveLength(2)
  })

  it('are copied with every date moved along, as drafts, but for what is at a site out of use', async () => {
    const born = { from: '2019-09-01', to: '2021-08-31' }
    const sessions = { ...classContent.sessions, offDays: ['2027-07-09'] }
    const { term, ...planned } = await addClass({ content: { ...classContent, born, sessions } })
    await publish(planned)
    const site = await addSite()
    const input = inputOf(site.id)
    const other = await manager.classPlans.addClass({ body: { termId: term.id, ...input } })
    await expectRefusal(closeSite(site.id, 1), 'classes.site_in_use')
    await server.database.transaction((db) => db.update(CourseClass, { id: other.id }, { state: 'closed' }))
    expect(await closeSite(site.id, 1)).toMatchObject({ isClosed: true, actions: [] })
    const copyOf = (from: string) =>
      manager.classPlans.copyTerm({ params: { termId: term.id }, body: { name: '2028 年暑期', from } })
    await expectRefusal(copyOf('2027-07-01'), 'classes.same_days')
    const copied = await copyOf('2028-06-29')
    expect(copied).toMatchObject({ from: '2028-06-29', to: '2028-08-29', classes: 1, leftOut: 1 })
    const { items } = await manager.classPlans.getTerm({ params: { termId: copied.id }, query: {} })
    expect(items).toEqual([expect.objectContaining({ state: 'draft', opensAt: '2028-05-30T01:00:00.000Z' })])
    const { input: moved } = await manager.classPlans.getDeskClass({ params: { classId: items[0]!.id } })
    expect(moved.content).toMatchObject({
      born: { from: '2020-09-01', to: '2022-08-31' },
      sessions: { from: '2028-07-03', to: '2028-08-04', offDays: [] },
    })
  })
  const closeSite = (siteId: string, version: number) =>
    manager.classPlans.closeSite({ params: { siteId }, body: { version } })

  it('lie within their term whenever it is changed', async () => {
    const { term } = await addClass()
    const change = (version: number, to: string) =>
      manager.classPlans.editTerm({ params: { termId: term.id }, body: { version, term: { ...days, to } } })
    await expectRefusal(change(1, '2027-08-05'), 'classes.days_outside_term')
    expect(await change(1, '2027-08-06')).toMatchObject({ to: '2027-08-06', version: 2 })
    await expectRefusal(change(1, '2027-08-20'), 'classes.plan_changed')
  })

  it('say what to look at: too few teachers, a room used twice, a site that nobody inspected', async () => {
    const planned = await addClass()
    expect(planned.warnings).toEqual(['fewTeachers'])
    const body = { termId: planned.term.id, ...planned.input }
    await manager.classPlans.addClass({ body })
    const { id: siteId } = await manager.classPlans.getSite({ params: { siteId: planned.input.siteId } })
    const safety = { ...siteContent.safety, inspectedOn: '2025-11-01' }
    const content = { ...siteContent, safety }
    await manager.classPlans.editSite({ params: { siteId }, body: { version: 1, content, position: null } })
    const again = await manager.classPlans.getDeskClass({ params: { classId: planned.id } })
    expect(again.warnings).toEqual(['fewTeachers', 'roomShared', 'siteUninspected'])
    expect(await server.database.reader.countBy(ClassDuty, { classId: planned.id })).toBe(0)
  })
})

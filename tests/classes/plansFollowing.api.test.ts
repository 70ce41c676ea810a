import { CareWorker, ClassDuty, CourseClass, Site, Term } from '../../server/classes'
import { addDuty, addWorker } from '../../server/seeds/careWorkers'
import { makeClass } from '../support/classes'
import { onEveryDatabase } from '../support/databases'
import { newPerson, newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { add, close, merge, node, unionOf } from '../support/unions'

onEveryDatabase('What a union plans for children', (make) => {
  const server = useServer(make)
  let city: Caller
  beforeAll(async () => {
    city = await server.as('cityAdmin')
  })
  const newUnion = async () => add(city, await unionOf(server, '房山区'))

  it('keeps the union from closing while classes are planned or go on', async () => {
    const union = await newUnion()
    const { id } = await makeClass(server, { organisationId: union.id, state: 'draft' })
    const { held } = await node(city, union.id)
    expect(held).toContainEqual({ kind: 'classes', count: 1 })
    await expectRefusal(close(city, union), 'organisations.not_empty')
    await server.database.transaction((db) => db.update(CourseClass, { id }, { state: 'closed' }))
    expect(await close(city, union)).toMatchObject({ id: union.id })
  })

  it('keeps neither the union nor a site once the term is closed', async () => {
    const union = await newUnion()
    const { id, termId, siteId } = await makeClass(server, { organisationId: union.id })
    const manager = await newStaff(server, 'classManager', union.id)
    const closeSite = () => manager.classPlans.closeSite({ params: { siteId }, body: { version: 1 } })
    await expectRefusal(closeSite(), 'classes.site_in_use')
    await server.database.transaction((db) => db.update(Term, { id: termId }, { closedAt: server.clock.now() }))
    expect(await closeSite()).toMatchObject({ isClosed: true })
    expect((await node(city, union.id)).held).toContainEqual({ kind: 'classes', count: 0 })
    expect(await server.database.reader.findOneByOrFail(CourseClass, { id })).toMatchObject({ state: 'published' })
  })

  it('goes along when the union becomes part of another, with whoever works there', async () => {
    const [from, into] = [await newUnion(), await newUnion()]
    const { id, termId, siteId } = await makeClass(server, { organisationId: from.id })
    const worker = await server.database.transaction((db) =>
      addWorker(db, { organisationId: from.id, name: '演示老师' }, server.clock.now()),
    )
    await merge(city, from, into)
    const organisationId = into.id
    const { reader } = server.database
    expect(await reader.countBy(CourseClass, { id, organisationId })).toBe(1)
    expect(await reader.countBy(Term, { id: termId, organisationId })).toBe(1)
    expect(await reader.countBy(Site, { id: siteId, organisationId })).toBe(1)
    expect(await reader.countBy(CareWorker, { id: worker.id, organisationId })).toBe(1)
  })

  it('is told to who works there in their own data, and the account’s end is the end of the work', async () => {
    const person = await newPerson(server)
    const { id: personId } = await person.identity.getMe()
    const course = await makeClass(server)
    const { organisationId } = course
    const worker = await server.database.transaction(async (db) => {
      const given = { organisationId, name: '演示老师', personId, phone: '13900000000' }
      const row = await addWorker(db, given, server.clock.now())
      await addDuty(db, course, row, server.clock.now())
      return row
    })
    const { parts } = await person.privacy.getData()
    expect(parts.map(({ part }) => part)).toContain('careWork')
    await person.privacy.requestClosure()
    server.clock.advance(8 * 86_400)
    await server.runJob('privacy.close_accounts')
    const left = await server.database.reader.findOneByOrFail(CareWorker, { id: worker.id })
    expect(left).toMatchObject({ personId: null, phone: null, name: '演示老师', endedAt: expect.any(Date) })
    expect(
      await server.database.reader.countBy(ClassDuty, { workerId: worker.id, liveKey: `${course.id} ${worker.id}` }),
    ).toBe(0)
  })
})

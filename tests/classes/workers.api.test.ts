import { ClassDuty } from '../../server/classes'
import { addWorker } from '../../server/seeds/careWorkers'
import { makeClass } from '../support/classes'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('Who works with children', (make) => {
  const server = useServer(make)
  let manager: Caller
  let organisationId: string
  beforeAll(async () => {
    manager = await server.as('classManager')
    organisationId = await unionId(server, '长阳')
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const input = {
    name: '演示老师',
    phone: null as string | null,
    duty: 'teacher' as const,
    personId: null as string | null,
  }
  const add = (worker: Partial<typeof input> = {}) =>
    manager.careWorkers.addWorker({ body: { organisationId, worker: { ...input, ...worker } } })
  const get = (workerId: string) => manager.careWorkers.getWorker({ params: { workerId } })
  const record = (workerId: string, version: number, checkedOn: string, isClear = true) =>
    manager.careWorkers.recordCheck({ params: { workerId }, body: { version, checkedOn, isClear } })
  const assign = (classId: string, workerId: string, by = manager) =>
    by.careWorkers.assignWorker({ params: { classId, workerId } })
  const unassign = (classId: string, workerId: string) =>
    manager.careWorkers.unassignWorker({ params: { classId, workerId } })

  it('are assigned to a class with a record check that is good to its last day, and not without', async () => {
    const { id: classId } = await makeClass(server)
    const { id } = await add()
    const refused = await expectRefusal(assign(classId, id), 'classes.check_invalid')
    expect(refused.data).toEqual({ problem: 'unchecked' })
    await expectRefusal(record(id, 1, '2026-11-24'), 'classes.check_day_invalid')
    const early = await record(id, 1, '2026-08-05')
    expect(early).toMatchObject({ validUntil: '2027-08-05', isClear: true, warning: null })
    const { data } = await expectRefusal(assign(classId, id), 'classes.check_invalid')
    expect(data).toEqual({ problem: 'endsBefore' })
    await record(id, 2, '2026-08-06')
    const { team, others } = await assign(classId, id)
    expect(team).toEqual([{ id, name: '演示老师', duty: 'teacher', validUntil: '2027-08-06' }])
    expect(others.map((one) => one.id)).not.toContain(id)
    expect((await get(id)).classes).toEqual([{ id: classId, name: '暑期托管一班', to: '2027-08-06' }])
  })

  it('are assigned once, however often it is asked, and can be taken off and assigned again', async () => {
    const { id: classId } = await makeClass(server)
    const { id } = await add()
    await record(id, 1, '2026-11-20')
    await Promise.all([1, 2, 3, 4].map(() => assign(classId, id)))
    expect(await server.database.reader.countBy(ClassDuty, { classId })).toBe(1)
    expect((await unassign(classId, id)).team).toEqual([])
    expect((await unassign(classId, id)).team).toEqual([])
    expect((await assign(classId, id)).team).toHaveLength(1)
  })

  it('have the same duty in their classes as on record: who becomes a cook sees no child any more', async () => {
    const course = await makeClass(server)
    const params = { classId: course.id, day: '2026-11-23' }
    const teacher = await newStaff(server, 'teacher', organisationId)
    const { id: personId } = await teacher.identity.getMe()
    const { id, version } = await add({ personId })
    await record(id, version, '2026-11-20')
    await assign(course.id, id)
    expect(await teacher.classDaysDesk.getClassDay({ params })).toMatchObject({ teachers: 1 })
    const worker = { ...input, personId, duty: 'cook' as const }
    await manager.careWorkers.editWorker({ params: { workerId: id }, body: { version: version + 1, worker } })
    await expectRefusal(teacher.classDaysDesk.getClassDay({ params }), 'classes.day_not_found')
  })

  it('are checked anew under another name or with another account, and see no child until then', async () => {
    const course = await makeClass(server)
    const params = { classId: course.id, day: '2026-11-23' }
    const [teacher, other] = [
      await newStaff(server, 'teacher', organisationId),
      await newStaff(server, 'teacher', organisationId),
    ]
    const [personId, otherId] = [(await teacher.identity.getMe()).id, (await other.identity.getMe()).id]
    const { id, version } = await add({ personId })
    await record(id, version, '2026-11-20')
    await assign(course.id, id)
    expect(await teacher.classDaysDesk.getClassDay({ params })).toMatchObject({ teachers: 1 })
    const edit = async (worker: Partial<typeof input>) => {
      const body = { version: (await get(id)).version, worker: { ...input, personId, ...worker } }
      return manager.careWorkers.editWorker({ params: { workerId: id }, body })
    }
    expect(await edit({ phone: '13812345678' })).toMatchObject({ isClear: true, warning: null })
    expect(await edit({ personId: otherId })).toMatchObject({ isClear: null, warning: 'unchecked' })
    await expectRefusal(other.classDaysDesk.getClassDay({ params }), 'classes.check_expired')
    await record(id, (await get(id)).version, '2026-11-21')
    expect(await other.classDaysDesk.getClassDay({ params })).toMatchObject({ teachers: 1 })
    expect(await edit({ personId: otherId, name: '演示教师' })).toMatchObject({ isClear: null, warning: 'unchecked' })
    await expectRefusal(other.classDaysDesk.getClassDay({ params }), 'classes.check_expired')
  })

  it('leave every class at once when a check finds something, and when they leave', async () => {
    const [one, two] = [await makeClass(server), await makeClass(server)]
    const { id } = await add()
    await record(id, 1, '2026-11-20')
    const { version } = await get(id)
    for (const { id: classId } of [one, two]) await assign(classId, id)
    const found = await record(id, (await get(id)).version, '2026-11-23', false)
    expect(found).toMatchObject({ classes: [], warning: 'unclear' })
    const { data } = await expectRefusal(assign(one.id, id), 'classes.check_invalid')
    expect(data).toEqual({ problem: 'unclear' })
    await expectRefusal(record(id, version, '2026-11-23'), 'classes.plan_changed')
    const cleared = await record(id, found.version, '2026-11-23')
    await assign(one.id, id)
    const { version: last } = await get(id)
    expect(last).toBe(cleared.version)
    const gone = await manager.careWorkers.endWorker({ params: { workerId: id }, body: { version: last } })
    expect(gone).toMatchObject({ classes: [], actions: [] })
    await expectRefusal(assign(one.id, id), 'classes.worker_not_found')
    await expectRefusal(record(id, gone.version, '2026-11-23'), 'classes.worker_gone')
  })

  it('are warned of when their check was never made, is over, ends soon, or found something', async () => {
    const { warned, items } = await manager.careWorkers.listWorkers({ query: {} })
    expect(warned.map(({ name, warning }) => `${name} ${warning}`)).toEqual(
      expect.arrayContaining(['白洁 unchecked', '牛建国 soon']),
    )
    expect(items.find(({ name }) => name === '梁燕')).toMatchObject({ hasAccount: true, warning: null })
    server.clock.set('2026-12-20T02:00:00.000Z')
    const staff = await newStaff(server, 'classManager', organisationId)
    const later = await staff.careWorkers.listWorkers({ query: {} })
    expect(later.warned.find(({ name }) => name === '牛建国')).toMatchObject({ warning: 'over' })
  })

  it('sign in by the account of somebody who holds the teacher’s role there, and of nobody else', async () => {
    const teacher = await (await server.as('teacher')).identity.getMe()
    const stranger = await (await server.as('rider')).identity.getMe()
    const { id, accounts, version } = await add()
    expect(accounts).toEqual([{ personId: teacher.id, name: '梁燕' }])
    const edit = (personId: string, name = input.name) =>
      manager.careWorkers.editWorker({
        params: { workerId: id },
        body: { version, worker: { ...input, name, personId } },
      })
    await expectRefusal(edit(stranger.id), 'organisations.person_not_found')
    await expectRefusal(edit(teacher.id), 'organisations.person_not_found')
    expect(await edit(teacher.id, '梁燕')).toMatchObject({ hasAccount: true, personId: teacher.id })
  })

  it('are the business of their own union, and of those above', async () => {
    const elsewhere = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    const { id } = await add()
    expect((await elsewhere.careWorkers.listWorkers({ query: {} })).items).toEqual([])
    await expectRefusal(elsewhere.careWorkers.getWorker({ params: { workerId: id } }), 'classes.worker_not_found')
    const { id: classId } = await makeClass(server)
    await expectRefusal(assign(classId, id, elsewhere), 'classes.class_not_found')
    const jinzhan = await unionId(server, '金盏')
    const theirs = await server.database.transaction((db) =>
      addWorker(db, { organisationId: jinzhan, name: '金盏老师' }, server.clock.now()),
    )
    await expectRefusal(assign(classId, theirs.id), 'classes.worker_not_found')
    const above = await newStaff(server, 'classManager', await unionId(server, '市总工会'))
    await expectRefusal(assign(classId, theirs.id, above), 'classes.worker_not_found')
  })
})

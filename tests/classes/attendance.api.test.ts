import { Child, CourseClass, Term } from '../../server/classes'
import { newSchoolday, type Schoolday, signIn } from '../support/classDays'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('A day in class', (make) => {
  const server = useServer(make)
  let of: Schoolday
  beforeEach(async () => {
    of = await newSchoolday(server, { menus: [{ weekday: 1, meals: '番茄鸡蛋面、苹果' }], childrenPerTeacher: 1 })
  })
  afterEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  type Mark = 'present' | 'excused' | 'absent'
  const record = (by: Caller, marks: [index: number, mark: Mark, version: number][], day = of.day) =>
    by.classDaysDesk.recordAttendance({
      params: { classId: of.classId, day },
      body: { marks: marks.map(([index, mark, version]) => ({ childId: of.children[index]!.id, mark, version })) },
    })
  const dayOf = (by: Caller, day = of.day) => by.classDaysDesk.getClassDay({ params: { classId: of.classId, day } })
  const titles = async () =>
    (await of.mother.caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)

  it('shows who is expected, with allergies at a glance, the menu and the ratio', async () => {
    const declared = { allergies: ['花生', '牛奶'], conditions: '哮喘,备有吸入剂', medicines: null, diet: null }
    const health = JSON.stringify(declared)
    await server.database.transaction((db) => db.update(Child, { id: of.children[1]!.id }, { health }))
    const day = await dayOf(of.teacher)
    expect(day).toMatchObject({
      isToday: true,
      blocker: null,
      menu: '番茄鸡蛋面、苹果',
      teachers: 1,
      childrenPerTeacher: 1,
    })
    expect(day.children).toMatchObject([
      { name: '陈小明', grade: 1, allergies: [], mark: null, handOver: null },
      { name: '陈小雨', grade: 1, allergies: ['花生', '牛奶'] },
    ])
    const params = { classId: of.classId, day: of.day, childId: of.children[1]!.id }
    expect(await of.teacher.classDaysDesk.getChildDay({ params })).toMatchObject({
      health: declared,
      guardians: [{ name: '周敏', relation: 'mother', isSeen: true }],
    })
    const { items } = await of.teacher.classDaysDesk.listDutyClasses({ query: {} })
    expect(items[0]).toMatchObject({ id: of.classId, day: of.day, isToday: true })
    const managed = await of.manager.classDaysDesk.listDutyClasses({ query: {} })
    expect(managed.items[0]!.id).toBe(of.classId)
  })

  it('is written down for all at once, and corrected by the version that was seen', async () => {
    const first = await record(of.teacher, [
      [0, 'present', 0],
      [1, 'excused', 0],
    ])
    expect(first).toMatchObject({
      marks: [{ mark: 'present', version: 1, recordedBy: '梁燕' }, { mark: 'excused' }],
      conflicts: [],
    })
    const second = await record(of.manager, [[0, 'absent', 1]])
    expect(second.marks).toMatchObject([{ mark: 'absent', version: 2, recordedBy: '郑洁' }])
    const late = await record(of.teacher, [
      [0, 'excused', 1],
      [1, 'present', 1],
    ])
    expect(late.conflicts).toMatchObject([{ mark: 'absent', version: 2, recordedBy: '郑洁' }])
    expect(late.marks).toMatchObject([{ mark: 'present', version: 2 }])
    expect((await record(of.teacher, [[0, 'excused', 2]])).conflicts).toEqual([])
  })

  it('takes the same mark twice for one, however old the first one is', async () => {
    const [one, other] = await Promise.all([
      record(of.teacher, [[0, 'present', 0]]),
      record(of.manager, [[0, 'present', 0]]),
    ])
    expect([...one.conflicts, ...other.conflicts]).toEqual([])
    expect((await record(of.teacher, [[0, 'present', 0]])).marks).toMatchObject([{ version: 1 }])
  })

  it('tells guardians of a child that did not come unexcused, and takes it back unread where it was a slip', async () => {
    await record(of.teacher, [[0, 'absent', 0]])
    await record(of.teacher, [[0, 'absent', 1]])
    expect((await titles()).filter((title) => title === '孩子今天没有到班')).toHaveLength(1)
    await record(of.teacher, [[0, 'present', 1]])
    expect(await titles()).not.toContain('孩子今天没有到班')
  })

  it('can be excused beforehand by a guardian, but not of a child that is there', async () => {
    const excuse = (by: Caller, day: string, index = 0) =>
      by.classDays.excuseChild({
        params: { classId: of.classId, childId: of.children[index]!.id, day },
        body: { reason: '感冒' },
      })
    expect((await excuse(of.mother.caller, of.day)).rows[0]).toMatchObject({ mark: 'excused', code: null })
    expect((await excuse(of.mother.caller, of.day)).rows[0]).toMatchObject({ mark: 'excused' })
    expect((await dayOf(of.teacher)).children[0]!.mark).toMatchObject({ mark: 'excused', note: '感冒', version: 1 })
    await record(of.teacher, [[1, 'present', 0]])
    await expectRefusal(excuse(of.mother.caller, of.day, 1), 'classes.already_there')
    await expectRefusal(excuse(of.mother.caller, '2026-11-22'), 'classes.day_over')
    await expectRefusal(excuse(of.mother.caller, '2026-12-01'), 'classes.no_class_day')
    await expectRefusal(excuse(await newPerson(server), of.day), 'classes.day_not_found')
  })

  it('is closed before it comes, some days after it was, and where the class does not meet', async () => {
    await expectRefusal(record(of.teacher, [[0, 'present', 0]], '2026-11-24'), 'classes.day_ahead')
    await expectRefusal(record(of.teacher, [[0, 'present', 0]], '2026-11-19'), 'classes.day_over')
    await expectRefusal(record(of.teacher, [[0, 'present', 0]], '2026-12-26'), 'classes.no_class_day')
    expect((await record(of.teacher, [[0, 'present', 0]], '2026-11-20')).marks).toHaveLength(1)
    expect((await dayOf(of.teacher, '2026-11-19')).blocker).toBe('classes.day_over')
    const { termId } = await server.database.reader.findOneByOrFail(CourseClass, { id: of.classId })
    await server.database.transaction((db) => db.update(Term, { id: termId }, { closedAt: server.clock.now() }))
    await expectRefusal(record(of.manager, [[0, 'absent', 0]]), 'classes.day_over')
  })

  it('is nobody’s who is not of the class', async () => {
    const { children } = await newSchoolday(server)
    const mixed = of.teacher.classDaysDesk.recordAttendance({
      params: { classId: of.classId, day: of.day },
      body: { marks: [{ childId: children[0]!.id, mark: 'present', version: 0 }] },
    })
    await expectRefusal(mixed, 'classes.day_not_found')
    await expectRefusal(dayOf(await server.as('districtReviewer')), 'classes.day_not_found')
    await expectRefusal(record(await server.as('assessor'), [[0, 'present', 0]]), 'classes.day_not_found')
    const stranger = await newPerson(server)
    expect((await stranger.classDays.getToday()).rows).toEqual([])
    const past = stranger.classDays.listChildDays({ params: { childId: of.children[0]!.id }, query: {} })
    await expectRefusal(past, 'classes.day_not_found')
  })

  it('has a log, and guardians of who was there are told of an incident they should know', async () => {
    await signIn(server, of)
    const write = (body: { kind: 'patrol' | 'incident'; words: string; tellGuardians: boolean; childId?: string }) =>
      of.teacher.classDaysDesk.writeLog({
        params: { classId: of.classId },
        body: { day: of.day, checks: ['doors', 'exits'], tappedAt: '2026-11-23T01:00:00.000Z', ...body },
      })
    await write({ kind: 'patrol', words: '一切正常', tellGuardians: true })
    expect(await titles()).not.toContain('老师有情况要告诉您')
    const words = '小雨在院子里擦破了膝盖,已消毒包扎。'
    const incident = { kind: 'incident' as const, words, tellGuardians: true, childId: of.children[1]!.id }
    expect(await write(incident)).toMatchObject({ child: '陈小雨', by: '梁燕', areGuardiansTold: true })
    await write(incident)
    const log = await of.manager.classDaysDesk.getDayLog({ params: { classId: of.classId, day: of.day } })
    expect(log.items.map(({ kind }) => kind)).toEqual(['incident', 'patrol'])
    expect((await titles()).filter((title) => title === '老师有情况要告诉您')).toHaveLength(1)
    const { rows } = await of.mother.caller.classDays.getToday()
    expect(rows.map(({ notices }) => notices.map((one) => one.words))).toEqual([[], [words]])
  })
})

import { ClassAttendance, ClassBar, type CourseClass, Place, Term } from '../../server/classes'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { addBooking, addClass } from '../../server/seeds/classes'
import type { Attendance } from '../../shared/classes/states'
import { book, type Guardian, newGuardian, openClass, titlesOf } from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

const days = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `2027-07-${String(from + at).padStart(2, '0')}`)

onEveryDatabase('After a term', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeEach(async () => {
    server.clock.set('2027-09-01T02:00:00.000Z')
    manager = await newStaff(server, 'classManager', await unionId(server, '长阳'))
  })

  const records = ({ caller }: Guardian) => caller.classAfter.getRecords()
  const report = (termId: string, by = manager) => by.classAfterDesk.getTermReport({ params: { termId } })
  const close = async (termId: string, by = manager) => {
    const { version } = (await report(termId)).term
    return by.classAfterDesk.closeTerm({ params: { termId }, body: { version } })
  }
  const appeal = ({ caller }: Guardian, barId: string) =>
    caller.classAfter.appealBar({ params: { barId }, body: { words: '那几天住院了,有病历。' } })
  const decide = (barId: string, version: number, decision: 'lift' | 'uphold' = 'lift', by = manager) =>
    by.classAfterDesk.decideBar({ params: { barId }, body: { decision, version, answer: '已看过病历。' } })
  const rate = ({ caller }: Guardian, classId: string, stars: number) =>
    caller.classAfter.rateClass({ params: { classId }, body: { stars, words: null } })

  /** A child that was in a class, on as many days of each kind. */
  async function wasIn({ id: classId }: CourseClass, marks: Partial<Record<Attendance, number>>): Promise<Guardian> {
    const guardian = await newGuardian(server)
    const childId = guardian.childIds[0]!
    const all = Object.entries(marks).flatMap(([mark, count]) =>
      Array.from({ length: count }, () => mark as Attendance),
    )
    const rows = days(5, all.length).map((day, at) => ({
      ...{ id: newId(), classId, childId, day, mark: all[at]!, version: 1, note: null },
      ...{ recordedBy: guardian.personId, tappedAt: null, recordedAt: server.clock.now() },
    }))
    await server.database.transaction(async (db) => {
      const item = { childId, classId, state: 'confirmed' as const, order: 1 }
      await addBooking(db, guardian.personId, [item], server.clock.now())
      await insertRows(db, ClassAttendance, rows)
    })
    return guardian
  }

  it('bars whoever was there on less of the days than is asked, excused ones apart, and certifies the others', async () => {
    const of = await openClass(server)
    const [present, excused, absent] = [
      await wasIn(of, { present: 7, absent: 3 }),
      await wasIn(of, { present: 2, excused: 8 }),
      await wasIn(of, { present: 6, excused: 1, absent: 3 }),
    ]
    const open = await report(of.termId)
    expect(open).toMatchObject({ totals: { confirmed: 3, attended: 71 }, certificates: 0, actions: ['close'] })
    expect(await close(of.termId)).toMatchObject({
      term: { isClosed: true },
      bars: { active: 1, appealed: 0, lifted: 0, upheld: 0 },
      certificates: 2,
      children: [
        { from: 0, to: 69, count: 1 },
        { from: 70, to: 79, count: 1 },
        { from: 80, to: 89, count: 0 },
        { from: 90, to: 100, count: 1 },
      ],
      actions: [],
    })
    for (const guardian of [present, excused]) {
      expect(await records(guardian)).toMatchObject({
        bars: [],
        records: [{ certificate: { code: expect.any(String) } }],
      })
      expect(await titlesOf(guardian)).toContain('结业证明已开好')
    }
    const own = await records(absent)
    expect(own).toMatchObject({
      bars: [{ attended: 66, asked: 70, until: '2028-03-18', state: 'active', canAppeal: true }],
      records: [{ certificate: null }],
    })
    expect(await titlesOf(absent)).toContain('缺勤较多,暂停报名')
    await expectRefusal(close(of.termId), 'classes.term_closed')
  })

  it('keeps a barred child out of the next term, until staff lift the bar', async () => {
    const of = await openClass(server)
    const guardian = await wasIn(of, { present: 1, absent: 9 })
    await close(of.termId)
    const winter = await server.database.transaction(async (db) => {
      const term = await db.findOneByOrFail(Term, { id: of.termId })
      const sessions = { ...of.content.sessions, from: '2028-01-10', to: '2028-01-28' }
      const content = { grades: { from: 0, to: 9 }, sessions }
      return addClass(db, { term, site: { id: of.siteId }, content }, server.clock.now())
    })
    await expectRefusal(book(guardian, winter), 'classes.barred')
    const [bar] = (await records(guardian)).bars
    await appeal(guardian, bar!.id)
    await expectRefusal(book(guardian, winter), 'classes.barred')
    await decide(bar!.id, 2)
    expect(await records(guardian)).toMatchObject({ bars: [{ state: 'lifted', answer: '已看过病历。' }] })
    expect(await titlesOf(guardian)).toContain('停报已解除')
    expect(await book(guardian, winter)).toMatchObject({ state: 'held' })
  })

  it('takes one appeal in time, as work of the union’s class managers, and answers it once', async () => {
    const of = await openClass(server)
    const [one, late] = [await wasIn(of, { absent: 5 }), await wasIn(of, { absent: 5 })]
    await close(of.termId)
    const { id } = (await records(one)).bars[0]!
    await expectRefusal(appeal(late, id), 'classes.bar_not_found')
    const appealed = await appeal(one, id)
    expect(appealed.bars[0]).toMatchObject({ state: 'appealed', canAppeal: false, dueAt: '2027-09-08T09:00:00.000Z' })
    await expectRefusal(appeal(one, id), 'classes.appeal_over')
    const { items } = await manager.desk.listWorkItems({ query: { feature: 'classes' } })
    expect(items.find((item) => item.id === id)).toMatchObject({ kind: 'classes.bar', state: 'appealed' })
    const foreign = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    await expectRefusal(decide(id, 2, 'lift', foreign), 'classes.bar_not_found')
    await expectRefusal(decide(id, 1), 'classes.bar_changed')
    const seen = await manager.classAfterDesk.getBar({ params: { barId: id } })
    expect(seen).toMatchObject({ appeal: '那几天住院了,有病历。', actions: ['lift', 'uphold', 'assign'] })
    expect(seen.days).toHaveLength(5)
    const answers = await Promise.allSettled([decide(id, 2, 'uphold'), decide(id, 2, 'lift')])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expectRefusal(decide(id, 3), 'classes.bar_decided')
    const other = (await records(late)).bars[0]!
    const createdAt = new Date('2027-08-02T02:00:00.000Z')
    await server.database.transaction((db) => db.update(ClassBar, { id: other.id }, { createdAt }))
    await expectRefusal(appeal(late, other.id), 'classes.appeal_over')
  })

  it('lets anybody check a certificate by its code, which tells no whole name', async () => {
    const of = await openClass(server)
    const guardian = await wasIn(of, { present: 4 })
    await close(of.termId)
    const { code } = (await records(guardian)).records[0]!.certificate!
    const check = (given: string) =>
      server.anonymous.classAfter.checkCertificate({ params: { certificateCode: given } })
    expect(await check(code)).toMatchObject({ child: expect.stringMatching(/\*/), attended: 4, from: '2027-07-05' })
    expect(await check(code.toLowerCase())).toMatchObject({ code })
    await expectRefusal(check('222222222222'), 'classes.certificate_not_found')
  })

  it('hears from each guardian once what they think of a class, when it is over', async () => {
    const of = await openClass(server)
    const [one, two] = [await wasIn(of, { present: 1 }), await wasIn(of, { present: 1 })]
    server.clock.set('2027-08-05T02:00:00.000Z')
    await expectRefusal(rate(one, of.id, 5), 'classes.still_running')
    server.clock.set('2027-09-01T02:00:00.000Z')
    await rate(one, of.id, 2)
    expect(await rate(one, of.id, 4)).toMatchObject({ records: [{ stars: 4 }] })
    await expectRefusal(rate(await newGuardian(server), of.id, 1), 'classes.class_not_found')
    await Promise.all(Array.from({ length: 6 }, () => rate(two, of.id, 5)))
    expect((await report(of.termId)).classes).toMatchObject([{ ratings: 2, starTenths: 45 }])
  })

  it('is not reckoned before its last day is over, nor by managers of others', async () => {
    const of = await openClass(server)
    server.clock.set('2027-08-31T02:00:00.000Z')
    await expectRefusal(close(of.termId), 'classes.still_running')
    const foreign = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    await expectRefusal(report(of.termId, foreign), 'classes.term_not_found')
    await expectRefusal(close(of.termId, foreign), 'classes.term_not_found')
    expect(await server.database.reader.countBy(Place, { classId: of.id })).toBe(0)
  })
})

import { CareWorker, type Collector, HandOver } from '../../server/classes'
import { Person } from '../../server/identity'
import { newId } from '../../server/platform/random'
import { addCollector, addMark, addPhoto, addTeacher } from '../../server/seeds/classDays'
import { newSchoolday, type Schoolday, signIn } from '../support/classDays'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('A child is handed over', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'dayCodesPerChildDay=3' })
  let of: Schoolday
  beforeEach(async () => {
    of = await newSchoolday(server)
    await signIn(server, of)
  })

  const codeOf = async ({ mother }: Schoolday, childId: string) =>
    (await mother.caller.classDays.getToday()).rows.find((row) => row.childId === childId)!.code!
  const at = () => ({ params: { classId: of.classId } })
  const child = (index = 0) => ({ childId: of.children[index]!.id, day: of.day })
  const addGrandmother = (given: Partial<Collector> = {}) =>
    server.database.transaction((db) =>
      addCollector(db, { childId: child().childId, addedBy: of.mother.personId, ...given }, server.clock.now()),
    )
  const addPhotoOf = (collector: Collector, file: string) =>
    server.database.transaction((db) => addPhoto(db, collector, file, server.clock.now()))
  const inboxOf = async () => (await of.mother.caller.notifications.listMessages({ query: {} })).items

  it('to its guardian by the code of the day, and the guardian is told', async () => {
    const code = await codeOf(of, child().childId)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}$/)
    const body = { ...child(), way: 'guardian' as const, toId: of.mother.personId, code: ` ${code.toLowerCase()}` }
    const done = await of.teacher.classDaysDesk.handOver({ ...at(), body })
    expect(done).toMatchObject({ way: 'guardian', to: '周敏', by: '梁燕' })
    const [row, other] = (await of.mother.caller.classDays.getToday()).rows
    expect(row).toMatchObject({ childName: '陈小明', code: null, handOver: { to: '周敏' } })
    expect(other).toMatchObject({ childName: '陈小雨', handOver: null })
    expect((await inboxOf())[0]).toMatchObject({ title: '孩子已接走', link: '/classes/today' })
    const { children } = await of.teacher.classDaysDesk.getClassDay({ params: { classId: of.classId, day: of.day } })
    expect(children.map(({ name, handOver }) => [name, handOver?.to])).toEqual([
      ['陈小明', '周敏'],
      ['陈小雨', undefined],
    ])
    expect(
      (await of.mother.caller.classDays.listChildDays({ params: { childId: child().childId }, query: {} })).items,
    ).toMatchObject([{ day: of.day, mark: 'present', handOver: { to: '周敏', way: 'guardian' } }])
  })

  it('by no other child’s code, nor by another day’s', async () => {
    const sister = await codeOf(of, child(1).childId)
    const body = { ...child(), way: 'guardian' as const, toId: of.mother.personId }
    await expectRefusal(
      of.teacher.classDaysDesk.handOver({ ...at(), body: { ...body, code: sister } }),
      'classes.code_wrong',
    )
    const today = await codeOf(of, child().childId)
    server.clock.advance(86_400)
    await of.manager.classDaysDesk.recordAttendance({
      params: { classId: of.classId, day: '2026-11-24' },
      body: { marks: [{ childId: child().childId, mark: 'present', version: 0 }] },
    })
    const tomorrow = { ...body, day: '2026-11-24', code: today }
    await expectRefusal(of.teacher.classDaysDesk.handOver({ ...at(), body: tomorrow }), 'classes.code_wrong')
    server.clock.set('2026-11-23T02:00:00.000Z')
    await expectRefusal(of.teacher.classDaysDesk.handOver({ ...at(), body }), 'classes.hand_over_unproven')
    expect(await server.database.reader.countBy(HandOver, { classId: of.classId })).toBe(0)
  })

  it('after three wrong codes by no code at all, and a try is spent though the call is refused', async () => {
    const code = await codeOf(of, child().childId)
    const body = { ...child(), way: 'guardian' as const, toId: of.mother.personId, code: '2222' }
    for (let tried = 0; tried < 3; tried += 1) {
      await expectRefusal(of.teacher.classDaysDesk.handOver({ ...at(), body }), 'classes.code_wrong')
    }
    const right = of.teacher.classDaysDesk.handOver({ ...at(), body: { ...body, code } })
    await expectRefusal(right, 'classes.code_tries_over')
    // A colleague at the door has no more tries than the first one.
    const again = of.manager.classDaysDesk.handOver({ ...at(), body: { ...body, code } })
    await expectRefusal(again, 'classes.code_tries_over')
    const sister = await codeOf(of, child(1).childId)
    await of.teacher.classDaysDesk.handOver({ ...at(), body: { ...body, ...child(1), code: sister } })
  })

  it('to a named collector whose photo was looked at; without a photo by the code', async () => {
    const content = Buffer.from('a photo')
    const grandmother = await addGrandmother()
    await addPhotoOf(grandmother, await server.ports.storage.put(content))
    const aunt = await addGrandmother({ name: '周小红', relation: '姨妈' })
    const day = { params: { classId: of.classId, ...child() } }
    const { collectors } = await of.teacher.classDaysDesk.getChildDay(day)
    expect(collectors).toMatchObject([
      { name: '王秀兰', photo: { width: 480, token: expect.any(String) } },
      { name: '周小红', photo: null },
    ])
    const link = { params: { subjectId: child().childId, token: collectors[0]!.photo!.token } }
    expect(Buffer.from((await of.teacher.childrenDesk.seePicture(link)).content)).toEqual(content)
    await expectRefusal(of.manager.childrenDesk.seePicture(link), 'classes.picture_not_found')

    const body = { ...child(), way: 'collector' as const }
    const hand = (given: { toId: string; photoSeen?: true; code?: string }) =>
      of.teacher.classDaysDesk.handOver({ ...at(), body: { ...body, ...given } })
    await expectRefusal(hand({ toId: aunt.id, photoSeen: true }), 'classes.hand_over_unproven')
    await expectRefusal(hand({ toId: grandmother.id }), 'classes.hand_over_unproven')
    expect(await hand({ toId: grandmother.id, photoSeen: true })).toMatchObject({ to: '王秀兰', way: 'collector' })
    const { proof } = await server.database.reader.findOneByOrFail(HandOver, { childId: child().childId })
    expect(proof).toBe('photo')
  })

  it('to nobody who was removed, was never named, or was named for another child', async () => {
    const gone = await addGrandmother({ removedAt: server.clock.now() })
    const ofSister = await addGrandmother({ childId: child(1).childId })
    const stranger = await newMember(server, { at: '长阳' })
    const code = await codeOf(of, child().childId)
    const hand = (way: 'guardian' | 'collector' | 'confirmed', toId: string) =>
      of.teacher.classDaysDesk.handOver({ ...at(), body: { ...child(), way, toId, code, photoSeen: true } })
    await expectRefusal(hand('collector', gone.id), 'classes.collector_unknown')
    await expectRefusal(hand('collector', ofSister.id), 'classes.collector_unknown')
    await expectRefusal(hand('guardian', stranger.personId), 'classes.collector_unknown')
  })

  it('to a stranger only after a guardian has allowed it on the phone', async () => {
    const ask = (name: string) =>
      of.teacher.classDaysDesk.askPickup({ ...at(), body: { childId: child().childId, name, phone: '13900000099' } })
    const hand = (toId: string) =>
      of.teacher.classDaysDesk.handOver({ ...at(), body: { ...child(), way: 'confirmed', toId } })
    const { id } = await ask('刘阿姨')
    await expectRefusal(hand(id), 'classes.pickup_not_allowed')
    expect((await inboxOf())[0]).toMatchObject({ title: '有人来接孩子,请您确认', link: `/classes/pickup?id=${id}` })
    const { pickups } = await of.mother.caller.classDays.getToday()
    expect(pickups).toMatchObject([
      { id, name: '刘阿姨', phone: '13900000099', childName: '陈小明', actions: ['answer'] },
    ])
    const answer = (allow: boolean, requestId = id) =>
      of.mother.caller.classDays.answerPickup({ params: { requestId }, body: { allow } })
    expect(await answer(false)).toMatchObject({ state: 'refused', isAnsweredByMe: true, actions: [] })
    expect(await answer(false)).toMatchObject({ state: 'refused' })
    await expectRefusal(answer(true), 'classes.pickup_answered')
    await expectRefusal(hand(id), 'classes.pickup_not_allowed')

    const second = await ask('刘阿姨')
    await answer(true, second.id)
    expect(await hand(second.id)).toMatchObject({ to: '刘阿姨', way: 'confirmed' })
    const third = of.teacher.classDaysDesk.askPickup({ ...at(), body: { childId: child().childId, name: '又一人' } })
    await expectRefusal(third, 'classes.handed_over')
  })

  it('not at the word of a guardian nobody has seen, though they may refuse', async () => {
    await server.database.transaction((db) => db.update(Person, { id: of.mother.personId }, { assurance: 'stated' }))
    const today = await of.mother.caller.classDays.getToday()
    expect(today).toMatchObject({ isUnseen: true, rows: [{ code: null }, { code: null }] })
    const { id } = await of.teacher.classDaysDesk.askPickup({
      ...at(),
      body: { childId: child().childId, name: '刘阿姨' },
    })
    const answer = (allow: boolean) =>
      of.mother.caller.classDays.answerPickup({ params: { requestId: id }, body: { allow } })
    await expectRefusal(answer(true), 'classes.guardian_unseen')
    expect(await answer(false)).toMatchObject({ state: 'refused' })
    const body = { ...child(), way: 'guardian' as const, toId: of.mother.personId, code: '2345' }
    await expectRefusal(of.teacher.classDaysDesk.handOver({ ...at(), body }), 'classes.guardian_unseen')
  })

  it('once: of many at the same moment one counts, and a queued one that comes again is answered alike', async () => {
    const grandmother = await addGrandmother()
    await addPhotoOf(grandmother, newId())
    const tappedAt = '2026-11-23T01:55:00.000Z'
    const body = { ...child(), way: 'collector' as const, toId: grandmother.id, photoSeen: true as const }
    const hand = () => of.teacher.classDaysDesk.handOver({ ...at(), body: { ...body, tappedAt } })
    const answers = await Promise.all(Array.from({ length: 8 }, hand))
    expect(new Set(answers.map(({ at }) => at))).toEqual(new Set([tappedAt]))
    expect(await server.database.reader.countBy(HandOver, { childId: child().childId })).toBe(1)
    const colleague = of.manager.classDaysDesk.handOver({ ...at(), body: { ...body, tappedAt } })
    await expectRefusal(colleague, 'classes.handed_over')
    const told = (await inboxOf()).filter(({ title }) => title === '孩子已接走')
    expect(told).toHaveLength(1)
  })

  it('only where it was signed in, by who teaches the class under a good record check, or manages it', async () => {
    const other = await newSchoolday(server)
    const code = await codeOf(other, other.children[0]!.id)
    const body = {
      childId: other.children[0]!.id,
      day: other.day,
      way: 'guardian' as const,
      toId: other.mother.personId,
    }
    const hand = (by = other.teacher, more = {}) =>
      by.classDaysDesk.handOver({ params: { classId: other.classId }, body: { ...body, code, ...more } })
    await expectRefusal(hand(), 'classes.not_here')
    await expectRefusal(hand(await server.as('reviewer')), 'classes.day_not_found')
    await expectRefusal(hand(other.teacher, { childId: child().childId }), 'classes.day_not_found')
    await server.database.transaction((db) =>
      db.update(CareWorker, { personId: other.teacherId }, { validUntil: '2026-11-22' }),
    )
    await expectRefusal(hand(), 'classes.check_expired')
    await server.database.transaction((db) =>
      addMark(
        db,
        { classId: other.classId, childId: body.childId, day: other.day, recordedBy: other.teacherId },
        server.clock.now(),
      ),
    )
    expect(await hand(other.manager)).toMatchObject({ to: '周敏' })
    await server.database.transaction((db) =>
      db.update(CareWorker, { personId: other.teacherId }, { validUntil: '2029-05-31' }),
    )
  })

  it('by no cook, whatever role they hold', async () => {
    const cook = await newSchoolday(server)
    await server.database.transaction(async (db) => {
      await db.delete(CareWorker, { personId: cook.teacherId })
      const assigned = { id: cook.classId, organisationId: cook.mother.organisationId }
      await addTeacher(db, { personId: cook.teacherId, of: assigned, duty: 'cook' }, server.clock.now())
    })
    const day = cook.teacher.classDaysDesk.getClassDay({ params: { classId: cook.classId, day: cook.day } })
    await expectRefusal(day, 'classes.day_not_found')
  })
})

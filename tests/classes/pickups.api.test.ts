import { ChildPicture, Guardianship, HandOver, PickupRequest } from '../../server/classes'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { aPhoto } from '../support/children'
import { newSchoolday, type Schoolday, signIn } from '../support/classDays'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('Who asks for a child without having been named', (make) => {
  const server = useServer(make)
  let of: Schoolday
  let father: TestMember
  beforeEach(async () => {
    of = await newSchoolday(server)
    await signIn(server, of)
    father = await newMember(server, { at: '长阳', name: '陈刚' })
    await server.database.transaction(async (db) => {
      const [childId, personId] = [of.children[0]!.id, father.personId]
      const mothers = await db.findOneByOrFail(Guardianship, { childId })
      const own = { id: newId(), personId, relation: 'father' as const, liveKey: `${childId} ${personId}` }
      await insertRows(db, Guardianship, { ...mothers, ...own })
    })
  })
  afterEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const ask = () =>
    of.teacher.classDaysDesk.askPickup({
      params: { classId: of.classId },
      body: { childId: of.children[0]!.id, name: '刘阿姨' },
    })
  const answer = (requestId: string, allow: boolean, by = of.mother) =>
    by.caller.classDays.answerPickup({ params: { requestId }, body: { allow } })
  const hand = (toId: string, day = of.day) =>
    of.teacher.classDaysDesk.handOver({
      params: { classId: of.classId },
      body: { childId: of.children[0]!.id, day, way: 'confirmed', toId },
    })
  const photograph = async (requestId: string) =>
    of.teacher.classDaysDesk.putPickupPhoto({ params: { classId: of.classId, requestId }, upload: await aPhoto() })
  const look = (requestId: string, by = of.mother) => by.caller.classDays.getPickup({ params: { requestId } })

  it('stays without the child once either guardian takes the yes back', async () => {
    const { id } = await ask()
    expect(await answer(id, true)).toMatchObject({ state: 'allowed', actions: ['takeBack'] })
    expect((await father.caller.classDays.getToday()).pickups).toMatchObject([{ id, state: 'allowed' }])
    expect(await answer(id, false, father)).toMatchObject({ state: 'refused', isAnsweredByMe: true, actions: [] })
    await expectRefusal(hand(id), 'classes.pickup_not_allowed')
    await expectRefusal(answer(id, true), 'classes.pickup_answered')
    expect(await look(id)).toMatchObject({ state: 'refused', isAnsweredByMe: false, actions: [] })
    const again = await ask()
    await answer(again.id, true)
    await hand(again.id)
    await expectRefusal(answer(again.id, false), 'classes.pickup_over')
    expect(await look(again.id)).toMatchObject({ state: 'allowed', actions: [] })
  })

  it('is asked about so often on a day and no more', async () => {
    for (let left = 5; left > 0; left -= 1) await ask()
    await expectRefusal(ask(), 'classes.pickups_too_many')
  })

  it('has the child or not, whoever is first of the teacher and a guardian who takes the yes back', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await ask()
      await answer(id, true)
      const [given, takenBack] = await Promise.allSettled([hand(id), answer(id, false)])
      expect([given.status, takenBack.status].sort()).toEqual(['fulfilled', 'rejected'])
      const isGone = given.status === 'fulfilled'
      const { state } = await server.database.reader.findOneByOrFail(PickupRequest, { id })
      expect(state).toBe(isGone ? 'allowed' : 'refused')
      await server.database.transaction((db) => db.delete(HandOver, { classId: of.classId }))
    }
  })

  it('is allowed for the day, and not for the next one', async () => {
    const { id } = await ask()
    await answer(id, true)
    server.clock.set('2026-11-23T16:30:00.000Z')
    await expectRefusal(hand(id), 'classes.pickup_not_allowed')
    await expectRefusal(answer(id, false), 'classes.pickup_over')
  })

  it('is seen by the guardians before they answer, by nobody else, and is no other one afterwards', async () => {
    const { id } = await ask()
    expect((await look(id)).photo).toBeNull()
    const first = await photograph(id)
    const second = await photograph(id)
    expect(second.photo!.id).not.toBe(first.photo!.id)
    expect(await server.database.reader.countBy(ChildPicture, { ownerId: id })).toBe(1)

    const { token } = (await look(id, father)).photo!
    expect((await father.caller.children.getPicture({ params: { token } })).type).toBe('image/jpeg')
    await expectRefusal(of.mother.caller.children.getPicture({ params: { token } }), 'classes.picture_not_found')
    const childId = of.children[0]!.id
    const at = { params: { classId: of.classId, day: of.day, childId } }
    const { pickups } = await of.manager.classDaysDesk.getChildDay(at)
    const desk = { subjectId: childId, token: pickups[0]!.photo!.token }
    expect((await of.manager.childrenDesk.seePicture({ params: desk })).type).toBe('image/jpeg')
    const sister = { ...desk, subjectId: of.children[1]!.id }
    await expectRefusal(of.manager.childrenDesk.seePicture({ params: sister }), 'classes.picture_not_found')

    await answer(id, true)
    await expectRefusal(photograph(id), 'classes.pickup_answered')
    await server.database.transaction((db) =>
      db.update(Guardianship, { personId: father.personId }, { state: 'ended', liveKey: null }),
    )
    await expectRefusal(father.caller.children.getPicture({ params: { token } }), 'classes.picture_not_found')
  })

  it('is photographed by who teaches or manages the class, in pictures alone', async () => {
    const { id: requestId } = await ask()
    const upload = await aPhoto()
    const params = { classId: of.classId, requestId }
    const reviewer = await server.as('reviewer')
    await expectRefusal(reviewer.classDaysDesk.putPickupPhoto({ params, upload }), 'classes.day_not_found')
    const elsewhere = { params: { ...params, classId: (await newSchoolday(server)).classId }, upload }
    await expectRefusal(of.teacher.classDaysDesk.putPickupPhoto(elsewhere), 'classes.pickup_not_found')
    const svg = { params, upload: Buffer.from('<svg/>') }
    await expectRefusal(of.teacher.classDaysDesk.putPickupPhoto(svg), 'classes.picture_unfit')
    server.clock.set('2026-11-23T16:30:00.000Z')
    await expectRefusal(photograph(requestId), 'classes.pickup_over')
  })

  it('leaves no photo behind once what was written down of the day goes', async () => {
    const { id } = await ask()
    await photograph(id)
    server.clock.set('2029-12-24T02:00:00.000Z')
    await server.runJob('privacy.delete_expired')
    expect(await server.database.reader.countBy(ChildPicture, { ownerId: id })).toBe(0)
    expect(await server.database.reader.countBy(PickupRequest, { id })).toBe(0)
  })
})

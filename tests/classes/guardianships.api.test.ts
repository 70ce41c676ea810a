import { Child, ChildPicture } from '../../server/classes'
import { findGuardians, isGuardian } from '../../server/classes/children.queries'
import { BegunFile } from '../../server/platform/entities'
import { addOwnChild, aPhoto, decideOn, newChildNumber, submittedChild } from '../support/children'
import { onEveryDatabase } from '../support/databases'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Guardians', (make) => {
  const server = useServer(make)
  let mother: Caller
  let father: Caller
  let manager: Caller
  beforeAll(async () => {
    mother = await server.as('parent')
    father = await server.as('guardian2')
    manager = await server.as('classManager')
  })
  const idOf = async (caller: Caller) => (await caller.identity.getMe()).id
  const anyClass = async () => (await father.classes.listClasses({ query: {} })).items[0]!.id
  const child = (id: string) => server.database.reader.findOneByOrFail(Child, { id })

  it('prove it with a photo, are confirmed by staff, and are told', async () => {
    const { id: childId, actions } = await addOwnChild(mother)
    const params = { childId }
    expect(actions).toContain('submit')
    await expectRefusal(mother.children.submitChild({ params, body: {} }), 'classes.proof_missing')
    const { proofs } = await mother.children.addProof({ params, upload: await aPhoto() })
    const seen = await mother.children.getPicture({ params: { token: proofs[0]!.token } })
    expect(seen.type).toBe('image/jpeg')
    await expectRefusal(
      father.children.getPicture({ params: { token: proofs[0]!.token } }),
      'classes.picture_not_found',
    )

    const filed = await mother.children.submitChild({ params, body: {} })
    expect(filed.review).toMatchObject({ isFiled: true, dueAt: expect.any(String) })
    await expectRefusal(mother.children.addProof({ params, upload: await aPhoto() }), 'classes.proofs_closed')
    await expectRefusal(
      mother.children.removeProof({ params: { childId, pictureId: proofs[0]!.id } }),
      'classes.proofs_closed',
    )

    const { items } = await manager.desk.listWorkItems({ query: { q: filed.review.caseNumber } })
    expect(items).toMatchObject([{ id: childId, kind: 'classes.guardianship', subject: '赵*', route: 'mother' }])
    const opened = await manager.childrenDesk.getGuardianship({ params: { guardianshipId: childId } })
    expect(opened).toMatchObject({
      person: { name: '赵敏' },
      child: { name: '赵小满', grade: 2 },
      known: null,
      actions: ['confirm', 'return', 'refuse', 'assign', 'reveal'],
    })
    const look = { subjectId: childId, token: opened.proofs[0]!.token }
    expect((await manager.childrenDesk.seePicture({ params: look })).type).toBe('image/jpeg')
    const other = { ...look, subjectId: await idOf(mother) }
    await expectRefusal(manager.childrenDesk.seePicture({ params: other }), 'classes.picture_not_found')

    const decided = await decideOn(manager, childId, 'confirm')
    expect(decided).toMatchObject({ state: 'confirmed', actions: ['end', 'reveal'] })
    const mine = await mother.children.getChild({ params })
    expect(mine).toMatchObject({ state: 'confirmed', guardians: [{ isMe: true, relation: 'mother' }] })
    expect(mine.missing).toEqual(['health', 'contact', 'collector'])
    const { items: told } = await mother.notifications.listMessages({ query: {} })
    expect(told[0]).toMatchObject({ title: '监护关系已核实', link: `/classes/child?id=${childId}` })
    const { items: looks } = await mother.privacy.listLooks({ query: {} })
    expect(looks[0]).toMatchObject({ matter: 'classes.child', role: 'classManager' })
  })

  it('are asked for more, hand in again, and are told why they are refused', async () => {
    const { id: childId } = await submittedChild(mother)
    const params = { childId }
    const returned = await decideOn(manager, childId, 'return')
    expect(returned).toMatchObject({ state: 'returned', actions: ['reveal'], remark: '户口本请拍孩子那一页。' })
    expect(await mother.children.getChild({ params })).toMatchObject({
      state: 'returned',
      review: { remark: '户口本请拍孩子那一页。', isFiled: false },
    })
    await mother.children.addProof({ params, upload: await aPhoto() })
    await mother.children.submitChild({ params, body: {} })
    const version = 3
    const body = { decision: 'confirm' as const, version }
    await expectRefusal(
      manager.childrenDesk.decideGuardianship({ params: { guardianshipId: childId }, body }),
      'classes.case_changed',
    )
    await decideOn(manager, childId, 'refuse')
    await expectRefusal(
      manager.childrenDesk.decideGuardianship({ params: { guardianshipId: childId }, body }),
      'classes.already_decided',
    )
    const refused = await mother.children.getChild({ params })
    const change = { version: refused.version, entryYear: 2025, health: null, contacts: [] }
    await expectRefusal(mother.children.editChild({ params, body: change }), 'classes.child_action_unavailable')
    expect(refused).toMatchObject({ state: 'refused', name: '赵小满', proofs: [], actions: ['end'] })
    // Nobody else is its guardian: nothing of it is kept but what the mother sees of her own request.
    expect(await child(childId)).toMatchObject({ name: '', documentIndex: null, erasedAt: expect.any(Date) })
    await mother.children.endChild({ params })
    await expectRefusal(mother.children.getChild({ params }), 'classes.child_not_found')
  })

  it('who come second see the child’s record once they are confirmed, and the first one is told', async () => {
    const documentNumber = newChildNumber()
    const { id: childId } = await submittedChild(mother, { documentNumber, name: '王安安' })
    await decideOn(manager, childId, 'confirm')
    const { version } = await mother.children.getChild({ params: { childId } })
    const health = { allergies: ['花生'], conditions: null, medicines: null, diet: null }
    const contacts = [{ name: '王桂芬', phone: '13900001111', relation: '奶奶' }]
    const change = { version, entryYear: 2025, health, contacts }
    const renamed = { ...change, identity: { name: '王安', relation: 'mother' as const } }
    await expectRefusal(mother.children.editChild({ params: { childId }, body: renamed }), 'classes.child_fixed')
    await mother.children.editChild({ params: { childId }, body: change })

    const his = await submittedChild(father, { documentNumber, name: '王安', relation: 'father' })
    const joined = { childId: his.id }
    expect(his).toMatchObject({ name: '王安', health: null, contacts: [], guardians: [] })
    await expectRefusal(father.children.listCollectors({ params: joined }), 'classes.guardian_unconfirmed')
    const { children } = await father.classBookings.getBookingForm({ params: { classId: await anyClass() } })
    expect(children).toContainEqual(expect.objectContaining({ id: his.id, name: '王安' }))
    const opened = await manager.childrenDesk.getGuardianship({ params: { guardianshipId: his.id } })
    expect(opened.known).toEqual({ guardians: [{ name: '赵*', relation: 'mother' }], differs: ['name'] })
    await decideOn(manager, his.id, 'confirm')

    const shared = await father.children.getChild({ params: joined })
    expect(shared).toMatchObject({ id: childId, name: '王安安', health, contacts })
    expect(shared.guardians).toHaveLength(2)
    const { items } = await mother.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({ title: '孩子多了一位监护人' })
    const { reader } = server.database
    expect(await findGuardians(reader, [childId])).toHaveLength(2)
    expect(await isGuardian(reader, await idOf(father), childId)).toBe(true)
    // What one changes the other meets.
    await expectRefusal(father.children.editChild({ params: { childId }, body: change }), 'classes.child_changed')

    await mother.children.endChild({ params: { childId } })
    expect(await isGuardian(reader, await idOf(mother), childId)).toBe(false)
    expect((await child(childId)).name).toBe('王安安')
    await father.children.endChild({ params: { childId } })
    expect(await child(childId)).toMatchObject({ name: '', documentNumber: '', health: null })
  })

  it('are looked at by class managers in reach alone, and never decide on themselves', async () => {
    const { id: guardianshipId } = await submittedChild(mother)
    const params = { guardianshipId }
    await expectRefusal((await server.as('reviewer')).childrenDesk.getGuardianship({ params }), 'access.denied')
    const own = await submittedChild(manager)
    const mine = { guardianshipId: own.id }
    await expectRefusal(manager.childrenDesk.getGuardianship({ params: mine }), 'classes.case_not_found')
  })

  it('name who collects the child, with a photo; the other guardians are told, and no more than may be', async () => {
    const documentNumber = newChildNumber()
    const { id: childId } = await submittedChild(mother, { documentNumber })
    await decideOn(manager, childId, 'confirm')
    const his = await submittedChild(father, { documentNumber, relation: 'father' })
    await decideOn(manager, his.id, 'confirm')
    const params = { childId }
    const grandmother = { name: '王桂芬', phone: '13900001111', relation: '奶奶' }
    const added = await mother.children.addCollector({ params, body: grandmother })
    expect(added).toMatchObject({ items: [{ ...grandmother, photo: null }], left: 5 })
    const { items: told } = await father.notifications.listMessages({ query: {} })
    expect(told[0]).toMatchObject({ title: '孩子多了一位接送人' })

    const where = { childId, collectorId: added.items[0]!.id }
    const upload = await aPhoto()
    const first = await father.children.putCollectorPhoto({ params: where, upload })
    const second = await father.children.putCollectorPhoto({ params: where, upload })
    expect(second.items[0]!.photo!.id).not.toBe(first.items[0]!.photo!.id)
    const { token } = second.items[0]!.photo!
    expect((await father.children.getPicture({ params: { token } })).content.length).toBeGreaterThan(1_000)
    await expectRefusal(
      father.children.putCollectorPhoto({ params: where, upload: Buffer.from('<svg/>') }),
      'classes.picture_unfit',
    )
    await Promise.allSettled(
      Array.from({ length: 8 }, () => mother.children.addCollector({ params, body: grandmother })),
    )
    expect((await mother.children.listCollectors({ params })).items).toHaveLength(6)
    await expectRefusal(mother.children.addCollector({ params, body: grandmother }), 'classes.collectors_too_many')

    const left = await father.children.removeCollector({ params: where })
    expect(left.items).toHaveLength(5)
    await expectRefusal(father.children.removeCollector({ params: where }), 'classes.collector_not_found')
    await expectRefusal(father.children.putCollectorPhoto({ params: where, upload }), 'classes.collector_not_found')
    expect(await server.database.reader.countBy(ChildPicture, { ownerId: where.collectorId })).toBe(0)
    await expectRefusal(father.children.getPicture({ params: { token } }), 'classes.picture_not_found')
    // Their files wait to be swept.
    expect(await server.database.reader.count(BegunFile)).toBeGreaterThanOrEqual(2)
    server.clock.advance(7_200)
    await server.runJob('platform.sweep_files')
    expect(await server.database.reader.count(BegunFile)).toBe(0)
  })
})

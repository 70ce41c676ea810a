import { Child, Guardianship } from '../../server/classes'
import { findChildrenOf } from '../../server/classes/children.queries'
import { addOwnChild, newChildNumber } from '../support/children'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('Children', (make) => {
  const server = useServer(make)

  it('are added with the consent of the guardian, born as the number says, and wait to be proved', async () => {
    const parent = await server.as('parent')
    const before = await parent.children.listChildren()
    const documentNumber = newChildNumber('20190512')
    const child = await addOwnChild(parent, { name: '赵小满', documentNumber })
    expect(child).toMatchObject({
      name: '赵小满',
      state: 'stated',
      birthDate: '2019-05-12',
      grade: 2,
      documentNumber: `110***********${documentNumber.slice(-4)}`,
      review: { caseNumber: expect.stringMatching(/^JH-/), organisation: '长阳镇总工会(演示)', isFiled: false },
      missing: ['proof', 'health', 'contact'],
      guardians: [],
    })
    const after = await parent.children.listChildren()
    expect(after.items).toHaveLength(before.items.length + 1)
    expect(after.left).toBe(before.left - 1)
    const { history } = await parent.privacy.listConsents()
    expect(history).toContainEqual(expect.objectContaining({ purpose: 'child', forChild: true, withdrawnAt: null }))
  })

  it('who are on record by another guardian look to the next one as if they were not', async () => {
    const [mother, father] = [await newPerson(server), await newPerson(server)]
    const documentNumber = newChildNumber()
    const hers = await addOwnChild(mother, { documentNumber, name: '钱朵朵', entryYear: 2025 })
    const his = await addOwnChild(father, { documentNumber, name: '钱朵', entryYear: 2026, relation: 'father' })
    expect(his).toMatchObject({ name: '钱朵', grade: 1, guardians: [], missing: ['proof', 'health', 'contact'] })
    expect(his.id).not.toBe(hers.id)
    await expectRefusal(father.children.getChild({ params: { childId: hers.id } }), 'classes.child_not_found')
    const rows = await server.database.reader.findBy(Guardianship, { childId: hers.id })
    expect(rows).toHaveLength(2)
    expect(await server.database.reader.findOneByOrFail(Child, { id: hers.id })).toMatchObject({ name: '钱朵朵' })
    const known = await findChildrenOf(server.database.reader, rows.find(({ id }) => id === his.id)!.personId)
    expect(known).toMatchObject([{ id: his.id, name: '钱朵', isConfirmed: false }])
    const [first] = (await father.classes.listClasses({ query: {} })).items
    const form = await father.classBookings.getBookingForm({ params: { classId: first!.id } })
    expect(form.children).toMatchObject([{ id: his.id, name: '钱朵' }])
  })

  it('whom both parents add at the same moment are one child, with two guardians', async () => {
    const guardians = await Promise.all(Array.from({ length: 4 }, () => newPerson(server)))
    const documentNumber = newChildNumber()
    await Promise.all(guardians.map((guardian) => addOwnChild(guardian, { documentNumber })))
    const rows = await server.database.reader.find(Guardianship, { order: { id: 'DESC' }, take: 4 })
    expect(new Set(rows.map(({ childId }) => childId)).size).toBe(1)
  })

  it('are refused where the number, the age or the grade cannot be, or they are there already', async () => {
    const mother = await newPerson(server)
    const add = (given: object) => addOwnChild(mother, given)
    await expectRefusal(add({ documentNumber: '110111201905120000' }), 'classes.document_invalid')
    await expectRefusal(add({ documentNumber: newChildNumber('19900101') }), 'classes.not_a_child')
    await expectRefusal(add({ documentKind: 'passport', documentNumber: 'E12345678' }), 'classes.birth_date_missing')
    await expectRefusal(add({ entryYear: 2010 }), 'classes.grade_invalid')
    await expectRefusal(add({ noticeVersion: '1999-01' }), 'privacy.notice_outdated')
    const documentNumber = newChildNumber()
    await add({ documentNumber })
    await expectRefusal(add({ documentNumber: documentNumber.toLowerCase() }), 'classes.child_known')
    const added = await Promise.allSettled(Array.from({ length: 9 }, () => add({})))
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
    await expectRefusal(add({}), 'classes.children_too_many')
  })
})

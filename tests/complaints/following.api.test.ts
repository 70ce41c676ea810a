import { Complaint } from '../../server/complaints'
import { CaseStep, WorkItem } from '../../server/desk/entities'
import { Organisation, organisationMerged } from '../../server/organisations'
import { personalData, personErased } from '../../server/privacy'
import { addOrganisation } from '../../server/seeds/organisations'
import { answer, caseOf, decide, fileComplaint, queueOf, useComplaining } from '../support/complaints'
import { onEveryDatabase } from '../support/databases'
import { admittedMember, newPerson, newPhone } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('What was written to the union', (make) => {
  const server = useServer(make)
  const held = useComplaining(server)
  const file = (person: Caller, given: Parameters<typeof fileComplaint>[1] = {}) =>
    fileComplaint(person, { organisationId: held.unions.jinzhan, ...given })

  it('goes along when a union becomes part of another, and none is taken about a union that is closed', async () => {
    const { reader } = server.database
    const district = await reader.findOneByOrFail(Organisation, { id: held.unions.chaoyang })
    const [from, into] = await server.database.transaction(async (db) => {
      const make = (name: string) => addOrganisation(db, { name, kind: 'street' }, district, server.clock.now())
      return [await make('旧街总工会'), await make('新街总工会')] as const
    })
    const person = await newPerson(server)
    const filed = await file(person, { organisationId: from.id })
    await server.database.transaction(async (db) => {
      const closedAt = server.clock.now()
      await db.update(Organisation, { id: from.id }, { closedAt, mergedIntoId: into.id })
      await organisationMerged.run(db, from, into, closedAt)
    })
    const own = await person.complaints.getComplaint({ params: { complaintId: filed.id } })
    expect(own).toMatchObject({ about: { id: into.id }, organisation: { id: into.id } })
    const item = (await queueOf(held.districtAdmin, filed.receiptNumber))[0]
    expect(item?.organisationName).toBe('新街总工会')
    await expectRefusal(file(person, { organisationId: from.id }), 'organisations.not_found')
  })

  it('goes with the account: given to the person first, then gone', async () => {
    const person = await newPerson(server)
    const { id: personId } = await person.identity.getMe()
    const filed = await file(person, { words: '我的旧话' })
    const { reader } = server.database
    expect(JSON.stringify(await personalData.run(reader, personId))).toContain('我的旧话')
    await server.database.transaction((db) => personErased.run(db, personId, server.clock.now()))
    const after = await caseOf(held.streetAdmin, filed.id)
    expect(after).toMatchObject({ state: 'closed', entries: [{ words: null }] })
    expect((await queueOf(held.streetAdmin)).map(({ id }) => id)).not.toContain(filed.id)
  })

  it('keeps a name away from the desk though the record of the writer is corrected there', async () => {
    const { person } = await admittedMember(server, { name: '诸葛小亮' })
    const unnamed = await file(person, { unnamed: true })
    const named = await file(person)
    const correction = await person.privacy.fileCorrection({ body: { field: 'name', value: '诸葛大亮' } })
    const reviewer = await server.as('reviewer2')
    await reviewer.privacyDesk.decideCorrection({
      params: { correctionId: correction.id },
      body: { decision: 'approve', version: 1 },
    })
    const found = await queueOf(held.districtAdmin, '诸葛大亮')
    expect(found.map(({ id }) => id)).toEqual([named.id])
    expect((await queueOf(held.districtAdmin, unnamed.receiptNumber))[0]?.subject).toBe('')
    const { id: personId } = await person.identity.getMe()
    const { reader } = server.database
    expect(await reader.countBy(WorkItem, { id: unnamed.id, subjectId: personId })).toBe(0)
    expect(await reader.countBy(CaseStep, { caseId: unnamed.id, actorId: personId })).toBe(0)
  })

  it('tells the writer when staff looked, and goes when its days are over', async () => {
    const person = await newPerson(server)
    const filed = await file(person)
    await caseOf(held.districtAdmin, filed.id)
    const looks = await person.privacy.listLooks({ query: {} })
    expect(looks.items).toEqual([expect.objectContaining({ matter: 'complaints.complaint', kind: 'viewed' })])
    await decide(held.districtAdmin, filed.id, answer('好', 1))
    const waiting = await file(person)
    server.clock.advance(1_096 * 86_400)
    await server.runJob('privacy.delete_expired')
    const { reader } = server.database
    expect(await reader.countBy(Complaint, { id: filed.id })).toBe(0)
    expect(await reader.countBy(WorkItem, { id: filed.id })).toBe(0)
    expect(await reader.countBy(Complaint, { id: waiting.id })).toBe(1)
    server.clock.advance(-1_096 * 86_400)
  })

  it('follows a person who turns out to be another', async () => {
    const phone = newPhone()
    const known = await newPerson(server, { phone })
    const { token } = await server.anonymous.identity.signInByWechat({ body: { code: 'openid:complaining' } })
    const filed = await file(server.withToken(token))
    await server.withToken(token).identity.bindPhone({ body: { code: `phone:${phone}` } })
    expect((await known.complaints.getComplaint({ params: { complaintId: filed.id } })).id).toBe(filed.id)
  })
})

onEveryDatabase('A person who writes very much', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'complaintsPerPersonDay=2' })

  it('may go on the next day', async () => {
    const person = await newPerson(server)
    const body = { kind: 'question' as const, organisationId: null, words: '在吗', unnamed: true }
    const file = () => person.complaints.fileComplaint({ body })
    await file()
    await file()
    const refusal = await expectRefusal(file(), 'complaints.too_many')
    expect(refusal.data?.retryAfter).toBeGreaterThan(0)
    server.clock.advance(86_400)
    expect((await file()).state).toBe('submitted')
  })
})

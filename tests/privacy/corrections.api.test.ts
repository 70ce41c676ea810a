import { Person } from '../../server/identity'
import { Application, Membership } from '../../server/membership/entities'
import { Organisation } from '../../server/organisations'
import { addOrganisation } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { admittedMember, newDocumentNumber, newPerson } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Correcting what is on record', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })
  const personOf = async (caller: Caller) =>
    server.database.reader.findOneByOrFail(Person, { id: (await caller.identity.getMe()).id })
  const decide = (
    id: string,
    body: Parameters<Caller['privacyDesk']['decideCorrection']>[0]['body'],
    by: Caller = reviewer,
  ) => by.privacyDesk.decideCorrection({ params: { correctionId: id }, body })

  it('is done at once for occupation, workplace and expiry', async () => {
    const { person, applicationId } = await admittedMember(server)
    const file = (field: 'occupation' | 'workplace' | 'documentExpiry', value: string) =>
      person.privacy.fileCorrection({ body: { field, value } })
    expect(await file('workplace', '新的配送站')).toMatchObject({
      state: 'applied',
      before: '演示配送站',
      after: '新的配送站',
      actions: [],
    })
    await file('occupation', 'courier')
    await file('documentExpiry', '2036-01-01')
    const row = await server.database.reader.findOneByOrFail(Application, { id: applicationId })
    expect(row).toMatchObject({ workplace: '新的配送站', occupation: 'courier' })
    expect((await personOf(person)).documentExpiry).toBe('2036-01-01')
    await expectRefusal(file('workplace', '新的配送站'), 'privacy.same_value')
    await expectRefusal(file('occupation', 'pilot'), 'privacy.correction_invalid')
    await expectRefusal(file('documentExpiry', '2020-01-01'), 'privacy.correction_invalid')
    await expectRefusal(file('documentExpiry', 'soon'), 'privacy.correction_invalid')
    expect((await person.privacy.listCorrections({ query: {} })).items).toHaveLength(3)
  })

  it('of a name goes to the reviewers of the own union, whose approval changes person, card and queue', async () => {
    const { person } = await admittedMember(server, { name: '张三疯' })
    const filed = await person.privacy.fileCorrection({
      body: { field: 'name', value: '张叁丰', reason: '登记时打错了字' },
    })
    expect(filed).toMatchObject({ state: 'submitted', organisation: '金盏地区总工会(演示)', actions: ['withdraw'] })
    await expectRefusal(
      person.privacy.fileCorrection({ body: { field: 'name', value: '张四丰' } }),
      'privacy.correction_under_way',
    )
    const [item] = (await reviewer.desk.listWorkItems({ query: { q: '张三疯', feature: 'privacy' } })).items
    expect(item).toMatchObject({ id: filed.id, kind: 'privacy.correction', route: 'name', state: 'submitted' })
    const seen = await reviewer.privacyDesk.getCorrection({ params: { correctionId: filed.id } })
    expect(seen).toMatchObject({
      before: '张三疯',
      after: '张叁丰',
      reason: '登记时打错了字',
      actions: ['approve', 'refuse', 'assign', 'reveal'],
    })
    await decide(filed.id, { decision: 'approve', version: seen.version, assurance: 'seenByStaff' })
    expect(await personOf(person)).toMatchObject({ name: '张叁丰', assurance: 'seenByStaff', assuredAtCase: filed.id })
    expect((await person.membership.getCard()).name).toBe('张叁丰')
    expect((await reviewer.desk.listWorkItems({ query: { q: '张叁丰' } })).items.length).toBeGreaterThan(1)
    expect((await person.notifications.listMessages({ query: {} })).items[0]!.title).toBe('信息已更正')
    const looks = await person.privacy.listLooks({ query: {} })
    expect(looks.items.map(({ matter }) => matter)).toContain('privacy.correction')
  })

  it('of a number is masked until it is revealed, and refused where somebody else holds the number', async () => {
    const taken = newDocumentNumber()
    await admittedMember(server, { documentNumber: taken })
    const mine = newDocumentNumber()
    const { person } = await admittedMember(server, { documentNumber: mine })
    const filed = await person.privacy.fileCorrection({ body: { field: 'documentNumber', value: taken } })
    const params = { correctionId: filed.id }
    const seen = await reviewer.privacyDesk.getCorrection({ params })
    expect(JSON.stringify(seen)).not.toContain(taken)
    expect(await reviewer.privacyDesk.revealCorrection({ params })).toMatchObject({ before: mine, after: taken })
    await expectRefusal(decide(filed.id, { decision: 'approve', version: 1 }), 'privacy.document_held')
    expect(await personOf(person)).toMatchObject({ documentNumber: mine })
    const refused = await decide(filed.id, { decision: 'refuse', version: 1, reason: '号码登记在他人名下' })
    expect(refused).toMatchObject({ state: 'refused', decided: { by: '陈静' }, actions: ['reveal'] })
    await expectRefusal(decide(filed.id, { decision: 'approve', version: 1 }), 'privacy.already_decided')
    const [listed] = (await person.privacy.listCorrections({ query: {} })).items
    expect(listed).toMatchObject({ state: 'refused', remark: '号码登记在他人名下', actions: [] })
    // The number of another person is never told as theirs.
    expect(JSON.stringify(listed)).not.toContain('陈静')
  })

  it('takes a right form, a consent, and something to correct', async () => {
    const nobody = await newPerson(server)
    await expectRefusal(
      nobody.privacy.fileCorrection({ body: { field: 'name', value: '张三' } }),
      'privacy.nothing_to_correct',
    )
    const { person } = await admittedMember(server)
    const file = (value: string) => person.privacy.fileCorrection({ body: { field: 'documentNumber', value } })
    await expectRefusal(file('11010519491231002Y'), 'privacy.correction_invalid')
    await person.privacy.withdrawConsent({ params: { purpose: 'document' }, body: { endings: [] } })
    await expectRefusal(file(newDocumentNumber()), 'privacy.consent_due')
  })

  it('is taken back before it is decided, and of two reviewers one decides', async () => {
    const { person } = await admittedMember(server)
    const filed = await person.privacy.fileCorrection({ body: { field: 'name', value: '张三风' } })
    const params = { correctionId: filed.id }
    const withdraw = () => person.privacy.withdrawCorrection({ params, body: {} })
    expect((await withdraw()).state).toBe('withdrawn')
    expect((await withdraw()).state).toBe('withdrawn')
    await expectRefusal(decide(filed.id, { decision: 'approve', version: 1 }), 'privacy.already_decided')

    const again = await person.privacy.fileCorrection({ body: { field: 'name', value: '张三风' } })
    const reviewer2 = await server.as('reviewer2')
    const outcomes = await Promise.allSettled([
      decide(again.id, { decision: 'approve', version: 1 }),
      decide(again.id, { decision: 'refuse', version: 1, reason: '看不清' }, reviewer2),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expectRefusal(
      person.privacy.withdrawCorrection({ params: { correctionId: again.id }, body: {} }),
      'privacy.already_decided',
    )
  })
})

onEveryDatabase('A correction at an employer’s union', (make) => {
  const server = useServer(make)

  it('of a number goes past the employer to the union above, of a name stays', async () => {
    const { person } = await admittedMember(server)
    const { id } = await person.identity.getMe()
    const jinzhan = (await person.membership.getCard()).organisation.id
    await server.database.transaction(async (db) => {
      const now = server.clock.now()
      const above = await db.findOneByOrFail(Organisation, { id: jinzhan })
      const unit = await addOrganisation(db, { name: '演示企业工会', kind: 'enterprise' }, above, now)
      await db.update(Membership, { currentKey: id }, { organisationId: unit.id })
    })
    const file = (field: 'name' | 'documentNumber', value: string) =>
      person.privacy.fileCorrection({ body: { field, value } })
    expect((await file('name', '张三峰')).organisation).toBe('演示企业工会')
    expect((await file('documentNumber', newDocumentNumber())).organisation).toBe('金盏地区总工会(演示)')
  })
})

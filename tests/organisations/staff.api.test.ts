import { SecondFactor } from '../../server/identity'
import { discreetNames, discreetPersons, RoleGrant } from '../../server/organisations'
import { addPerson } from '../../server/seeds/identity'
import type { Role } from '../../shared/organisations/roles'
import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson, newPhone, newStaff, prove, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'

onEveryDatabase('Staff and their roles', (make) => {
  const server = useServer(make)
  let city: Caller & { id: string }
  let chaoyangAdmin: Caller
  let root: string
  let chaoyang: string
  let jinzhan: string
  let changyang: string
  beforeAll(async () => {
    const id = async (name: string) => (await unionOf(server, name)).id
    ;[root, chaoyang, jinzhan, changyang] = [await id('市总'), await id('朝阳区总'), await id('金盏'), await id('长阳')]
    const demos = await server.as('cityAdmin')
    city = { ...demos, id: (await demos.identity.getMe()).id }
    chaoyangAdmin = await server.as('orgAdmin')
  })

  const grant = (by: Caller, phone: string, role: Role, organisationId: string) =>
    by.staffDesk.grantRole({ body: { organisationId, role, who: { phone } } })
  const end = (by: Caller, grantId: string) => by.staffDesk.endGrant({ params: { grantId } })
  const find = async (by: Caller, q: string) => (await by.staffDesk.listStaff({ query: { q } })).items[0]
  const signIn = async (phone: string) => {
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
    return server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })
  }

  it('is given to somebody known by phone, counts on their next request, and is told to them', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    await expectRefusal(person.desk.listWorkItems({ query: {} }), 'access.denied')
    const { staff, invitation } = await grant(chaoyangAdmin, phone, 'reviewer', jinzhan)
    expect(invitation).toBeNull()
    expect(staff).toMatchObject({
      phone: `${phone.slice(0, 3)}****${phone.slice(7)}`,
      isMe: false,
      hasSecondFactor: false,
      grants: [{ role: 'reviewer', organisation: { id: jinzhan } }],
    })
    await expectRefusal(person.desk.listWorkItems({ query: {} }), 'access.second_factor_due')
    expect((await person.notifications.listMessages({ query: {} })).items[0]?.title).toBe('您有了新的工作角色')
    await expectRefusal(grant(chaoyangAdmin, phone, 'reviewer', jinzhan), 'organisations.already_granted')
  })

  it('is given by document number too, and to nobody who is not there', async () => {
    const person = await newPerson(server)
    const documentNumber = newDocumentNumber()
    const { id, version } = await submitted(person, { documentNumber })
    const reviewer = await server.as('reviewer')
    const params = { applicationId: id }
    await reviewer.membershipDesk.decideApplication({ params, body: { decision: 'approve', version } })
    const give = (number: string) =>
      chaoyangAdmin.staffDesk.grantRole({
        body: { organisationId: jinzhan, role: 'teacher', who: { documentNumber: number } },
      })
    expect((await give(documentNumber.toLowerCase())).staff?.grants).toHaveLength(1)
    await expectRefusal(give(newDocumentNumber()), 'organisations.person_not_found')
  })

  it('waits for the first sign-in of a phone nobody has used yet, of which only the index is kept', async () => {
    const phone = newPhone()
    const { staff, invitation } = await grant(chaoyangAdmin, phone, 'reviewer', jinzhan)
    expect(staff).toBeNull()
    const listed = await chaoyangAdmin.staffDesk.listInvitations({ query: { organisationId: jinzhan } })
    expect(listed.items).toContainEqual(invitation)
    const rows = await server.database.reader.query('SELECT * FROM role_invitations')
    expect(JSON.stringify(rows)).not.toContain(phone)
    const { me } = await signIn(phone)
    expect(me).toMatchObject({ secondFactor: 'missing', roles: [{ role: 'reviewer', organisationId: jinzhan }] })
    const left = await chaoyangAdmin.staffDesk.listInvitations({ query: {} })
    expect(left.items.map(({ id }) => id)).not.toContain(invitation!.id)
    expect((await signIn(phone)).me.roles).toHaveLength(1)
  })

  it('waits for thirty days and no longer, and not once it was taken back', async () => {
    const [late, withdrawn] = [newPhone(), newPhone()]
    await grant(chaoyangAdmin, late, 'reviewer', jinzhan)
    const { invitation } = await grant(chaoyangAdmin, withdrawn, 'reviewer', jinzhan)
    const params = { invitationId: invitation!.id }
    await chaoyangAdmin.staffDesk.withdrawInvitation({ params })
    await expectRefusal(chaoyangAdmin.staffDesk.withdrawInvitation({ params }), 'organisations.grant_not_found')
    expect((await signIn(withdrawn)).me.roles).toEqual([])
    server.clock.advance(30 * 86_400 + 1)
    expect((await signIn(late)).me.roles).toEqual([])
    server.clock.advance(-30 * 86_400 - 1)
  })

  it('stays a stranger who asked to be one: the answer is that for a phone nobody has', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const { id } = await person.identity.getMe()
    const unit = await chaoyangAdmin.organisationsDesk.addNode({
      body: { parentId: jinzhan, name: '演示单位工会', kind: 'enterprise', acceptsApplications: true },
    })
    const officer = await newStaff(server, 'orgAdmin', unit.id)
    discreetPersons.register('test', async (_, personIds) => personIds.filter((one) => one === id))
    const known = await grant(officer, phone, 'reviewer', unit.id)
    const unknown = await grant(officer, newPhone(), 'reviewer', unit.id)
    discreetPersons.register('test', async () => [])
    const shape = ({ staff, invitation }: typeof known) => ({ staff, invitation: { ...invitation, id: '' } })
    expect(shape(known)).toEqual(shape(unknown))
    expect((await person.identity.getMe()).roles).toEqual([])
    expect((await signIn(phone)).me.roles).toHaveLength(1)
  })

  it('does not tell an employer by a role taken up who somebody is that asked to be a stranger', async () => {
    const phone = newPhone()
    const documentNumber = newDocumentNumber()
    const name = '不告诉'
    const given = { phone, name, document: documentNumber.slice(0, 17) }
    const personId = await server.database.transaction((db) => addPerson(db, given, server.clock.now()))
    const unit = await chaoyangAdmin.organisationsDesk.addNode({
      body: { parentId: jinzhan, name: '演示单位工会二', kind: 'enterprise', acceptsApplications: true },
    })
    const officer = await newStaff(server, 'orgAdmin', unit.id)
    const checker = await newStaff(server, 'auditor', unit.id)
    discreetPersons.register('test', async (_, ids) => ids.filter((one) => one === personId))
    discreetNames.register('test', async (_, ids) => ids.filter((one) => one === personId))
    await grant(officer, phone, 'teacher', unit.id)
    await signIn(phone)
    expect(await find(officer, phone)).toMatchObject({ id: personId, name: null })
    for (const q of [name, documentNumber]) expect(await find(officer, q)).toBeUndefined()
    expect(await find(chaoyangAdmin, name)).toMatchObject({ id: personId, name })
    server.clock.advance(61)
    await server.withToken((await signIn(phone)).token).identity.enrolSecondFactor()
    const rows = (await checker.audit.listAudit({ query: {} })).items.filter(({ actor }) => actor?.id === personId)
    expect(rows.length).toBeGreaterThan(0)
    for (const { actor } of rows) expect(actor).toMatchObject({ name: '', isStaff: true })
    expect((await checker.audit.listAudit({ query: { who: name } })).items).toEqual([])
    for (const hook of [discreetPersons, discreetNames]) hook.register('test', async () => [])
    expect(await find(officer, name)).toMatchObject({ id: personId, name })
    expect((await checker.audit.listAudit({ query: { who: name } })).items.length).toBeGreaterThan(0)
  })

  it('sets up one authenticator, however often the button is tapped at once', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    await grant(chaoyangAdmin, phone, 'reviewer', jinzhan)
    const given = await Promise.all(Array.from({ length: 5 }, () => person.identity.enrolSecondFactor()))
    const { secret } = await server.database.reader.findOneByOrFail(SecondFactor, {
      personId: (await person.identity.getMe()).id,
    })
    expect(given.map((one) => one.secret)).toContain(secret)
  })

  it('asks for a fresh proof of the second factor before it is given', async () => {
    server.clock.advance(301)
    await expectRefusal(grant(chaoyangAdmin, newPhone(), 'reviewer', jinzhan), 'access.step_up_due')
    await prove(chaoyangAdmin)
    await prove(city)
    expect((await grant(chaoyangAdmin, newPhone(), 'reviewer', jinzhan)).invitation).not.toBeNull()
  })

  it('is never given outside the own subtree, nor above the own node', async () => {
    for (const organisationId of [root, changyang, '01936f5e-0000-7000-8000-00000000dead']) {
      await expectRefusal(grant(chaoyangAdmin, newPhone(), 'reviewer', organisationId), 'organisations.not_found')
    }
    const local = await newStaff(server, 'orgAdmin', jinzhan)
    await expectRefusal(grant(local, newPhone(), 'orgAdmin', chaoyang), 'organisations.not_found')
    expect((await grant(local, newPhone(), 'orgAdmin', jinzhan)).invitation?.role).toBe('orgAdmin')
  })

  it('of an auditor is given and taken by the city alone', async () => {
    const auditor = await newStaff(server, 'auditor', jinzhan)
    await expectRefusal(grant(chaoyangAdmin, newPhone(), 'auditor', jinzhan), 'organisations.role_reserved')
    const seen = (await find(chaoyangAdmin, auditor.phone))!
    expect(seen).toMatchObject({ grants: [{ canEnd: false }], actions: [] })
    await expectRefusal(end(chaoyangAdmin, seen.grants[0]!.id), 'organisations.role_reserved')
    const disabling = chaoyangAdmin.staffDesk.disableAccount({ params: { personId: auditor.id } })
    await expectRefusal(disabling, 'organisations.not_above')
    expect((await grant(city, newPhone(), 'auditor', jinzhan)).invitation?.role).toBe('auditor')
    expect((await end(city, seen.grants[0]!.id)).grants).toEqual([])
  })

  it('is refused on the next request once it ended, and cannot be ended from elsewhere', async () => {
    const staff = await newStaff(server, 'reviewer', jinzhan)
    await staff.desk.listWorkItems({ query: {} })
    const { grants } = (await find(chaoyangAdmin, staff.phone))!
    const foreign = await newStaff(server, 'orgAdmin', changyang)
    await expectRefusal(end(foreign, grants[0]!.id), 'organisations.grant_not_found')
    expect((await end(chaoyangAdmin, grants[0]!.id)).grants).toEqual([])
    await expectRefusal(staff.desk.listWorkItems({ query: {} }), 'access.denied')
    await expectRefusal(end(chaoyangAdmin, grants[0]!.id), 'organisations.grant_not_found')
    expect((await staff.notifications.listMessages({ query: {} })).items[0]?.title).toBe('您的一个工作角色已结束')
    expect(await server.database.reader.findOneByOrFail(RoleGrant, { id: grants[0]!.id })).toMatchObject({
      liveKey: null,
      endedAt: server.clock.now(),
    })
    expect((await grant(chaoyangAdmin, staff.phone, 'reviewer', jinzhan)).staff?.grants).toHaveLength(1)
  })

  it('lists who is staff here, by role and phone, and not what they are elsewhere', async () => {
    const staff = await newStaff(server, 'reviewer', jinzhan)
    await grant(city, staff.phone, 'mediator', changyang)
    expect((await find(chaoyangAdmin, staff.phone))?.grants.map(({ role }) => role)).toEqual(['reviewer'])
    expect((await find(city, staff.phone))?.grants.map(({ role }) => role).sort()).toEqual(['mediator', 'reviewer'])
    const byRole = await chaoyangAdmin.staffDesk.listStaff({ query: { role: 'payer' } })
    expect(byRole.items.map(({ name }) => name)).toEqual(['罗勇'])
    expect((await find(chaoyangAdmin, '罗勇'))?.grants[0]?.role).toBe('payer')
    const here = await chaoyangAdmin.staffDesk.listStaff({ query: { organisationId: jinzhan } })
    expect(here.items.every(({ grants }) => grants.some(({ organisation }) => organisation.id === jinzhan))).toBe(true)
    await expectRefusal(
      chaoyangAdmin.staffDesk.listStaff({ query: { organisationId: changyang } }),
      'organisations.not_found',
    )
  })

  it('an account that is disabled is refused everywhere at once, and told so only after the right code', async () => {
    const staff = await newStaff(server, 'reviewer', jinzhan)
    const params = { personId: staff.id }
    expect(await chaoyangAdmin.staffDesk.disableAccount({ params })).toMatchObject({
      disabledAt: server.clock.now().toISOString(),
      actions: ['enable', 'resetSecondFactor'],
    })
    await expectRefusal(staff.identity.getMe(), 'access.signed_out')
    await expectRefusal(staff.desk.listWorkItems({ query: {} }), 'access.signed_out')

    const stranger = newPhone()
    const answers: object[] = []
    for (const phone of [staff.phone, stranger]) {
      const { demoCode, ...sent } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
      const wrong = server.anonymous.identity.signInBySms({
        body: { phone, code: demoCode === '000000' ? '111111' : '000000' },
      })
      const { code, status, data } = await expectRefusal(wrong, 'identity.code_wrong')
      answers.push({ sent, code, status, data })
    }
    expect(answers[0]).toEqual(answers[1])
    await expectRefusal(signIn(staff.phone), 'identity.sign_in_refused')
    const wechat = server.withToken(
      (await server.anonymous.identity.signInByWechat({ body: { code: `openid:${staff.id}` } })).token,
    )
    await expectRefusal(wechat.identity.bindPhone({ body: { code: `phone:${staff.phone}` } }), 'identity.phone_held')

    const disabled = await chaoyangAdmin.staffDesk.listStaff({ query: { disabled: 'true' } })
    expect(disabled.items.map(({ id }) => id)).toEqual([staff.id])
    await chaoyangAdmin.staffDesk.enableAccount({ params })
    await expectRefusal(staff.identity.getMe(), 'access.signed_out')
    expect((await signIn(staff.phone)).me.id).toBe(staff.id)
  })

  it('an account is disabled neither by its holder nor by whoever does not look after all of its roles', async () => {
    await expectRefusal(city.staffDesk.disableAccount({ params: { personId: city.id } }), 'organisations.not_yourself')
    const staff = await newStaff(server, 'reviewer', jinzhan)
    await grant(city, staff.phone, 'reviewer', changyang)
    const params = { personId: staff.id }
    await expectRefusal(chaoyangAdmin.staffDesk.disableAccount({ params }), 'organisations.not_above')
    const foreign = await newStaff(server, 'orgAdmin', (await unionOf(server, '漷县')).id)
    await expectRefusal(foreign.staffDesk.disableAccount({ params }), 'organisations.person_not_found')
    const member = await (await server.as('driver')).identity.getMe()
    const others = chaoyangAdmin.staffDesk.disableAccount({ params: { personId: member.id } })
    await expectRefusal(others, 'organisations.person_not_found')
  })

  it('the root keeps an administrator who can sign in, also when two end each other at once', async () => {
    const [second, first] = [await newStaff(server, 'orgAdmin', root), await newStaff(server, 'orgAdmin', root)]
    const own = (await city.staffDesk.listStaff({ query: { organisationId: root } })).items.find(({ isMe }) => isMe)!
    await end(second, own.grants.find(({ role }) => role === 'orgAdmin')!.id)
    const [a, b] = [await rootGrantOf(first, second), await rootGrantOf(second, first)]
    const outcomes = await Promise.allSettled([end(first, b), end(second, a)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const last = outcomes[0]!.status === 'fulfilled' ? first : second
    const mine = (await last.staffDesk.listStaff({ query: { organisationId: root } })).items.find(({ isMe }) => isMe)!
    await expectRefusal(end(last, mine.grants.find(({ role }) => role === 'orgAdmin')!.id), 'organisations.last_admin')
    city = last
  })

  const rootGrantOf = async (whose: { phone: string }, by: Caller) =>
    (await find(by, whose.phone))!.grants.find(({ organisation }) => organisation.id === root)!.id

  it('a lost second factor is taken away from above: its holder is told, signed out, and sets it up anew', async () => {
    const staff = await newStaff(server, 'reviewer', jinzhan)
    const params = { personId: staff.id }
    const local = await newStaff(server, 'orgAdmin', jinzhan)
    const peer = await newStaff(server, 'orgAdmin', jinzhan)
    await expectRefusal(local.staffDesk.resetSecondFactor({ params: { personId: peer.id } }), 'organisations.not_above')
    await expectRefusal(
      local.staffDesk.resetSecondFactor({ params: { personId: local.id } }),
      'organisations.not_yourself',
    )
    expect((await local.staffDesk.resetSecondFactor({ params })).hasSecondFactor).toBe(false)
    await expectRefusal(staff.identity.getMe(), 'access.signed_out')
    const { token, me } = await signIn(staff.phone)
    expect(me.secondFactor).toBe('missing')
    const again = server.withToken(token)
    expect((await again.notifications.listMessages({ query: {} })).items[0]?.title).toBe('动态码已被重置')
    await again.identity.enrolSecondFactor()
    await prove(again)
    await again.desk.listWorkItems({ query: {} })
    await prove(chaoyangAdmin)
    await chaoyangAdmin.staffDesk.resetSecondFactor({ params: { personId: peer.id } })
  })
})

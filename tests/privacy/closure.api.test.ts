import { documentIndexOf, nameIndexOf, Person, phoneIndexOf } from '../../server/identity'
import { Application, Membership } from '../../server/membership/entities'
import { Delivery } from '../../server/notifications/entities'
import { AuditRow } from '../../server/platform/entities'
import { openMatters } from '../../server/privacy'
import { addGrant } from '../../server/seeds/organisations'
import { shanghaiDay, shanghaiTime } from '../../shared/http/time'
import { onEveryDatabase } from '../support/databases'
import { admittedMember, newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

const day = 86_400

onEveryDatabase('Closing an account', (make) => {
  const server = useServer(make)
  const idOf = async (caller: Caller) => (await caller.identity.getMe()).id
  const close = () => server.runJob('privacy.close_accounts')

  /** Everything that stands in the database, opened as far as the keys open it. */
  async function kept(personId: string) {
    const { reader } = server.database
    return {
      person: await reader.findOneByOrFail(Person, { id: personId }),
      applications: await reader.findBy(Application, { personId }),
      memberships: await reader.findBy(Membership, { personId }),
    }
  }

  it('is refused with the reason while an application is open, or a role is held', async () => {
    const person = await newPerson(server)
    const { id } = await submitted(person)
    const matter = { id: null, code: 'membership.application_open', link: `/membership/progress?id=${id}` }
    expect((await person.privacy.getClosure()).matters).toEqual([matter])
    const refusal = await expectRefusal(person.privacy.requestClosure(), 'privacy.closure_refused')
    expect(refusal.data).toEqual({ matters: [matter] })
    await person.membership.withdrawApplication({ params: { applicationId: id }, body: {} })
    expect((await person.privacy.requestClosure()).closesAt).not.toBeNull()

    const reviewer = await server.as('reviewer')
    const { data } = await expectRefusal(reviewer.privacy.requestClosure(), 'privacy.closure_refused')
    expect(data).toMatchObject({ matters: [{ code: 'privacy.roles_held' }] })
  })

  it('is refused while a number is being checked, and takes what was said of it along', async () => {
    const person = await newPerson(server)
    const personId = await idOf(person)
    const { id: applicationId } = await submitted(person)
    const { id } = await person.releases.openRelease({ body: { about: 'document', applicationId } })
    await person.membership.withdrawApplication({ params: { applicationId }, body: {} })
    const { data } = await expectRefusal(person.privacy.requestClosure(), 'privacy.closure_refused')
    const matter = { id: null, code: 'membership.release_open', link: `/membership/release?id=${id}` }
    expect(data).toEqual({ matters: [matter] })
    await server.database.source.query(
      "UPDATE releases SET open_key = NULL, state = 'refused', decided_at = submitted_at WHERE id = ?",
      [id],
    )
    await person.privacy.requestClosure()
    server.clock.advance(7 * day)
    await close()
    const [{ n }] = await server.database.source.query('SELECT COUNT(*) AS n FROM releases WHERE person_id = ?', [
      personId,
    ])
    expect(Number(n)).toBe(0)
  })

  it('leaves seven days to come back, in which everything is seen and nothing begun', async () => {
    const { person } = await admittedMember(server)
    const { closesAt, days, memberOf } = await person.privacy.requestClosure()
    expect({ days, memberOf }).toEqual({ days: 7, memberOf: '金盏地区总工会(演示)' })
    expect(new Date(closesAt!).getTime()).toBe(server.clock.now().getTime() + 7 * day * 1000)
    expect((await person.privacy.requestClosure()).closesAt).toBe(closesAt)
    expect((await person.identity.getMe()).closesAt).toBe(closesAt)
    await person.membership.getCard()
    await person.privacy.downloadData()
    const correct = () => person.privacy.fileCorrection({ body: { field: 'workplace', value: '别处' } })
    const refusal = await expectRefusal(correct(), 'access.account_closing')
    expect(refusal.data).toEqual({ closesAt })

    server.clock.advance(6 * day)
    await close()
    expect((await person.privacy.cancelClosure()).closesAt).toBeNull()
    await correct()
    server.clock.advance(2 * day)
    await close()
    expect((await person.identity.getMe()).name).toBe('张三丰')
  })

  it('is said by message and SMS, with the time until when one can return; and so is coming back', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const personId = await idOf(person)
    const { closesAt } = await person.privacy.requestClosure()
    await person.privacy.requestClosure()
    const inbox = async () => (await person.notifications.listMessages({ query: {} })).items
    const until = `${shanghaiDay(new Date(closesAt!))} ${shanghaiTime(new Date(closesAt!))}`
    expect(await inbox()).toMatchObject([
      { title: '您的账号将被注销', body: expect.stringContaining(`${until} 前可以反悔`), link: '/privacy/closure' },
    ])
    await person.privacy.cancelClosure()
    await person.privacy.cancelClosure()
    expect((await inbox()).map(({ title }) => title)).toEqual(['账号不注销了', '您的账号将被注销'])
    const sent = await server.database.reader.find(Delivery, { where: { personId }, order: { id: 'ASC' } })
    expect(sent.map(({ template, channel, recipient }) => [template, channel, recipient])).toEqual([
      ['privacy.closing', 'sms', phone],
      ['privacy.staysOpen', 'sms', phone],
    ])
    server.clock.advance(60)
    await person.privacy.requestClosure()
    expect(await inbox()).toHaveLength(3)
  })

  it('then leaves an empty row: sessions, phone, name, number, messages and refused applications are gone', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const personId = await idOf(person)
    const reviewer = await server.as('reviewer')
    const { id, version } = await submitted(person)
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'refuse', version, reason: '不在本辖区' },
    })
    await person.privacy.requestClosure()
    server.clock.advance(7 * day)
    await close()
    await close()
    await expectRefusal(person.identity.getMe(), 'access.signed_out')
    const after = await kept(personId)
    expect(after.applications).toEqual([])
    expect(after.person).toMatchObject({
      phone: null,
      phoneIndex: null,
      name: null,
      nameIndex: null,
      documentNumber: null,
      documentIndex: null,
      closesAt: null,
      erasedAt: server.clock.now(),
    })
    for (const table of ['sessions', 'wechat_accounts', 'messages']) {
      const [{ n }] = await server.database.source.query(`SELECT COUNT(*) AS n FROM ${table} WHERE person_id = ?`, [
        personId,
      ])
      expect([table, Number(n)]).toEqual([table, 0])
    }
    const rows = await server.database.reader.findBy(AuditRow, { targetId: personId, action: 'privacy.account_closed' })
    expect(rows).toHaveLength(1)
    // The number is free: whoever signs in by it is somebody new.
    const next = await newPerson(server, { phone })
    expect(await idOf(next)).not.toBe(personId)
  })

  it('keeps the membership without its holder’s values, and gives it back to whoever shows the document', async () => {
    const documentNumber = newDocumentNumber()
    const { person, applicationId } = await admittedMember(server, { documentNumber, name: '归去来' })
    const personId = await idOf(person)
    const { number } = await person.membership.getCard()
    await person.privacy.requestClosure()
    server.clock.advance(7 * day)
    await close()
    const closed = await kept(personId)
    expect(closed.memberships).toMatchObject([{ number, currentKey: personId }])
    expect(closed.applications).toMatchObject([
      { id: applicationId, name: null, nameIndex: null, documentNumber: null, documentIndex: null, workplace: null },
    ])
    expect(closed.person).toMatchObject({ name: null, documentNumber: null })
    expect(closed.person.documentIndex).not.toBeNull()
    const reviewer = await server.as('reviewer')
    const old = await reviewer.membershipDesk.getCase({ params: { applicationId } })
    expect(old.applicant).toMatchObject({ name: '', documentNumber: '', workplace: '', phone: null })
    expect((await reviewer.desk.listWorkItems({ query: { q: '归去来' } })).items).toEqual([])

    const again = await newPerson(server)
    const { id, version } = await submitted(again, { documentNumber, name: '归去来' })
    const approve = (assurance: 'stated' | 'seenByStaff') =>
      reviewer.membershipDesk.decideApplication({
        params: { applicationId: id },
        body: { decision: 'approve', version, assurance },
      })
    await expectRefusal(approve('stated'), 'membership.return_unseen')
    await approve('seenByStaff')
    expect((await again.membership.getCard()).number).toBe(number)
    expect((await kept(personId)).memberships).toEqual([])
  })

  /** Every column of every table with its seal opened, and the keyed hashes as they stand. */
  async function openEverything(): Promise<string> {
    const rows: unknown[] = []
    for (const { target, columns } of server.database.source.entityMetadatas) {
      const select = columns.map(({ propertyName }) => `row.${propertyName}`)
      rows.push(await server.database.reader.createQueryBuilder(target, 'row').select(select).getMany())
    }
    return JSON.stringify(rows)
  }

  it('leaves nothing of the person to be found, even by whoever has the keys', async () => {
    const [name, workplace, remark] = ['司马无痕', '无痕配送站', '无痕的缘由']
    const [phone, documentNumber] = [newPhone(), newDocumentNumber()]
    const { person } = await admittedMember(server, { name, workplace, documentNumber }, { phone })
    const correction = await person.privacy.fileCorrection({
      body: { field: 'name', value: `${name}改`, reason: remark },
    })
    const reviewer = await server.as('reviewer')
    await reviewer.privacyDesk.decideCorrection({
      params: { correctionId: correction.id },
      body: { decision: 'refuse', version: 1, reason: remark },
    })
    const values = [name, workplace, remark, phone, documentNumber, phoneIndexOf(phone), nameIndexOf(name)]
    const before = await openEverything()
    expect(values.filter((value) => before.includes(value))).toEqual(values)

    await person.privacy.requestClosure()
    server.clock.advance(7 * day)
    await close()
    // Answers to commands are kept a day, and codes for minutes.
    await server.runJob('platform.sweep')
    const after = await openEverything()
    expect(values.filter((value) => after.includes(value))).toEqual([])
    // One keyed hash stays with the membership, so that it is found again by the document.
    expect(after.split(documentIndexOf(documentNumber))).toHaveLength(2)
  })

  it('does not close again for who came back while the job was looking', async () => {
    const { person } = await admittedMember(server)
    const personId = await idOf(person)
    await person.privacy.requestClosure()
    const { organisation } = await person.membership.getCard()
    await server.database.transaction((db) => addGrant(db, personId, 'teacher', organisation.id, server.clock.now()))
    server.clock.advance(7 * day)
    let hasCome = false
    openMatters.register('test', async (db, id) => {
      // As seen by the job's transaction: the person came back after it had read what is due.
      if (id === personId && !hasCome) await db.update(Person, { id }, { closesAt: null })
      hasCome ||= id === personId
      return []
    })
    await close()
    openMatters.register('test', async () => [])
    expect(hasCome).toBe(true)
    expect((await kept(personId)).person.closesAt).toBeNull()
  })

  it('waits while staff opened something meanwhile, and goes on when that is done', async () => {
    const { person } = await admittedMember(server)
    const personId = await idOf(person)
    await person.privacy.requestClosure()
    const { organisation } = await person.membership.getCard()
    await server.database.transaction((db) => addGrant(db, personId, 'teacher', organisation.id, server.clock.now()))
    server.clock.advance(7 * day)
    await close()
    const waiting = (await kept(personId)).person
    expect(waiting.name).toBe('张三丰')
    expect(waiting.closesAt!.getTime()).toBe(server.clock.now().getTime() + day * 1000)
    await server.database.source.query('UPDATE role_grants SET ended_at = granted_at WHERE person_id = ?', [personId])
    server.clock.advance(day)
    await close()
    expect((await kept(personId)).person.name).toBeNull()
  })
})

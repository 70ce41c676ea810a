import { clearPhone, documentIndexOf, Person, phoneIndexOf } from '../../server/identity'
import { Membership } from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { onEveryDatabase } from '../support/databases'
import { completeForm, newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { addUnit, unionOf, withRole } from '../support/units'

type Decision = Parameters<Caller['releasesDesk']['decideRelease']>[0]['body']

/** An answer without what is another one for everybody. */
const plain = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer)
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replace(/(RH|HM)-\d{8}-\w{8}/g, 'receipt')
      .replace(/\d{3}\*{4,}\w{4}/g, 'masked'),
  )

onEveryDatabase('A number that another record holds', (make) => {
  const server = useServer(make)
  let street: Organisation
  let reviewer: Caller
  let district: Caller
  beforeAll(async () => {
    street = await unionOf(server, '金盏')
    reviewer = await server.as('reviewer')
    district = await server.as('districtReviewer')
  })

  const at = ({ id }: { id: string }) => ({ params: { releaseId: id } })
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => server.database.transaction(work)
  const person = (id: string) => server.database.reader.findOneByOrFail(Person, { id })
  const idOf = async (caller: Caller) => (await caller.identity.getMe()).id
  const titles = async (caller: Caller) =>
    (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)
  const codeFor = async (phone: string) =>
    (await server.anonymous.identity.requestSmsCode({ body: { phone } })).demoCode!
  const openForPhone = async (caller: Caller, phone: string, given: { name?: string; note?: string } = {}) =>
    caller.releases.openRelease({
      body: { about: 'phone', phone, code: await codeFor(phone), name: '王建国', ...given },
    })
  const decide = async (by: Caller, release: { id: string }, decision: Omit<Decision, 'version'>) => {
    const { version } = await by.releasesDesk.getReleaseCase(at(release))
    return by.releasesDesk.decideRelease({ ...at(release), body: { ...decision, version } as Decision })
  }
  const approve = async (by: Caller, { id }: { id: string }) => {
    const params = { applicationId: id }
    const { version } = await by.membershipDesk.getCase({ params })
    return by.membershipDesk.decideApplication({ params, body: { decision: 'approve', version } })
  }

  /** A member whose record has a document and no phone, as one who changed their number and signs in by WeChat. */
  async function phonelessMember(): Promise<Caller> {
    const phone = newPhone()
    const member = await newPerson(server, { phone })
    await approve(reviewer, await submitted(member))
    const id = await idOf(member)
    await write((db) => clearPhone(db, id, phoneIndexOf(phone)))
    return member
  }

  describe('as a phone', () => {
    it('is refused to be bound, then claimed, looked at, and moved: the holder is told and signed out', async () => {
      const phone = newPhone()
      const holder = await newPerson(server, { phone })
      const holderId = await idOf(holder)
      const claimant = await phonelessMember()
      const body = { phone, code: await codeFor(phone) }
      await expectRefusal(claimant.identity.signInBySms({ body }), 'identity.phone_held')

      const opened = await openForPhone(claimant, phone, { name: '王建国', note: '上个月新办的号' })
      expect(opened).toMatchObject({
        about: 'phone',
        state: 'submitted',
        number: `${phone.slice(0, 3)}****${phone.slice(7)}`,
        owner: { id: street.id },
        dueAt: '2026-11-26T09:00:00.000Z',
        actions: [],
      })
      expect(opened.caseNumber).toMatch(/^HM-20261123-[2-9A-Z]{8}$/)
      expect((await openForPhone(claimant, phone)).id).toBe(opened.id)

      const queue = await reviewer.desk.listWorkItems({ query: { q: phone } })
      expect(queue.items).toEqual([
        expect.objectContaining({ id: opened.id, kind: 'membership.release', subject: '王*国', route: 'phone' }),
      ])
      const shown = await reviewer.releasesDesk.getReleaseCase(at(opened))
      expect(shown).toMatchObject({ name: '王建国', isOwnRecord: false, holder: { isStaff: false, membership: null } })
      expect(JSON.stringify(shown)).not.toContain(phone)
      expect(await reviewer.releasesDesk.revealRelease(at(opened))).toMatchObject({ number: phone })

      expect(await decide(reviewer, opened, { decision: 'release' })).toMatchObject({ state: 'released', holder: {} })
      expect((await claimant.identity.getMe()).phone).toBe(opened.number)
      await expectRefusal(holder.identity.getMe(), 'access.signed_out')
      expect(await person(holderId)).toMatchObject({ phone: null, phoneIndex: null })
      expect((await titles(claimant))[0]).toBe('号码核实好了')
      expect((await claimant.releases.getRelease(at(opened))).history.map(({ step }) => step)).toEqual([
        'submitted',
        'released',
      ])
    })

    it('gets the same answer whether anybody holds it or not', async () => {
      const held = newPhone()
      await newPerson(server, { phone: held })
      const answers = []
      for (const phone of [held, newPhone()]) answers.push(plain(await openForPhone(await phonelessMember(), phone)))
      expect(answers[1]).toEqual(answers[0])
    })

    it('is claimed only by whoever reads what is sent to it', async () => {
      const phone = newPhone()
      const code = (await codeFor(phone)) === '000000' ? '111111' : '000000'
      const claimant = await phonelessMember()
      const body = { about: 'phone' as const, phone, code, name: '王建国' }
      await expectRefusal(claimant.releases.openRelease({ body }), 'identity.code_wrong')
      expect(await claimant.releases.listMyReleases()).toEqual({ items: [] })
    })

    it('of a record one came in to and says is not one’s own, is taken off it; the next sign-in is somebody new', async () => {
      const phone = newPhone()
      const stranger = await newPerson(server, { phone })
      const application = await submitted(stranger, { name: '前机主' })
      await approve(reviewer, application)
      const before = await idOf(stranger)
      const opened = await openForPhone(stranger, phone, { name: '新机主' })
      expect(await reviewer.releasesDesk.getReleaseCase(at(opened))).toMatchObject({ isOwnRecord: true })
      await decide(reviewer, opened, { decision: 'release' })
      await expectRefusal(stranger.identity.getMe(), 'access.signed_out')

      const anew = await newPerson(server, { phone })
      expect(await idOf(anew)).not.toBe(before)
      expect((await anew.membership.getJoin({ query: {} })).membership).toBeNull()
      expect((await submitted(anew, { name: '新机主' })).state).toBe('submitted')
      const held = await server.database.reader.findOneByOrFail(Membership, { currentKey: before })
      expect(held).toMatchObject({ state: 'active' })
    })

    it('may take papers first: returned in words, answered, refused with the reason, asked again', async () => {
      const claimant = await phonelessMember()
      const phone = newPhone()
      const opened = await openForPhone(claimant, phone)
      await expectRefusal(
        claimant.releases.answerRelease({ ...at(opened), body: { note: '在' } }),
        'membership.release_action_unavailable',
      )
      await decide(reviewer, opened, { decision: 'return', asked: '请写明办号的营业厅' } as Decision)
      const asked = await claimant.releases.getRelease(at(opened))
      expect(asked).toMatchObject({ state: 'returned', asked: '请写明办号的营业厅', owner: null, actions: ['answer'] })
      await expectRefusal(
        claimant.releases.answerRelease({ ...at(opened), body: { note: '在', version: 1 } }),
        'membership.release_changed_meanwhile',
      )
      const answered = await claimant.releases.answerRelease({ ...at(opened), body: { note: '朝阳门营业厅' } })
      expect(answered).toMatchObject({ state: 'submitted', asked: null, note: '朝阳门营业厅' })
      await decide(reviewer, opened, { decision: 'refuse', reason: '号码仍登记在他人名下' } as Decision)
      expect(await claimant.releases.getRelease(at(opened))).toMatchObject({
        state: 'refused',
        refused: '号码仍登记在他人名下',
        actions: [],
      })
      expect((await claimant.identity.getMe()).phone).toBeNull()
      expect((await openForPhone(claimant, phone)).id).not.toBe(opened.id)
    })

    it('of a member of staff moves only by somebody who administers their unions as well', async () => {
      const claimant = await phonelessMember()
      const payer = await server.as('payer')
      const opened = await openForPhone(claimant, '13800000114')
      expect((await district.releasesDesk.getReleaseCase(at(opened))).holder).toMatchObject({ isStaff: true })
      await expectRefusal(decide(district, opened, { decision: 'release' }), 'membership.release_staff')
      expect((await payer.identity.getMe()).phone).not.toBeNull()
      const both = await withRole(server, 'orgAdmin', 'reviewer', await unionOf(server, '朝阳区总工会'))
      expect((await decide(both, opened, { decision: 'release' })).state).toBe('released')
      await expectRefusal(payer.identity.getMe(), 'access.signed_out')
    })

    it('is decided once, by reviewers of its union, a moment after their second factor', async () => {
      const opened = await openForPhone(await phonelessMember(), newPhone())
      const body = { decision: 'release' as const, version: 1 }
      const outcomes = await Promise.allSettled([
        reviewer.releasesDesk.decideRelease({ ...at(opened), body }),
        district.releasesDesk.decideRelease({ ...at(opened), body: { ...body, decision: 'refuse', reason: '不是' } }),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const [lost] = outcomes.filter(({ status }) => status === 'rejected')
      expect(lost).toMatchObject({ reason: { code: 'membership.already_decided', data: { version: 2 } } })

      const foreign = await withRole(server, 'mediator', 'reviewer', await unionOf(server, '长阳'))
      await expectRefusal(foreign.releasesDesk.getReleaseCase(at(opened)), 'membership.release_not_found')
      const another = await openForPhone(await phonelessMember(), newPhone())
      server.clock.advance(3_600)
      await expectRefusal(reviewer.releasesDesk.decideRelease({ ...at(another), body }), 'access.step_up_due')
      server.clock.advance(-3_600)
    })
  })

  describe('as a document', () => {
    it('holds an approval up, is released by staff, and the approval goes through', async () => {
      const documentNumber = newDocumentNumber()
      const holder = await newPerson(server)
      await approve(reviewer, await submitted(holder, { documentNumber }))
      const applicant = await newPerson(server)
      const application = await submitted(applicant, { documentNumber, name: '孙八' })
      await expectRefusal(approve(reviewer, application), 'membership.document_held')
      const params = { applicationId: application.id }
      const { id } = await reviewer.releasesDesk.openDocumentRelease({ params, body: {} })
      expect((await titles(applicant))[0]).toBe('工作人员在核对您的号码')
      const own = await applicant.releases.openRelease({ body: { about: 'document', applicationId: application.id } })
      expect(own).toMatchObject({ id, state: 'submitted', applicationId: application.id })

      await decide(reviewer, { id }, { decision: 'release' })
      expect(await person(await idOf(holder))).toMatchObject({ documentIndex: null, assurance: 'stated' })
      expect((await titles(holder))[0]).toBe('证件号码已从您的账号解除')
      expect((await holder.membership.getCard()).state).toBe('active')
      expect((await approve(reviewer, application)).state).toBe('approved')
      expect((await person(await idOf(applicant))).documentIndex).toBe(documentIndexOf(documentNumber))
    })

    it('is asked about only with an application of one’s own that names it', async () => {
      const applicant = await newPerson(server)
      const draft = await applicant.membership.draftApplication({ body: { name: '李四' } })
      const body = { about: 'document' as const, applicationId: draft.id }
      expect((await expectRefusal(applicant.releases.openRelease({ body }), 'membership.incomplete')).data).toEqual({
        missing: ['documentNumber'],
      })
      await expectRefusal((await newPerson(server)).releases.openRelease({ body }), 'membership.not_found')
    })

    it('of somebody who keeps their membership from the employer goes to staff elsewhere, and the applicant never hears of it', async () => {
      const documentNumber = newDocumentNumber()
      const member = await newPerson(server)
      await approve(
        reviewer,
        await submitted(member, { documentNumber, eventCode: null, placeId: street.id, discreet: true }),
      )
      const unit = await addUnit(server, '速达公司工会')
      const officer = await withRole(server, 'auditor', 'reviewer', unit)
      const applicant = await newPerson(server)
      const application = await submitted(applicant, { documentNumber, eventCode: null, organisationId: unit.id })
      await approve(officer, application)

      expect((await titles(member))[0]).toBe('有人用您的证件号码申请入会')
      expect(await titles(applicant)).toEqual(['欢迎加入工会', '我们收到了您的入会申请'])
      expect(await applicant.releases.listMyReleases()).toEqual({ items: [] })
      const search = { query: { q: documentNumber, feature: 'membership' } }
      const [item] = (await reviewer.desk.listWorkItems(search)).items.filter(
        ({ kind }) => kind === 'membership.release',
      )
      expect(item).toMatchObject({ state: 'submitted', organisationId: street.id })
      expect((await officer.desk.listWorkItems(search)).items.map(({ kind }) => kind)).toEqual([
        'membership.application',
      ])
      await expectRefusal(officer.releasesDesk.getReleaseCase(at(item!)), 'membership.release_not_found')
      await expectRefusal(
        decide(reviewer, item!, { decision: 'return', asked: '?' } as Decision),
        'membership.release_action_unavailable',
      )
      await decide(reviewer, item!, { decision: 'refuse', reason: '证件是前一位的' } as Decision)
      expect(await titles(applicant)).toEqual(['欢迎加入工会', '我们收到了您的入会申请'])
      expect(await applicant.releases.listMyReleases()).toEqual({ items: [] })
    })
  })

  describe('as a document of somebody who keeps their membership from the employer', () => {
    let unit: Organisation
    let officer: Caller
    beforeAll(async () => {
      unit = await addUnit(server, '顺达公司工会')
      officer = await withRole(server, 'auditor', 'reviewer', unit)
    })
    const toUnit = (documentNumber: string) => ({ documentNumber, eventCode: null, organisationId: unit.id })
    const admitted = async (documentNumber: string) => {
      const applicant = await newPerson(server)
      const application = await submitted(applicant, toUnit(documentNumber))
      await approve(officer, application)
      return { applicant, application }
    }
    const discreetMember = async (documentNumber: string) => {
      const member = await newPerson(server)
      const byPlace = { documentNumber, eventCode: null, placeId: street.id, discreet: true }
      await approve(reviewer, await submitted(member, byPlace))
      return member
    }
    const silentCase = async (documentNumber: string) => {
      const { items } = await reviewer.desk.listWorkItems({ query: { q: documentNumber } })
      return items.find(({ kind }) => kind === 'membership.release')!
    }

    it('answers the applicant who asks about it as one whose number nobody has', async () => {
      const documentNumber = newDocumentNumber()
      await discreetMember(documentNumber)
      const answers = []
      for (const number of [documentNumber, newDocumentNumber()]) {
        const { applicant, application } = await admitted(number)
        const body = { about: 'document' as const, applicationId: application.id }
        const opened = await applicant.releases.openRelease({ body })
        answers.push(plain([opened, await titles(applicant), await applicant.releases.listMyReleases()]))
      }
      expect(answers[0]).toEqual(answers[1])
    })

    it('is the applicant’s once staff find it is theirs', async () => {
      const documentNumber = newDocumentNumber()
      const member = await discreetMember(documentNumber)
      const { applicant } = await admitted(documentNumber)
      expect((await person(await idOf(applicant))).documentIndex).toBeNull()
      const item = await silentCase(documentNumber)
      expect(await reviewer.releasesDesk.getReleaseCase(at(item))).toMatchObject({ isSilent: true })
      await decide(reviewer, item, { decision: 'release' })
      expect((await person(await idOf(applicant))).documentIndex).toBe(documentIndexOf(documentNumber))
      expect((await titles(member))[0]).toBe('证件号码已从您的账号解除')
      expect((await titles(applicant))[0]).toBe('号码核实好了')
    })
  })

  it('is told to nobody who files with it: the answers are those for a number nobody has', async () => {
    const documentNumber = newDocumentNumber()
    await approve(reviewer, await submitted(await newPerson(server), { documentNumber }))
    const answers = []
    for (const number of [documentNumber, newDocumentNumber()]) {
      const stranger = await newPerson(server)
      const draft = await stranger.membership.draftApplication({ body: completeForm({ documentNumber: number }) })
      const params = { applicationId: draft.id }
      answers.push(
        plain([
          draft,
          await stranger.membership.getJoin({ query: {} }),
          await stranger.membership.submitApplication({ params, body: {} }),
          await stranger.releases.openRelease({ body: { about: 'document', applicationId: draft.id } }),
          await stranger.home.getHome(),
        ]),
      )
    }
    expect(answers[1]).toEqual(answers[0])
  })
})

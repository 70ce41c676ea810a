import { clearPhone, phoneIndexOf } from '../../server/identity'
import { Membership } from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { onEveryDatabase } from '../support/databases'
import { newPerson, newPhone, submitted } from '../support/people'
import { plain } from '../support/plain'
import { releaseSteps } from '../support/releases'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { withRole } from '../support/units'

onEveryDatabase('A phone that another record holds', (make) => {
  const server = useServer(make)
  let street: Organisation
  let reviewer: Caller
  let district: Caller
  beforeAll(async () => {
    street = await unionOf(server, '金盏')
    reviewer = await server.as('reviewer')
    district = await server.as('districtReviewer')
  })

  const { at, person, idOf, titles, decide, approve } = releaseSteps(server)
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => server.database.transaction(work)
  const codeFor = async (phone: string) =>
    (await server.anonymous.identity.requestSmsCode({ body: { phone } })).demoCode!
  const openForPhone = async (caller: Caller, phone: string, given: { name?: string; note?: string } = {}) =>
    caller.releases.openRelease({
      body: { about: 'phone', phone, code: await codeFor(phone), name: '王建国', ...given },
    })
  /** A member whose record has a document and no phone, as one who changed their number and signs in by WeChat. */
  async function phonelessMember(): Promise<Caller> {
    const phone = newPhone()
    const member = await newPerson(server, { phone })
    await approve(reviewer, await submitted(member))
    const id = await idOf(member)
    await write((db) => clearPhone(db, id, phoneIndexOf(phone)))
    return member
  }

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
    expect(shown).toMatchObject({
      name: '王建国',
      isOwnRecord: false,
      holder: { name: '', isStaff: false, membership: null },
    })
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
    await decide(reviewer, opened, { decision: 'return', asked: '请写明办号的营业厅' })
    const asked = await claimant.releases.getRelease(at(opened))
    expect(asked).toMatchObject({ state: 'returned', asked: '请写明办号的营业厅', owner: null, actions: ['answer'] })
    await expectRefusal(
      claimant.releases.answerRelease({ ...at(opened), body: { note: '在', version: 1 } }),
      'membership.release_changed_meanwhile',
    )
    const answered = await claimant.releases.answerRelease({ ...at(opened), body: { note: '朝阳门营业厅' } })
    expect(answered).toMatchObject({ state: 'submitted', asked: null, note: '朝阳门营业厅' })
    await decide(reviewer, opened, { decision: 'refuse', reason: '号码仍登记在他人名下' })
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

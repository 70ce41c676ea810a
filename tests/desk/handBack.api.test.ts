import { IsNull } from 'typeorm'
import { Application } from '../../server/membership/entities'
import { Organisation } from '../../server/organisations'
import { AuditRow } from '../../server/platform/entities'
import { fileComplaint, grantAdmin } from '../support/complaints'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { newPerson, newPhone, newStaff, signIn, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { add, unionId, unionOf } from '../support/unions'

const street = '金盏地区总工会(演示)'
const district = '朝阳区总工会(演示)'

onEveryDatabase('A case handed back to the union it came from', (make) => {
  const server = useServer(make)
  const inbox = async (caller: Caller) => (await caller.notifications.listMessages({ query: {} })).items
  const titles = async (caller: Caller) => (await inbox(caller)).map(({ title }) => title)

  /** Its time passes, the reminders too, and it is the union's above. */
  async function letPass({ dueAt }: { dueAt: string | null }): Promise<void> {
    for (const days of [0, 4]) {
      server.clock.set(new Date(Date.parse(dueAt!) + days * 86_400_000).toISOString())
      await server.runJob('desk.chase_overdue')
    }
  }
  const handBack = async (by: Caller, workItemId: string, version: number, reason = '请先核实住址') =>
    by.desk.handBackWorkItem({ params: { workItemId }, body: { version, reason } })

  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  it('is decided there again with a time anew, for both unions and the applicant to see', async () => {
    const phone = newPhone()
    const sent = await submitted(await newPerson(server, { phone }))
    const where = { params: { applicationId: sent.id } }
    const before = await server.as('reviewer')
    await expectRefusal(handBack(before, sent.id, sent.version), 'desk.stays_here')
    await letPass(sent)
    await expectRefusal(handBack(await server.as('reviewer'), sent.id, 2), 'desk.not_found')
    const above = await server.as('districtReviewer')
    const seen = await above.membershipDesk.getCase(where)
    expect(seen).toMatchObject({ owner: { name: district }, handBackTo: street })
    await above.desk.assignWorkItem({ params: { workItemId: sent.id }, body: {} })
    await expectRefusal(handBack(above, sent.id, seen.version - 1), 'desk.changed_meanwhile')
    const item = await handBack(above, sent.id, seen.version)
    // Monday the 30th, and three working days.
    const dueAt = '2026-12-03T09:00:00.000Z'
    expect(item).toMatchObject({ organisationName: street, movedUpFrom: null, dueAt, assignee: null, overdue: false })
    await expectRefusal(handBack(above, sent.id, item.version), 'desk.stays_here')

    const below = await server.as('reviewer')
    for (const reviewer of [above, below]) {
      const { owner, handBackTo, history } = await reviewer.membershipDesk.getCase(where)
      expect({ owner: owner.name, handBackTo }).toEqual({ owner: street, handBackTo: null })
      expect(history.at(-1)).toMatchObject({ step: 'handedBack', by: '马丽', note: '请先核实住址' })
    }
    expect((await inbox(below))[0]).toMatchObject({
      title: '入会申请交回来了',
      body: expect.stringMatching(/^朝阳区总工会\(演示\)把入会申请 .* 交回您这里办理,.*2026-12-03 17:00/),
      link: `/desk/membership/application?id=${sent.id}`,
    })
    const own = await signIn(server, phone)
    const view = await own.membership.getApplication(where)
    expect(view).toMatchObject({ owner: { name: street }, dueAt })
    expect(view.history.at(-1)).toMatchObject({ step: 'handedBack', organisation: district })
    expect((await inbox(own))[0]).toMatchObject({ title: `入会申请交回${street}办理` })
    expect(await server.database.reader.countBy(Application, { id: sent.id, ownerId: IsNull() })).toBe(1)
    const done = { targetId: sent.id, action: 'desk.item_handed_back', outcome: 'done' }
    expect(await server.database.reader.countBy(AuditRow, done)).toBe(1)
    await below.membershipDesk.decideApplication({ ...where, body: { decision: 'approve', version: item.version } })
    expect((await own.membership.getCard()).organisation.name).toBe(street)
    await expectRefusal(handBack(above, sent.id, item.version), 'desk.closed')
  })

  it('comes up again where it is late again', async () => {
    const sent = await submitted(await newPerson(server))
    await letPass(sent)
    const { version, dueAt } = await handBack(await server.as('districtReviewer'), sent.id, 3)
    expect(version).toBe(4)
    await letPass({ dueAt })
    const above = await server.as('districtReviewer')
    const seen = await above.membershipDesk.getCase({ params: { applicationId: sent.id } })
    expect(seen).toMatchObject({ owner: { name: district }, handBackTo: street })
    expect(seen.history.map(({ step }) => step)).toEqual(['submitted', 'escalated', 'handedBack', 'escalated'])
  })

  it('goes nowhere that nobody decides, and what is kept from employers to none of theirs', async () => {
    const organisationId = await unionId(server, '旧宫')
    const sent = await submitted(await newPerson(server), { eventCode: null, organisationId })
    await letPass(sent)
    await expectRefusal(handBack(await server.as('cityReviewer'), sent.id, 3), 'desk.nobody_there')

    server.clock.set('2026-11-23T02:00:00.000Z')
    const admin = await server.as('orgAdmin')
    const union = await add(admin, await unionOf(server, '朝阳区总'))
    await newStaff(server, 'reviewer', union.id)
    const given = { eventCode: null, organisationId: union.id, discreet: true }
    const kept = await submitted(await newPerson(server), given)
    await letPass(kept)
    await server.database.source.getRepository(Organisation).update({ id: union.id }, { kind: 'enterprise' })
    await expectRefusal(handBack(await server.as('districtReviewer'), kept.id, 3), 'desk.stays_here')
  })

  it('may be a transfer', async () => {
    const member = await newMember(server, { at: '长阳' })
    const body = { organisationId: await unionId(server, '金盏') }
    const asked = await member.caller.membershipStanding.askTransfer({ body })
    await letPass(asked)
    const above = await server.as('districtReviewer')
    const where = { params: { transferId: asked.id } }
    const seen = await above.membersDesk.getTransferCase(where)
    expect(seen.handBackTo).toBe(street)
    await handBack(above, asked.id, seen.version)
    const below = await (await server.as('reviewer')).membersDesk.getTransferCase(where)
    expect(below).toMatchObject({ owner: { name: street }, handBackTo: null })
    expect(below.history.at(-1)).toMatchObject({ step: 'handedBack', by: '马丽', note: '请先核实住址' })
    const own = await signIn(server, member.phone)
    expect((await own.membershipStanding.getTransfer(where)).owner).toMatchObject({ name: street })
    expect((await titles(own))[0]).toBe(`转会申请交回${street}办理`)
  })

  it('may be a question about a number', async () => {
    const [phone, held] = [newPhone(), newPhone()]
    await newPerson(server, { phone: held })
    const claimant = await newPerson(server, { phone })
    await submitted(claimant)
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone: held } })
    const opened = await claimant.releases.openRelease({
      body: { about: 'phone', phone: held, code: demoCode!, name: '张三丰' },
    })
    await letPass(opened)
    const above = await server.as('districtReviewer')
    const where = { params: { releaseId: opened.id } }
    const seen = await above.releasesDesk.getReleaseCase(where)
    expect(seen.handBackTo).toBe(street)
    // Who never gave a name has none that could be masked.
    expect(seen.holder?.name).toBe('')
    await handBack(above, opened.id, seen.version)
    const below = await (await server.as('reviewer')).releasesDesk.getReleaseCase(where)
    expect(below.history.at(-1)).toMatchObject({ step: 'handedBack', by: '马丽', note: '请先核实住址' })
    const own = await (await signIn(server, phone)).releases.getRelease(where)
    expect(own.owner?.name).toBe(street)
    expect(own.history.map(({ step }) => step)).toEqual(['submitted', 'escalated', 'handedBack'])
  })

  it('may be a correction, whose person is told where it is at each turn', async () => {
    const member = await newMember(server, { at: '金盏' })
    const filed = await member.caller.privacy.fileCorrection({ body: { field: 'name', value: '钟小明' } })
    expect(filed.movedUpFrom).toBeNull()
    await letPass(filed)
    const listed = async () =>
      (await (await signIn(server, member.phone)).privacy.listCorrections({ query: {} })).items[0]!
    expect(await listed()).toMatchObject({ organisation: district, movedUpFrom: street })
    const above = await server.as('districtReviewer')
    const where = { params: { correctionId: filed.id } }
    const seen = await above.privacyDesk.getCorrection(where)
    expect(seen).toMatchObject({ handBackTo: street, history: [{ step: 'submitted', by: null }, { by: district }] })
    const item = await handBack(above, filed.id, seen.version)
    expect(await listed()).toMatchObject({ organisation: street, movedUpFrom: null, dueAt: item.dueAt })
    const below = await (await server.as('reviewer')).privacyDesk.getCorrection(where)
    expect(below.history.at(-1)).toMatchObject({ step: 'handedBack', by: '马丽', note: '请先核实住址' })
  })

  it('may be a complaint, and has not come up to the union it was passed on to', async () => {
    const jinzhan = await unionId(server, '金盏')
    await grantAdmin(server, await server.as('reviewer'), jinzhan)
    const phone = newPhone()
    const filed = await fileComplaint(await newPerson(server, { phone }), { organisationId: jinzhan })
    await letPass(filed)
    const above = await server.as('orgAdmin')
    const where = { params: { complaintId: filed.id } }
    const seen = await above.complaintsDesk.getComplaintCase(where)
    expect(seen).toMatchObject({ organisation: { name: district }, handBackTo: street })
    await handBack(above, filed.id, seen.version)
    const below = await (await server.as('reviewer')).complaintsDesk.getComplaintCase(where)
    const last = { step: 'handedBack', organisation: district, words: '请先核实住址' }
    expect(below.entries.at(-1)).toEqual(expect.objectContaining({ ...last, by: '彭亮' }))
    const own = await (await signIn(server, phone)).complaints.getComplaint(where)
    expect(own).toMatchObject({ organisation: { name: street }, dueAt: below.dueAt })
    expect(own.entries.at(-1)).toEqual(expect.objectContaining(last))

    await letPass(below)
    const again = await server.as('cityAdmin')
    const { version } = await again.complaintsDesk.getComplaintCase(where)
    const organisationId = await unionId(server, '市总工会')
    const passed = await again.complaintsDesk.decideComplaint({
      ...where,
      body: { decision: 'passOn', version, organisationId },
    })
    expect(passed.handBackTo).toBeNull()
    await expectRefusal(handBack(again, filed.id, passed.version), 'desk.stays_here')
  })
})

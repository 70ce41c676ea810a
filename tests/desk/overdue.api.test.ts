import { WorkItem } from '../../server/desk/entities'
import { overdueJob } from '../../server/desk/overdue.job'
import { Membership } from '../../server/membership/entities'
import { findPathsInUnits } from '../../server/organisations'
import type { Database } from '../../server/platform/db'
import { AuditRow } from '../../server/platform/entities'
import { writeMetrics } from '../../server/platform/metrics'
import { addGrant } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { newPerson, newPhone, newStaff, prove, signIn, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId, unionOf } from '../support/unions'
import { addUnit } from '../support/units'

const jobName = 'desk.chase_overdue'

onEveryDatabase('A case whose time runs out', (make) => {
  const server = useServer(make)
  const params = (view: { id: string }) => ({ params: { applicationId: view.id } })
  const titles = async (caller: Caller, number: string | null) =>
    (await caller.notifications.listMessages({ query: {} })).items
      .filter(({ body }) => number === null || body.includes(number))
      .map(({ title }) => title)
      .reverse()
  const runAt = async (at: string) => {
    server.clock.set(at)
    await server.runJob(jobName)
    await server.runJob(jobName)
  }

  /** The street's reminders are over and nothing came of them: Thursday's case is the district's on Friday evening. */
  async function movedUp(given: Parameters<typeof submitted>[1] = {}) {
    server.clock.set('2026-11-23T02:00:00.000Z')
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const { id, receiptNumber } = await submitted(person, given)
    await runAt('2026-11-26T09:01:00.000Z')
    await runAt('2026-11-27T09:01:00.000Z')
    return { person: await signIn(server, phone), phone, id, number: receiptNumber! }
  }

  it('is brought to mind a working day before and when it is late, once each, and then moves up once', async () => {
    server.clock.set('2026-09-28T02:00:00.000Z')
    const phone = newPhone()
    const organisationId = await unionId(server, '金盏')
    const sent = await submitted(await newPerson(server, { phone }), { eventCode: null, organisationId })
    const number = sent.receiptNumber!
    expect(sent).toMatchObject({ dueAt: '2026-10-08T09:00:00.000Z', owner: { name: '金盏地区总工会(演示)' } })
    await runAt('2026-09-30T08:59:00.000Z')
    expect(await titles(await server.as('reviewer'), number)).toEqual([])
    await runAt('2026-09-30T09:00:00.000Z')
    await runAt('2026-10-03T02:00:00.000Z')
    expect(await titles(await server.as('reviewer'), number)).toEqual(['入会申请快到期了'])
    await runAt('2026-10-08T09:00:00.000Z')
    await runAt('2026-10-09T08:59:00.000Z')
    expect(await titles(await server.as('reviewer'), number)).toEqual(['入会申请快到期了', '入会申请已经超时'])
    expect(await titles(await server.as('reviewer2'), number)).toHaveLength(2)

    await runAt('2026-10-09T09:00:00.000Z')
    expect(await titles(await server.as('districtReviewer'), number)).toEqual(['下级超时,入会申请转来'])
    const person = await signIn(server, phone)
    expect(await titles(person, null)).toEqual(['我们收到了您的入会申请', '入会申请已转由上级工会处理'])
    // 10 October is a Saturday on which one works.
    const view = await person.membership.getApplication(params(sent))
    expect(view).toMatchObject({
      state: 'submitted',
      organisation: { name: '金盏地区总工会(演示)' },
      owner: { name: '朝阳区总工会(演示)' },
      dueAt: '2026-10-13T09:00:00.000Z',
    })
    expect(view.history.map(({ step, at, organisation }) => [step, at, organisation])).toEqual([
      ['submitted', '2026-09-28T02:00:00.000Z', null],
      ['escalated', '2026-10-09T09:00:00.000Z', '朝阳区总工会(演示)'],
    ])
    expect((await person.home.getHome()).underWay[0]).toMatchObject({ organisationName: '朝阳区总工会(演示)' })
    const { items } = await person.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({
      body: '金盏地区总工会(演示)没有按时答复,已转由朝阳区总工会(演示)处理,2026-10-13 17:00 前答复。您不用再做什么。',
      link: `/membership/progress?id=${sent.id}`,
    })
  })

  it('is decided by the union above and no longer by the one below, whose member the applicant becomes', async () => {
    const { person, id, number } = await movedUp()
    const street = await server.as('reviewer')
    const where = { params: { applicationId: id } }
    await expectRefusal(street.membershipDesk.getCase(where), 'membership.not_found')
    const approval = { decision: 'approve', version: 3 } as const
    await expectRefusal(street.membershipDesk.decideApplication({ ...where, body: approval }), 'membership.not_found')
    await expectRefusal(street.desk.assignWorkItem({ params: { workItemId: id }, body: {} }), 'desk.not_found')
    expect((await street.desk.listWorkItems({ query: { q: number } })).items).toEqual([])

    const district = await server.as('districtReviewer')
    expect((await district.desk.listWorkItems({ query: { q: number } })).items).toMatchObject([
      {
        organisationName: '朝阳区总工会(演示)',
        movedUpFrom: '金盏地区总工会(演示)',
        dueAt: '2026-12-02T09:00:00.000Z',
        overdue: false,
        assignee: null,
      },
    ])
    const opened = await district.membershipDesk.getCase(where)
    expect(opened).toMatchObject({
      organisation: { name: '金盏地区总工会(演示)' },
      owner: { name: '朝阳区总工会(演示)' },
      history: [
        { step: 'submitted', by: null },
        { step: 'escalated', by: '朝阳区总工会(演示)' },
      ],
    })
    // Who had it open before it moved decides what they did not see.
    await expectRefusal(
      district.membershipDesk.decideApplication({ ...where, body: { decision: 'approve', version: 2 } }),
      'membership.changed_meanwhile',
    )
    const { version } = opened
    await district.membershipDesk.decideApplication({ ...where, body: { decision: 'approve', version } })
    const own = await person.membership.getApplication(where)
    expect(own.history.at(-1)).toMatchObject({ step: 'approved', organisation: '朝阳区总工会(演示)' })
    const [held] = await server.database.reader.findBy(Membership, { applicationId: id })
    expect(held!.organisationId).toBe(await unionId(server, '金盏'))
    const [row] = await server.database.reader.findBy(AuditRow, { targetId: id, action: 'desk.item_escalated' })
    expect(row).toMatchObject({ actorId: null, outcome: 'done', facts: { kind: 'membership.application' } })
  })

  it('sent back by the union above, comes back to it; for another union, it begins anew there', async () => {
    const { person, id } = await movedUp()
    const where = { params: { applicationId: id } }
    const district = await server.as('districtReviewer')
    const { version } = await district.membershipDesk.getCase(where)
    const body = { decision: 'return', version, missing: ['workplace'] } as const
    await district.membershipDesk.decideApplication({ ...where, body: { ...body, missing: ['workplace'] } })
    await person.membership.editApplication({ ...where, body: { workplace: '金盏站点' } })
    const again = await person.membership.submitApplication({ ...where, body: {} })
    expect(again).toMatchObject({ owner: { name: '朝阳区总工会(演示)' }, dueAt: '2026-12-02T09:00:00.000Z' })
    await district.membershipDesk.decideApplication({
      ...where,
      body: { ...body, missing: ['workplace'], version: again.version },
    })
    const organisationId = await unionId(server, '长阳')
    await person.membership.editApplication({ ...where, body: { eventCode: null, organisationId } })
    const elsewhere = await person.membership.submitApplication({ ...where, body: {} })
    expect(elsewhere.owner).toMatchObject({ name: '长阳镇总工会(演示)' })
    await expectRefusal(district.membershipDesk.getCase(where), 'membership.not_found')
  })

  it('goes on up where nobody reviews, stays at the root, and is reminded of every few days there', async () => {
    const { id, number, phone } = await movedUp()
    await runAt('2026-12-02T09:00:00.000Z')
    await runAt('2026-12-03T09:00:00.000Z')
    const owner = async () =>
      (await (await signIn(server, phone)).membership.getApplication({ params: { applicationId: id } })).owner!.name
    expect(await owner()).toBe('市总工会(演示)')
    const city = await newStaff(server, 'reviewer', await unionId(server, '市总工会'))
    await runAt('2026-12-08T09:00:00.000Z')
    await runAt('2026-12-09T09:00:00.000Z')
    await runAt('2026-12-10T09:00:00.000Z')
    const inbox = async () => titles(await signIn(server, city.phone), number)
    expect(await inbox()).toEqual(['入会申请已经超时', '入会申请还没有办'])
    await runAt('2026-12-14T08:59:00.000Z')
    expect(await inbox()).toHaveLength(2)
    await runAt('2026-12-14T09:00:00.000Z')
    expect(await inbox()).toEqual(['入会申请已经超时', '入会申请还没有办', '入会申请还没有办'])
    expect(await owner()).toBe('市总工会(演示)')
    expect(await writeMetrics({ database: server.database, ports: server.ports } as never)).toMatch(
      /work_items_overdue\{feature="membership"\} \d/,
    )
  })

  it('is neither forgotten nor done twice when the worker is killed between two cases', async () => {
    server.clock.set('2026-11-23T02:00:00.000Z')
    const phones = [newPhone(), newPhone(), newPhone()]
    const sent: { id: string; receiptNumber: string | null }[] = []
    for (const phone of phones) sent.push(await submitted(await newPerson(server, { phone })))
    await runAt('2026-11-26T09:01:00.000Z')
    server.clock.set('2026-11-27T09:01:00.000Z')
    for (let deaths = 0; deaths < 2; deaths += 1) {
      const dying = dieAfter(server.database, 1)
      const call = { database: dying, ports: server.ports, now: server.clock.now(), isStopping: () => false }
      await expect(overdueJob.run(call)).rejects.toThrow('killed')
    }
    await Promise.all([server.runJob(jobName), server.runJob(jobName)])
    const district = await server.as('districtReviewer')
    for (const [at, phone] of phones.entries()) {
      const person = await signIn(server, phone)
      const { history } = await person.membership.getApplication(params(sent[at]!))
      expect(history.map(({ step }) => step)).toEqual(['submitted', 'escalated'])
      expect(await titles(district, sent[at]!.receiptNumber)).toEqual(['下级超时,入会申请转来'])
      expect(await titles(person, null)).toHaveLength(2)
    }
  })

  it('moves up as a transfer and as a correction too, and says so', async () => {
    server.clock.set('2026-11-23T02:00:00.000Z')
    await newStaff(server, 'reviewer', await unionId(server, '市总工会'))
    const member = await newMember(server, { at: '长阳' })
    const organisationId = await unionId(server, '金盏')
    const transfer = await member.caller.membershipStanding.askTransfer({ body: { organisationId } })
    const { version } = await member.caller.privacy.getNotice()
    await member.caller.privacy.giveConsents({ body: { noticeVersion: version, purposes: ['notice', 'document'] } })
    const correction = await member.caller.privacy.fileCorrection({
      body: { field: 'name', value: '钟小明', reason: '名字写错了' },
    })
    const times = [transfer.dueAt!, correction.dueAt!].map((at) => Date.parse(at)).sort((a, b) => a - b)
    for (const at of times) {
      await runAt(new Date(at).toISOString())
      await runAt(new Date(at + 4 * 86_400_000).toISOString())
    }
    const caller = await signIn(server, member.phone)
    const asked = await caller.membershipStanding.getTransfer({ params: { transferId: transfer.id } })
    expect(asked).toMatchObject({ state: 'submitted', to: { name: '金盏地区总工会(演示)' } })
    expect(asked.owner!.name).toBe('朝阳区总工会(演示)')
    // Nobody reviews at the district above 长阳, so it goes to the city at once.
    const [changed] = (await caller.privacy.listCorrections({ query: {} })).items
    expect(changed).toMatchObject({ organisation: '市总工会(演示)' })
    expect(await titles(caller, null)).toEqual(
      expect.arrayContaining(['转会申请已转由上级工会处理', '信息更正已转由上级工会处理']),
    )
  })

  it('moves up as a question about a number, whose owner sees which union has it', async () => {
    server.clock.set('2026-11-23T02:00:00.000Z')
    const phone = newPhone()
    const held = newPhone()
    await newPerson(server, { phone: held })
    const claimant = await newPerson(server, { phone })
    await submitted(claimant)
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone: held } })
    const { id, dueAt, owner } = await claimant.releases.openRelease({
      body: { about: 'phone', phone: held, code: demoCode!, name: '张三丰' },
    })
    expect(owner).toMatchObject({ name: '金盏地区总工会(演示)' })
    const street = await server.as('reviewer')
    expect((await street.releasesDesk.getReleaseCase({ params: { releaseId: id } })).dueAt).toBe(dueAt)
    await runAt('2026-11-26T09:01:00.000Z')
    await runAt('2026-11-27T09:01:00.000Z')
    const again = await signIn(server, phone)
    const own = await again.releases.getRelease({ params: { releaseId: id } })
    expect(own).toMatchObject({ owner: { name: '朝阳区总工会(演示)' }, dueAt: '2026-12-02T09:00:00.000Z' })
    expect(own.history.map(({ step }) => step)).toEqual(['submitted', 'escalated'])
    const later = await server.as('reviewer')
    await expectRefusal(
      later.releasesDesk.getReleaseCase({ params: { releaseId: id } }),
      'membership.release_not_found',
    )
    const district = await server.as('districtReviewer')
    const opened = await district.releasesDesk.getReleaseCase({ params: { releaseId: id } })
    expect(opened.history.at(-1)).toMatchObject({ step: 'escalated', by: '朝阳区总工会(演示)' })
  })

  it('kept from the employer, tells nobody of an employer’s, and goes to no employer’s union', async () => {
    server.clock.set('2026-11-23T02:00:00.000Z')
    const unit = await addUnit(server, '演示配送公司工会')
    const district = await unionOf(server, '朝阳区')
    const officer = await newStaff(server, 'reviewer', district.id)
    await newStaffAt(officer.id, unit.id)
    const { id, number } = await movedUp({ discreet: true })
    const told = await signIn(server, officer.phone)
    expect(await titles(told, number)).toEqual([])
    expect(await titles(await server.as('districtReviewer'), number)).toEqual(['下级超时,入会申请转来'])
    const item = await server.database.reader.findOneByOrFail(WorkItem, { id })
    expect(item.organisationId).toBe(district.id)
    expect(await findPathsInUnits(server.database.reader, [district.path])).toEqual(new Set())
    await prove(told)
    await expectRefusal(told.membershipDesk.getCase({ params: { applicationId: id } }), 'membership.not_found')
  })

  const newStaffAt = async (personId: string, organisationId: string) => {
    await server.database.transaction((db) => addGrant(db, personId, 'orgAdmin', organisationId, server.clock.now()))
  }
})

/** A database whose process dies after so many transactions. */
function dieAfter(database: Database, allowed: number): Database {
  let left = allowed
  const transaction: Database['transaction'] = (work, options) => {
    if (left === 0) throw new Error('killed')
    left -= 1
    return database.transaction(work, options)
  }
  return new Proxy(database, { get: (of, name) => (name === 'transaction' ? transaction : Reflect.get(of, name)) })
}

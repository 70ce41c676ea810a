import { Application } from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import { addOrganisation } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { newPerson, prove, submitted } from '../support/people'
import { type Caller, callRaw, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'

const week = { from: '2026-11-20', to: '2026-11-26' }

onEveryDatabase('The figures of applications', (make) => {
  const server = useServer(make)
  let street: Organisation
  let village: Organisation
  let reviewer: Caller
  let districtReviewer: Caller
  beforeAll(async () => {
    street = await unionOf(server, '金盏')
    village = await server.database.transaction((db) =>
      addOrganisation(db, { name: '金盏村工会', kind: 'street' }, street, server.clock.now()),
    )
    await tell()
    reviewer = await server.as('reviewer')
    districtReviewer = await server.as('districtReviewer')
  })

  const decide = (
    id: string,
    version: number,
    body: { decision: 'approve' } | { decision: 'refuse'; reason: string } | { decision: 'return'; missing: ['name'] },
  ) =>
    reviewer.membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { ...body, version, ...(body.decision === 'approve' ? { assurance: 'stated' as const } : {}) },
    })

  /**
   * Five applications over a night in Shanghai (UTC+8), due on the third working day at 17:00:
   * A 23 Nov 23:50, approved after 600 minutes · B 24 Nov 00:10, returned, handed in again and approved 60 minutes later ·
   * C to the village, refused late on 27 Nov · D withdrawn · E open.
   */
  async function tell(): Promise<void> {
    const at = async (time: string) => {
      server.clock.set(time)
      reviewer = await server.as('reviewer')
    }
    const people: Caller[] = []
    await at('2026-11-23T15:00:00.000Z')
    for (let one = 0; one < 5; one++) people.push(await newPerson(server))
    const [a, b, c, d, e] = people as [Caller, Caller, Caller, Caller, Caller]
    server.clock.set('2026-11-23T15:50:00.000Z')
    const first = await submitted(a)
    server.clock.set('2026-11-23T16:10:00.000Z')
    const second = await submitted(b)
    const third = await submitted(c, { eventCode: null, organisationId: village.id })
    const fourth = await submitted(d)
    await at('2026-11-24T01:50:00.000Z')
    await decide(first.id, first.version, { decision: 'approve' })
    const { version } = await decide(second.id, second.version, { decision: 'return', missing: ['name'] })
    await d.membership.withdrawApplication({ params: { applicationId: fourth.id }, body: {} })
    await at('2026-11-25T02:00:00.000Z')
    const again = await b.membership.submitApplication({ params: { applicationId: second.id }, body: { version } })
    server.clock.set('2026-11-25T03:00:00.000Z')
    await decide(second.id, again.version, { decision: 'approve' })
    await submitted(e)
    await at('2026-11-27T15:00:00.000Z')
    await decide(third.id, third.version, { decision: 'refuse', reason: '不在受理范围' })
  }

  const look = (caller: Caller, query: { from?: string; to?: string; organisationId?: string } = {}) =>
    caller.figures.getFigures({ query: { ...week, ...query } })

  it('count each on its day in Shanghai, and once where it was returned and came again', async () => {
    const { days, totals } = await look(reviewer, { to: '2026-11-27' })
    const on = (day: string) => days.find((row) => row.day === day)
    expect(days).toHaveLength(8)
    expect(on('2026-11-23')).toMatchObject({ submitted: 1, approved: 0 })
    expect(on('2026-11-24')).toMatchObject({ submitted: 3, approved: 1, returned: 1, withdrawn: 1, refused: 0 })
    expect(on('2026-11-25')).toMatchObject({ submitted: 1, approved: 1, returned: 0 })
    expect(on('2026-11-27')).toMatchObject({ submitted: 0, refused: 1 })
    expect(totals).toEqual({ submitted: 5, approved: 2, refused: 1, returned: 1, withdrawn: 1 })
    expect((await look(reviewer, { from: '2026-11-24', to: '2026-11-24' })).totals.submitted).toBe(3)
  })

  it('tell the routes, the unions below with all theirs, and what is overdue now', async () => {
    const figures = await look(reviewer)
    expect(figures.routes).toEqual([
      { route: 'event', submitted: 4 },
      { route: 'union', submitted: 1 },
      { route: 'pool', submitted: 0 },
    ])
    expect(figures.unions).toMatchObject([
      { id: street.id, own: true, submitted: 4, open: 1, overdue: 0, hasBelow: false },
      { id: village.id, own: false, submitted: 1, open: 0, overdue: 0, hasBelow: false },
    ])
    expect(figures).toMatchObject({ open: 1, overdue: 0, coarse: false, above: [], tops: [{ id: street.id }] })
    server.clock.set('2026-11-30T10:00:00.000Z')
    reviewer = await server.as('reviewer')
    expect(await look(reviewer)).toMatchObject({ open: 1, overdue: 1 })
    const active = figures.members.find(({ state }) => state === 'active')
    // The demo's driver, and the two who were approved.
    expect(active).toEqual({ state: 'active', count: 3 })
  })

  it('tell how long decisions took, without the time for mending, and how many kept their time', async () => {
    const all = await look(reviewer, { to: '2026-11-27' })
    // Minutes 60, 600 and 5690, told to ten; nearest rank: the second of three, and the third.
    expect(all.decisions).toEqual({ decided: 3, medianMinutes: 600, ninetiethMinutes: 5690, timed: 3, inTime: 2 })
    const before = await look(reviewer, { from: '2026-11-24', to: '2026-11-25' })
    expect(before.decisions).toMatchObject({ decided: 2, medianMinutes: 60, ninetiethMinutes: 600, inTime: 2 })
    const none = await look(reviewer, { from: '2026-11-01', to: '2026-11-02' })
    expect(none.decisions).toEqual({ decided: 0, medianMinutes: null, ninetiethMinutes: null, timed: 0, inTime: 0 })
  })

  it('can be looked into downwards within reach, and nowhere else', async () => {
    const district = await look(districtReviewer)
    expect(district.unions[0]).toMatchObject({ id: street.id, submitted: 5, hasBelow: true, own: false })
    const below = await look(districtReviewer, { organisationId: street.id })
    expect(below).toMatchObject({ organisation: { id: street.id }, above: [{ id: district.organisation.id }] })
    expect(below.totals).toEqual((await look(reviewer)).totals)
    const changyang = await unionOf(server, '长阳')
    await expectRefusal(look(reviewer, { organisationId: changyang.id }), 'organisations.not_found')
    await expectRefusal(look(reviewer, { organisationId: district.organisation.id }), 'organisations.not_found')
  })

  it('are for organisation admins, reviewers and auditors, and for 92 days at once', async () => {
    expect((await look(await server.as('orgAdmin'))).totals.submitted).toBe(5)
    expect((await look(await server.as('auditor'))).totals.submitted).toBe(5)
    await expectRefusal(look(await server.as('assessor')), 'access.denied')
    await expectRefusal(look(await server.as('rider')), 'access.denied')
    expect((await look(reviewer, { from: '2026-09-01', to: '2026-12-01' })).days).toHaveLength(92)
    const tooLong = look(reviewer, { from: '2026-08-31', to: '2026-12-01' })
    expect((await expectRefusal(tooLong, 'membership.figures_range_invalid')).data).toEqual({ days: 92 })
    const backwards = look(reviewer, { from: '2026-11-02', to: '2026-11-01' })
    await expectRefusal(backwards, 'membership.figures_range_invalid')
  })

  it('are taken along after one more proof: marked in every row, names masked, formulas harmless, on record', async () => {
    const organisationId = village.id
    await server.database.transaction((db) =>
      db.update(Application, { organisationId, state: 'refused' }, { name: '=HYPERLINK("x")' }),
    )
    const path = `/desk/membership/figures/applications?from=${week.from}&to=${week.to}`
    server.clock.advance(600)
    const due = await callRaw(server.url, 'GET', path, undefined, { authorization: `Bearer ${reviewer.token}` })
    expect([due.status, due.body.error?.code]).toEqual([403, 'access.step_up_due'])
    await prove(reviewer)
    const me = await reviewer.identity.getMe()
    const list = await reviewer.figures.exportFiled({ query: week })
    const lines = new TextDecoder().decode(list.content).trim().split('\n')
    expect(lines).toHaveLength(6)
    expect(lines.slice(1).every((line) => line.includes(me.id) && line.includes('2026-11-30T10:10'))).toBe(true)
    expect(lines.join()).not.toContain('张三丰')
    expect(lines.join()).not.toMatch(/(^|,)"?=/m)
    const book = await reviewer.figures.exportFigures({ query: week })
    const { Workbook } = require('exceljs') as typeof import('exceljs')
    const read = new Workbook()
    await read.xlsx.load(book.content.buffer as never)
    expect(read.worksheets.map(({ name }) => name)).toEqual([
      '总览',
      '每天的入会申请',
      '从哪里来',
      '各工会',
      '现有会员',
    ])
    const days = read.worksheets[1]!
    expect(days.rowCount).toBe(8)
    expect(String(days.getRow(8).values)).toContain(me.id)
    const auditor = await server.as('auditor')
    const { items } = await auditor.audit.listAudit({ query: { action: 'membership.filed_exported' } })
    expect(items.map(({ actor, outcome }) => [actor?.id, outcome])).toEqual([
      [me.id, 'done'],
      [me.id, 'access.step_up_due'],
    ])
  })
})

import type { PlanContent } from '../../shared/insurance/plans'
import { onEveryDatabase } from '../support/databases'
import { admittedMember, newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

const today = '2026-11-23'

onEveryDatabase('Plans at the desk', (make) => {
  const server = useServer(make)
  let admin: Caller
  let cityAdmin: Caller
  beforeAll(async () => {
    admin = await server.as('orgAdmin')
    cityAdmin = await server.as('cityAdmin')
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const plans = async (staff: Caller) => (await staff.plansDesk.listDeskPlans({ query: {} })).items
  const get = (staff: Caller, planId: string) => staff.plansDesk.getDeskPlan({ params: { planId } })
  const draft = async (staff: Caller, union: string) => {
    const [copied] = (await plans(staff)).filter(({ name }) => name.zh.startsWith('新就业'))
    const body = { organisationId: await unionId(server, union), copyOf: copied!.id }
    return staff.plansDesk.draftPlan({ body })
  }
  const edit = (staff: Caller, id: string, version: number, content: PlanContent) =>
    staff.plansDesk.editPlan({ params: { planId: id }, body: { version, draft: content } })
  const publish = (staff: Caller, id: string, version: number, validFrom = today) =>
    staff.plansDesk.publishPlan({ params: { planId: id }, body: { version, validFrom } })

  it('are those of one’s own unions, and those above to read and to copy', async () => {
    const [, newForm] = await plans(admin)
    expect(newForm).toMatchObject({ organisation: { name: '市总工会(演示)' }, published: 1, hasDraft: false })
    const read = await get(admin, newForm!.id)
    expect(read).toMatchObject({ draft: null, actions: [], versions: [{ number: 1, validFrom: today }] })
    const body = { version: read.version, draft: read.versions[0]!.content }
    await expectRefusal(admin.plansDesk.editPlan({ params: { planId: newForm!.id }, body }), 'insurance.plan_not_found')
    const foreign = await newStaff(server, 'orgAdmin', await unionId(server, '房山区'))
    const own = await draft(admin, '朝阳区')
    await expectRefusal(get(foreign, own.id), 'insurance.plan_not_found')
    expect((await plans(foreign)).map(({ id }) => id)).not.toContain(own.id)
  })

  it('cover nobody before they are published, and from their day on everybody who joins below', async () => {
    const begun = await draft(admin, '朝阳区')
    expect(begun).toMatchObject({ published: 0, hasDraft: true, actions: ['edit', 'publish', 'close'] })
    const content = { ...begun.draft!, name: { zh: '朝阳骑手保障', en: 'Chaoyang riders' }, termMonths: 6 }
    const edited = await edit(admin, begun.id, begun.version, content)
    await expectRefusal(edit(admin, begun.id, begun.version, content), 'insurance.plan_changed')
    const before = await admittedMember(server)
    expect((await before.person.insurance.listCovers()).items).toHaveLength(1)

    await expectRefusal(publish(admin, begun.id, edited.version, '2026-11-22'), 'insurance.plan_day_invalid')
    const published = await publish(admin, begun.id, edited.version, '2026-12-01')
    expect(published).toMatchObject({ published: 1, draft: null, versions: [{ publishedBy: '彭亮' }] })
    await expectRefusal(publish(admin, begun.id, published.version), 'insurance.plan_no_draft')
    const early = await admittedMember(server)
    expect((await early.person.insurance.listCovers()).items).toHaveLength(1)
    server.clock.set('2026-12-01T02:00:00.000Z')
    const later = await admittedMember(server)
    const { items } = await later.person.insurance.listCovers()
    expect(items.map(({ name, to }) => `${name.zh} ${to}`)).toContain('朝阳骑手保障 2027-05-31')
  })

  it('leave running covers as they were when they are edited', async () => {
    const begun = await draft(admin, '金盏')
    const one = await publish(admin, begun.id, begun.version)
    const { person } = await admittedMember(server)
    const { items: plan } = one.versions[0]!.content
    const content = { ...one.versions[0]!.content, capPerCoverFen: 100, items: plan.slice(0, 3) }
    const { version } = await edit(admin, begun.id, one.version, content)
    const two = await publish(admin, begun.id, version)
    expect(two.versions.map(({ number }) => number)).toEqual([2, 1])
    const own = (await person.insurance.listCovers()).items.find(({ planId }) => planId === begun.id)
    expect(own).toMatchObject({ capPerCoverFen: 10_000_000 })
    expect(own!.items).toHaveLength(plan.length)
    const next = await admittedMember(server)
    const after = (await next.person.insurance.listCovers()).items.find(({ planId }) => planId === begun.id)
    expect(after).toMatchObject({ capPerCoverFen: 100 })
    await admin.plansDesk.closePlan({ params: { planId: begun.id }, body: { version: two.version } })
    const last = await admittedMember(server)
    expect((await last.person.insurance.listCovers()).items.map(({ planId }) => planId)).not.toContain(begun.id)
    expect((await person.insurance.listCovers()).items.find(({ planId }) => planId === begun.id)).toMatchObject({
      state: 'running',
      isRenewed: false,
    })
    await expectRefusal(edit(admin, begun.id, two.version + 1, content), 'insurance.plan_closed')
  })

  it('keep the kind of formula that a code stands for', async () => {
    const begun = await draft(admin, '金盏')
    const { id, version, versions } = await publish(admin, begun.id, begun.version)
    const { content } = versions[0]!
    const other = content.items.map((item) =>
      item.code === 'accidentDeath'
        ? { ...item, formula: { kind: 'perDay' as const, dailyFen: 1, afterDays: 0, maxDays: 1, per: 'stay' as const } }
        : item,
    )
    await expectRefusal(edit(admin, id, version, { ...content, items: other }), 'insurance.plan_codes_changed')
  })

  it('are administered from above, too', async () => {
    const begun = await draft(admin, '金盏')
    expect(await get(cityAdmin, begun.id)).toMatchObject({ actions: ['edit', 'publish', 'close'] })
  })
})

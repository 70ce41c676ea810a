import { personMoved } from '../../server/identity'
import { Cover, PlanVersion } from '../../server/insurance'
import { addCover } from '../../server/seeds/insurance'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { admittedMember } from '../support/people'
import { checkedRoster, newListed, settle } from '../support/rosters'
import { type Caller, useServer } from '../support/server'
import { add, merge, node, unionId } from '../support/unions'

onEveryDatabase('What becomes of covers', (make) => {
  const server = useServer(make)
  let version: PlanVersion
  beforeAll(async () => {
    const versions = await server.database.reader.find(PlanVersion)
    version = versions.find(({ content }) => content.grantedBy === 'approval')!
  })

  const coversOf = async (person: Caller) => (await person.insurance.listCovers()).items
  const cover = ({ personId, organisationId }: Pick<TestMember, 'personId' | 'organisationId'>) =>
    server.database.transaction((db) => addCover(db, version, { personId, organisationId }, server.clock.now()))

  it('when a member moves: a plan of the city stays, that of the old district ends and the new one’s begins', async () => {
    const admin = await server.as('cityAdmin')
    const draft = async (union: string, zh: string) => {
      const body = { organisationId: await unionId(server, union), copyOf: version.planId }
      const { id, version: seen, draft: content } = await admin.plansDesk.draftPlan({ body })
      const named = { ...content!, name: { zh, en: zh } }
      const params = { planId: id }
      const edited = await admin.plansDesk.editPlan({ params, body: { version: seen, draft: named } })
      await admin.plansDesk.publishPlan({ params, body: { version: edited.version, validFrom: '2026-11-23' } })
    }
    await draft('朝阳区', '朝阳保障')
    await draft('房山区', '房山保障')
    const { person } = await admittedMember(server)
    const before = (await coversOf(person)).map(({ name, id }) => `${name.zh} ${id}`)
    const { id } = await person.membershipStanding.askTransfer({
      body: { organisationId: await unionId(server, '长阳') },
    })
    const { membersDesk } = await server.as('cityReviewer')
    const transfer = await membersDesk.getTransferCase({ params: { transferId: id } })
    await membersDesk.decideTransfer({
      params: { transferId: id },
      body: { decision: 'accept', version: transfer.version },
    })
    const after = await coversOf(person)
    const running = after.filter(({ state }) => state === 'running')
    expect(running.map(({ name }) => name.zh).sort()).toEqual(['房山保障', '新就业形态劳动者专项保障(演示)'].sort())
    expect(after.find(({ name }) => name.zh === '朝阳保障')).toMatchObject({ state: 'ended', endReason: 'left' })
    expect(before).toContain(
      `新就业形态劳动者专项保障(演示) ${running.find(({ planId }) => planId === version.planId)!.id}`,
    )
  })

  it('when a member dies: all of them end', async () => {
    const member = await newMember(server)
    await cover(member)
    const reviewer = await server.as('reviewer')
    await reviewer.membersDesk.decideMember({
      params: { membershipId: member.membershipId },
      body: { decision: 'deceased', version: 1, note: '家属来电' },
    })
    const held = await server.database.reader.findOneByOrFail(Cover, { personId: member.personId })
    expect(held).toMatchObject({ endReason: 'deceased', toDay: '2026-11-23', currentKey: null })
  })

  it('when a person turns out to be another: one of each plan stays the current one', async () => {
    const [one, other] = [await newMember(server), await newMember(server, { at: '长阳' })]
    const [first, second] = [await cover(one), await cover(other)]
    await server.database.transaction((db) => personMoved.run(db, one.personId, other.personId))
    const rows = await server.database.reader.find(Cover, { where: { personId: other.personId }, order: { id: 'ASC' } })
    expect(rows.map(({ id, endReason }) => ({ id, endReason }))).toEqual([
      { id: first.id, endReason: 'merged' },
      { id: second.id, endReason: null },
    ])
    expect(await server.database.reader.countBy(Cover, { personId: one.personId })).toBe(0)
  })

  it('when a union becomes part of another: its plans and covers are that one’s', async () => {
    const admin = await server.as('cityAdmin')
    const district = await node(admin, await unionId(server, '通州区'))
    const [from, to] = [await add(admin, district), await add(admin, district)]
    const { id } = await admin.plansDesk.draftPlan({ body: { organisationId: from.id, copyOf: version.planId } })
    await merge(admin, await node(admin, from.id), to)
    expect((await admin.plansDesk.getDeskPlan({ params: { planId: id } })).organisation.id).toBe(to.id)
  })

  it('when a roster is taken back: they go with the memberships it made, with what was said of them', async () => {
    const reviewer = await server.as('reviewer')
    const listed = newListed()
    const { id } = await checkedRoster(server, reviewer, [listed])
    const step = async (act: 'importRoster' | 'undoRoster') => {
      const { version: seen } = await reviewer.rosters.getRoster({ params: { rosterId: id } })
      await reviewer.rosters[act]({ params: { rosterId: id }, body: { version: seen } })
      return settle(server, reviewer, { id })
    }
    const count = () => server.database.reader.countBy(Cover, { source: 'approval', planId: version.planId })
    const before = await count()
    await step('importRoster')
    expect(await count()).toBe(before + 1)
    expect((await step('undoRoster')).counts.undone).toBe(1)
    expect(await count()).toBe(before)
  })

  it('are part of one’s own data', async () => {
    const driver = await server.as('driver')
    const [own] = await coversOf(driver)
    const { parts } = await driver.privacy.getData()
    expect(parts.find(({ part }) => part === 'covers')!.rows[0]).toEqual([
      { field: 'plan', value: '新就业形态劳动者专项保障(演示)' },
      { field: 'organisation', value: '市总工会(演示)' },
      { field: 'fromDay', value: own!.from },
      { field: 'toDay', value: own!.to },
    ])
  })

  it('go long after they ended, where nothing was claimed under them', async () => {
    const member = await newMember(server)
    const { id } = await cover(member)
    const long = { endedAt: new Date('2010-01-01T00:00:00Z'), endReason: 'expired' as const, currentKey: null }
    await server.database.transaction((db) => db.update(Cover, { id }, long))
    await server.runJob('privacy.delete_expired')
    expect(await server.database.reader.existsBy(Cover, { id })).toBe(false)
  })
})

import { IsNull, Like, Not } from 'typeorm'
import { Application, JoiningEvent, Membership } from '../../server/membership/entities'
import { mergerJob } from '../../server/membership/mergerJob'
import { MergedMember } from '../../server/membership/merging.entities'
import { Message } from '../../server/notifications/entities'
import { Organisation } from '../../server/organisations'
import { addPerson } from '../../server/seeds/identity'
import { addMembership } from '../../server/seeds/membership'
import type { RosterView } from '../../shared/membership/rosters.contract'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { newPerson, newPhone, newStaff, submitted } from '../support/people'
import { type ListedPerson, makeRoster, newListed, settle } from '../support/rosters'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { add, close, expectWholeTree, merge, node, unionOf } from '../support/unions'

onEveryDatabase('Merging and closing', (make) => {
  const server = useServer(make)
  let city: Caller
  let root: Organisation
  let chaoyang: Organisation
  let jinzhan: Organisation
  beforeAll(async () => {
    root = await unionOf(server, '市总')
    chaoyang = await unionOf(server, '朝阳区总')
    jinzhan = await unionOf(server, '金盏')
    city = await newStaff(server, 'orgAdmin', root.id)
  })
  const row = (id: string) => server.database.reader.findOneByOrFail(Organisation, { id })

  it('merges a union into another: members, open cases, events, staff and unions below go over', async () => {
    const from = await add(city, chaoyang)
    const into = await add(city, chaoyang)
    const child = await add(city, from, { kind: 'community' })
    const staff = await newStaff(server, 'reviewer', from.id)
    const member = await newPerson(server)
    const joined = await submitted(member, { eventCode: null, organisationId: from.id })
    await staff.membershipDesk.decideApplication({
      params: { applicationId: joined.id },
      body: { decision: 'approve', version: joined.version },
    })
    const applicant = await newPerson(server)
    const waiting = await submitted(applicant, { eventCode: null, organisationId: from.id })
    const held = (await node(city, from.id)).held
    expect(Object.fromEntries(held.map(({ kind, count }) => [kind, count]))).toEqual({
      children: 1,
      staff: 1,
      members: 1,
      applications: 1,
      events: 0,
      classes: 0,
      campaigns: 0,
      settlements: 0,
    })
    await expectRefusal(close(city, from), 'organisations.not_empty')

    expect(await merge(city, from, into)).toMatchObject({ id: into.id, below: 1 })
    await expectWholeTree(server)
    expect((await row(child.id)).parentId).toBe(into.id)
    expect((await member.membership.getCard()).organisation.id).toBe(into.id)
    expect((await staff.desk.listWorkItems({ query: {} })).items.map(({ id }) => id)).toContain(waiting.id)
    expect((await staff.identity.getMe()).roles).toMatchObject([{ role: 'reviewer', organisationId: into.id }])
    await staff.membershipDesk.decideApplication({
      params: { applicationId: waiting.id },
      body: { decision: 'approve', version: waiting.version },
    })
    expect((await applicant.membership.getCard()).organisation.name).toBe(into.name)
    expect(await server.database.reader.findOneByOrFail(Application, { id: joined.id })).toMatchObject({
      organisationId: from.id,
    })
  })

  it('takes along who is on the way there: transfers, corrections and rosters', async () => {
    const from = await add(city, chaoyang)
    const into = await add(city, chaoyang)
    const staff = await newStaff(server, 'reviewer', from.id)
    const mover = await newMember(server)
    const transfer = await mover.caller.membershipStanding.askTransfer({ body: { organisationId: from.id } })
    const member = await newPerson(server)
    const { id: applicationId, version } = await submitted(member, { eventCode: null, organisationId: from.id })
    const approved = { decision: 'approve' as const, version }
    await staff.membershipDesk.decideApplication({ params: { applicationId }, body: approved })
    const correction = await member.privacy.fileCorrection({ body: { field: 'name', value: '李四' } })
    const [listed, later] = [newListed(), newListed()]
    const upload = async (people: ListedPerson[]) =>
      settle(
        server,
        staff,
        await staff.rosters.uploadRoster({ query: { organisationId: from.id }, upload: await makeRoster(people) }),
      )
    const [running, checked] = [await upload([listed]), await upload([later])]
    const begin = (roster: RosterView) =>
      staff.rosters.importRoster({ params: { rosterId: roster.id }, body: { version: roster.version } })
    await begin(running)

    await merge(city, from, into)
    await settle(server, staff, running)
    await settle(server, staff, await begin(await staff.rosters.getRoster({ params: { rosterId: checked.id } })))
    const accept = { decision: 'accept' as const, version: transfer.version }
    await staff.membersDesk.decideTransfer({ params: { transferId: transfer.id }, body: accept })
    expect((await mover.caller.membership.getCard()).organisation.id).toBe(into.id)
    const params = { correctionId: correction.id }
    await staff.privacyDesk.decideCorrection({ params, body: { decision: 'approve', version: correction.version } })
    expect((await member.identity.getMe()).name).toBe('李四')
    const { reader } = server.database
    expect(await reader.countBy(Membership, { organisationId: into.id, currentKey: Not(IsNull()) })).toBe(4)
    expect(await reader.countBy(Membership, { organisationId: from.id, currentKey: Not(IsNull()) })).toBe(0)
  })

  it('brings along later what was decided at the very moment of the merger', async () => {
    const [from, into] = [await add(city, chaoyang), await add(city, chaoyang)]
    await merge(city, from, into)
    const { membershipId } = await newMember(server)
    // As a decision leaves it that began before the merger and ended after it.
    await server.database.transaction((db) => db.update(Membership, { id: membershipId }, { organisationId: from.id }))
    await server.runJob('organisations.follow_mergers')
    const { organisationId } = await server.database.reader.findOneByOrFail(Membership, { id: membershipId })
    expect(organisationId).toBe(into.id)
  })

  it('tells every member of the union that is no more, once, and nobody else', async () => {
    const [from, into] = [await add(city, chaoyang), await add(city, chaoyang)]
    const members = await Promise.all([1, 2].map(() => newMember(server, { at: from.name })))
    const [gone, other] = [await newMember(server, { at: from.name }), await newMember(server, { at: into.name })]
    await server.database.source.getRepository(Membership).update({ personId: gone.personId }, { currentKey: null })
    await merge(city, from, into)
    const told = async ({ caller }: { caller: Caller }) =>
      (await caller.notifications.listMessages({ query: {} })).items.filter(({ title }) => title.includes(into.name))
    expect(await told(members[0]!)).toEqual([])
    await server.runJob('membership.tell_of_mergers')
    await server.runJob('membership.tell_of_mergers')
    for (const member of members) {
      expect(await told(member)).toMatchObject([
        {
          title: `您现在是${into.name}的会员`,
          body: expect.stringContaining(`${from.name}并入了${into.name}`),
          link: '/membership/standing',
        },
      ])
    }
    expect([await told(gone), await told(other)]).toEqual([[], []])
    expect(await server.database.reader.count(MergedMember)).toBe(0)
  })

  it('tells a union of many members in short turns, each of which goes on where one was killed', async () => {
    await server.runJob('membership.tell_of_mergers')
    const [from, into] = [await add(city, chaoyang), await add(city, chaoyang)]
    const count = 110
    for (let at = 0; at < count; at += 1) {
      await server.database.transaction(async (db) => {
        const now = server.clock.now()
        const personId = await addPerson(db, { phone: newPhone(), name: '钟小亮' }, now)
        await addMembership(db, { personId, organisationId: from.id }, now)
      })
    }
    await merge(city, from, into)
    const call = { database: server.database, ports: server.ports, now: server.clock.now() }
    const isStopping = jest.fn<boolean, []>().mockReturnValueOnce(false).mockReturnValue(true)
    await mergerJob.run({ ...call, isStopping })
    expect(await server.database.reader.count(MergedMember)).toBe(count - 100)
    await server.runJob('membership.tell_of_mergers')
    const told = { template: 'membership.unionMerged', dedupeKey: Like(`%merged ${from.id}`) }
    expect(await server.database.reader.countBy(Message, told)).toBe(count)
    expect(await server.database.reader.count(MergedMember)).toBe(0)
  })

  it('takes transfers to it along; who wanted from the one to the other is there already', async () => {
    const [from, into] = [await add(city, chaoyang), await add(city, chaoyang)]
    const staff = await newStaff(server, 'reviewer', into.id)
    const ask = async (at: string, organisationId: string) => {
      const member = await newMember(server, { at })
      return { ...member, ...(await member.caller.membershipStanding.askTransfer({ body: { organisationId } })) }
    }
    const coming = await ask('长阳', from.id)
    const leaving = await ask(from.name, jinzhan.id)
    const needless = [await ask(from.name, into.id), await ask(into.name, from.id)]
    await merge(city, from, into)
    const where = { params: { transferId: coming.id } }
    const seen = await staff.membersDesk.getTransferCase(where)
    expect(seen.to.id).toBe(into.id)
    await staff.membersDesk.decideTransfer({ ...where, body: { decision: 'accept', version: seen.version } })
    expect((await coming.caller.membership.getCard()).organisation.id).toBe(into.id)
    const transferOf = ({ caller, id }: typeof leaving) =>
      caller.membershipStanding.getTransfer({ params: { transferId: id } })
    expect(await transferOf(leaving)).toMatchObject({ state: 'submitted', from: { id: into.id } })
    for (const one of needless) {
      expect(await transferOf(one)).toMatchObject({ state: 'void' })
      expect((await one.caller.membership.getCard()).organisation.id).toBe(into.id)
      const { items } = await one.caller.notifications.listMessages({ query: {} })
      expect(items.map(({ title }) => title)).toContain('不用再转会了')
    }
  })

  it('lets links and history find a union that merged, and where it went, however often that merged again', async () => {
    const [a, b, c] = [await add(city, chaoyang), await add(city, chaoyang), await add(city, chaoyang)]
    await merge(city, a, b)
    await merge(city, b, c)
    const seen = await server.anonymous.organisations.getOrganisation({ params: { organisationId: a.id } })
    expect(seen).toMatchObject({ name: a.name, closed: true, mergedInto: { id: c.id, name: c.name } })
    const join = await server.anonymous.membership.getJoin({ query: { organisationId: a.id } })
    expect(join.organisation).toEqual({ id: c.id, name: c.name })
    expect((await server.anonymous.organisations.listOrganisations({ query: { q: a.name } })).items).toEqual([])
    await expectRefusal(merge(city, { id: a.id, version: 2 }, c), 'organisations.closed')
    await expectRefusal(merge(city, c, { id: a.id }), 'organisations.closed')
  })

  it('merges nothing into what is below it, nor where unions below would not fit or share a name', async () => {
    const street = await add(city, chaoyang)
    const community = await add(city, street, { kind: 'community' })
    const industry = await add(city, chaoyang, { kind: 'industry' })
    await expectRefusal(merge(city, street, community), 'organisations.below_itself')
    await expectRefusal(merge(city, street, industry), 'organisations.kind_unfit')
    const other = await add(city, chaoyang)
    await add(city, other, { kind: 'community', name: community.name })
    expect((await expectRefusal(merge(city, street, other), 'organisations.name_held')).data).toEqual({
      name: community.name,
    })
    expect((await row(street.id)).closedAt).toBeNull()
  })

  it('closes what nothing hangs on, ending its roles', async () => {
    const union = await add(city, chaoyang)
    const staff = await newStaff(server, 'reviewer', union.id)
    expect(await close(city, union)).toMatchObject({ closedAt: expect.any(String), actions: [] })
    await expectRefusal(staff.desk.listWorkItems({ query: {} }), 'access.denied')
    await expectRefusal(close(city, { id: union.id, version: 2 }), 'organisations.closed')
    const { version } = await row(jinzhan.id)
    await expectRefusal(close(city, { id: jinzhan.id, version }), 'organisations.not_empty')
    await expectRefusal(close(city, root), 'organisations.is_root')
    expect(await server.database.reader.countBy(JoiningEvent, { organisationId: jinzhan.id })).toBe(1)
    expect(await server.database.reader.countBy(Membership, { organisationId: jinzhan.id })).toBeGreaterThan(0)
  })
})

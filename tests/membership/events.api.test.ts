import { eventJoined } from '../../server/membership'
import { JoiningEvent } from '../../server/membership/entities'
import { addJoiningEvent } from '../../server/seeds/membership'
import { onEveryDatabase } from '../support/databases'
import { completeForm, newPerson, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('A joining event', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  let jinzhan: string
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
    jinzhan = (await reviewer.identity.getMe()).roles[0]!.organisationId
  })

  const input = {
    name: '驿站现场入会',
    place: '金盏路 8 号',
    gift: null,
    startsAt: '2026-11-23T01:00:00.000Z',
    endsAt: '2026-11-23T10:00:00.000Z',
  }
  const open = (by = reviewer, given: Partial<typeof input> = {}) =>
    by.membershipEvents.openEvent({ body: { ...input, ...given, organisationId: jinzhan } })
  const at = (event: { id: string }) => ({ params: { eventId: event.id } })
  const organisation = async (q: string) =>
    (await server.anonymous.organisations.listOrganisations({ query: { q } })).items[0]!.id

  it('is opened by a reviewer of its union, with a code of its own, and taken from its QR', async () => {
    const event = await open(reviewer, { gift: '雨衣一件' } as never)
    expect(event).toMatchObject({
      ...input,
      gift: '雨衣一件',
      version: 1,
      state: 'open',
      counter: { begun: 0, submitted: 0, approved: 0, seen: 0 },
      actions: ['edit', 'close'],
      organisation: { name: '金盏地区总工会(演示)' },
    })
    expect(event.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    expect(event.qrText).toContain(`/membership/join?event=${event.code}`)
    const seen = await server.anonymous.membership.getEvent({ params: { code: event.code } })
    expect(seen).toMatchObject({ name: input.name, open: true, gift: '雨衣一件', qrText: event.qrText })
    expect(await reviewer.membershipEvents.getDeskEvent(at(event))).toEqual(event)
  })

  it('is not opened where the reviewer has no reach, nor at a union that takes no applications', async () => {
    for (const [q, by] of [
      ['长阳', reviewer],
      ['朝阳区总工会', await server.as('districtReviewer')],
    ] as const) {
      const organisationId = await organisation(q)
      const call = by.membershipEvents.openEvent({ body: { ...input, organisationId } })
      expect((await expectRefusal(call, 'membership.organisation_closed')).field).toBe('organisationId')
    }
    const unions = await reviewer.membershipEvents.listEventUnions({ query: {} })
    expect(unions.items.map(({ id }) => id)).toEqual([jinzhan])
    expect(unions.items[0]!.address).toBe('金盏路 8 号')
    const district = await (await server.as('districtReviewer')).membershipEvents.listEventUnions({ query: {} })
    expect(district.items).toHaveLength(2)
    expect(district.items).toContainEqual(expect.objectContaining({ name: '金盏地区总工会(演示)' }))
    expect(district.items).toContainEqual(expect.objectContaining({ name: '朝阳区新就业形态劳动者周转库(演示)' }))
  })

  it.each([
    ['ends before it begins', { endsAt: '2026-11-23T00:00:00.000Z' }, 'endsAt'],
    ['has ended already', { endsAt: '2026-11-23T01:30:00.000Z' }, 'endsAt'],
    ['lasts more than a year', { endsAt: '2028-11-23T01:30:00.000Z' }, 'startsAt'],
  ])('is refused where it %s', async (_, times, field) => {
    const refusal = await expectRefusal(open(reviewer, times), 'membership.event_times_invalid')
    expect(refusal.field).toBe(field)
  })

  it('is edited at the version staff saw, by one of two', async () => {
    const event = await open()
    const edit = (place: string) =>
      reviewer.membershipEvents.editEvent({ ...at(event), body: { ...input, place, version: 1 } })
    expect(await edit('东门')).toMatchObject({ place: '东门', version: 2 })
    await expectRefusal(edit('西门'), 'membership.event_changed')
    expect((await server.database.reader.findOneByOrFail(JoiningEvent, { id: event.id })).place).toBe('东门')
  })

  it('is as absent to reviewers elsewhere, while those of the district above run it too', async () => {
    const changyang = await server.database.transaction(async (db) =>
      addJoiningEvent(
        db,
        { organisationId: await organisation('长阳'), name: '长阳活动', place: '长阳' },
        1,
        server.clock.now(),
      ),
    )
    const ofDesk = reviewer.membershipEvents
    await expectRefusal(ofDesk.getDeskEvent(at(changyang)), 'membership.event_not_found')
    await expectRefusal(ofDesk.closeEvent(at(changyang)), 'membership.event_not_found')
    await expectRefusal(ofDesk.listJoiners({ ...at(changyang), query: {} }), 'membership.event_not_found')
    await expectRefusal(ofDesk.getWechatCode(at(changyang)), 'membership.event_not_found')
    const edit = ofDesk.editEvent({ ...at(changyang), body: { ...input, version: 1 } })
    await expectRefusal(edit, 'membership.event_not_found')
    const listed = await ofDesk.listEvents({ query: {} })
    expect(listed.items.map(({ id }) => id)).not.toContain(changyang.id)

    const event = await open()
    const district = await server.as('districtReviewer')
    expect((await district.membershipEvents.getDeskEvent(at(event))).id).toBe(event.id)
  })

  it('counts who begins, hands in, is accepted and was seen, and lists them masked to its reviewers', async () => {
    const event = await open()
    const counter = () => server.anonymous.membership.getEventCounter({ params: { code: event.code } })
    await (await newPerson(server)).membership.draftApplication({ body: { eventCode: event.code } })
    expect(await counter()).toEqual({ begun: 1, submitted: 0, approved: 0, seen: 0 })
    const first = await submitted(await newPerson(server), { eventCode: event.code, name: '张三丰' })
    server.clock.advance(60)
    const second = await submitted(await newPerson(server), { eventCode: event.code, name: '李四' })
    expect(await counter()).toEqual({ begun: 3, submitted: 2, approved: 0, seen: 0 })

    const { items } = await reviewer.membershipEvents.listJoiners({ ...at(event), query: {} })
    expect(items.map(({ id, name, state }) => [id, name, state])).toEqual([
      [second.id, '李*', 'submitted'],
      [first.id, '张*丰', 'submitted'],
    ])
    expect(items[1]!.documentNumber).toMatch(/^110\*{11}\w{4}$/)
    const byReceipt = { ...at(event), query: { receipt: first.receiptNumber!.toLowerCase() } }
    expect((await reviewer.membershipEvents.listJoiners(byReceipt)).items.map(({ id }) => id)).toEqual([first.id])

    const params = { applicationId: first.id, eventId: event.id }
    await reviewer.membershipEvents.seeDocument({ params, body: { version: first.version } })
    const unseen = await reviewer.membershipEvents.listJoiners({ ...at(event), query: { unseen: 'true' } })
    expect(unseen.items.map(({ id }) => id)).toEqual([second.id])
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: second.id },
      body: { decision: 'approve', version: second.version },
    })
    expect(await counter()).toEqual({ begun: 3, submitted: 2, approved: 1, seen: 1 })
    expect((await reviewer.membershipEvents.getDeskEvent(at(event))).counter).toEqual(await counter())
    server.clock.advance(-60)
  })

  it('pages who joined, without a row twice or left out', async () => {
    const event = await open()
    const ids: string[] = []
    for (let at = 0; at < 23; at++) {
      ids.unshift((await submitted(await newPerson(server), { eventCode: event.code })).id)
    }
    const first = await reviewer.membershipEvents.listJoiners({ ...at(event), query: {} })
    const cursor = first.nextCursor!
    const rest = await reviewer.membershipEvents.listJoiners({ ...at(event), query: { cursor } })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids)
    expect(rest.nextCursor).toBeNull()
  })

  it('that is closed takes no more drafts, refuses one in the middle, and lets it go on to the union itself', async () => {
    const event = await open()
    const person = await newPerson(server)
    const { id } = await person.membership.draftApplication({ body: completeForm({ eventCode: event.code }) })
    const params = { applicationId: id }
    const closed = await reviewer.membershipEvents.closeEvent(at(event))
    expect(closed).toMatchObject({ state: 'closed', closedAt: '2026-11-23T02:00:00.000Z', actions: [] })
    expect(await reviewer.membershipEvents.closeEvent(at(event))).toEqual(closed)

    const refusal = await expectRefusal(
      person.membership.submitApplication({ params, body: {} }),
      'membership.event_closed',
    )
    expect(refusal).toMatchObject({ field: 'eventCode', data: { name: input.name } })
    // Whoever comes back without the link is told as well.
    expect((await person.membership.getJoin({ query: {} })).event).toMatchObject({ code: event.code, open: false })
    const late = await newPerson(server)
    await expectRefusal(
      late.membership.draftApplication({ body: { eventCode: event.code } }),
      'membership.event_closed',
    )
    await expectRefusal(
      server.anonymous.membership.getEventCounter({ params: { code: event.code } }),
      'membership.event_closed',
    )
    const edit = reviewer.membershipEvents.editEvent({ ...at(event), body: { ...input, version: closed.version } })
    await expectRefusal(edit, 'membership.event_closed')

    await person.membership.editApplication({ params, body: { organisationId: jinzhan } })
    const handedIn = await person.membership.submitApplication({ params, body: {} })
    expect(handedIn).toMatchObject({ state: 'submitted', route: 'union', event: null })
  })

  it('that is over still takes back what it had sent back to be completed', async () => {
    const event = await open()
    const person = await newPerson(server)
    const { id, version } = await submitted(person, { eventCode: event.code })
    const params = { applicationId: id }
    const body = { decision: 'return' as const, version, missing: ['workplace'] }
    await reviewer.membershipDesk.decideApplication({ params, body })
    await reviewer.membershipEvents.closeEvent(at(event))
    await person.membership.editApplication({ params, body: { workplace: '金盏站点' } })
    expect(await person.membership.submitApplication({ params, body: {} })).toMatchObject({
      state: 'submitted',
      event: { code: event.code },
    })
  })

  it('is listed while it runs, soonest over first, and among the past ones afterwards', async () => {
    const long = await open(reviewer, { name: '两天', endsAt: '2026-11-24T10:00:00.000Z' })
    const short = await open(reviewer, { name: '一天' })
    const later = await open(reviewer, {
      name: '明天',
      startsAt: '2026-11-24T01:00:00.000Z',
      endsAt: '2026-11-24T09:00:00.000Z',
    })
    const mine = async (when: 'open' | 'past') =>
      (await reviewer.membershipEvents.listEvents({ query: { when } })).items
        .filter(({ id }) => [long.id, short.id, later.id].includes(id))
        .map(({ name, state }) => `${name} ${state}`)
    expect(await mine('open')).toEqual(['一天 open', '明天 planned', '两天 open'])
    server.clock.advance(86_400)
    expect(await mine('open')).toEqual(['明天 open', '两天 open'])
    expect(await mine('past')).toEqual(['一天 ended'])
    server.clock.advance(-86_400)
  })

  it('tells upper features of each who became a member through it, and of nobody else', async () => {
    const joined: string[] = []
    eventJoined.register('test', async (_db, event, application) => {
      joined.push(`${event.code} ${application.id}`)
    })
    const event = await open()
    const through = await submitted(await newPerson(server), { eventCode: event.code })
    const directly = await submitted(await newPerson(server), { eventCode: null, organisationId: jinzhan })
    for (const { id, version } of [through, directly]) {
      const body = { decision: 'approve' as const, version }
      await reviewer.membershipDesk.decideApplication({ params: { applicationId: id }, body })
    }
    expect(joined).toEqual([`${event.code} ${through.id}`])
    eventJoined.register('test', async () => {})
  })

  it('is on the home page of everybody, and leads its reviewers to the desk', async () => {
    const event = await open(reviewer, { endsAt: '2026-11-23T04:00:00.000Z' })
    const idAtHome = async (caller: Caller) =>
      (await caller.home.getHome()).events.find(({ code }) => code === event.code)?.deskId
    expect(await idAtHome(reviewer)).toBe(event.id)
    expect(await idAtHome(await server.as('districtReviewer'))).toBe(event.id)
    expect(await idAtHome(await server.as('assessor'))).toBeNull()
    expect(await idAtHome(server.anonymous)).toBeNull()

    const changyang = await organisation('长阳')
    await server.database.transaction(async (db) => {
      const given = { organisationId: changyang, name: '别处', place: '长阳' }
      for (let count = 0; count < 12; count++) await addJoiningEvent(db, given, 0.05, server.clock.now())
    })
    expect(await idAtHome(server.anonymous)).toBeUndefined()
    expect(await idAtHome(reviewer)).toBe(event.id)
  })
})

import { Membership } from '../../server/membership'
import { notify } from '../../server/notifications/service'
import { Organisation } from '../../server/organisations'
import { AuditRow } from '../../server/platform/entities'
import { newId } from '../../server/platform/random'
import { addMembership } from '../../server/seeds/membership'
import { addGrant, addOrganisation } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { type Caller, callRaw, expectRefusal } from '../support/server'
import { newSomebody, sendAll, statesOf, tell, useOutside } from './support'

onEveryDatabase('The desk of messages', (make) => {
  const server = useOutside(make, { OUTBOX_TRIES: '1' })
  let admin: Caller
  let auditor: Caller
  let jinzhan: Organisation
  beforeAll(async () => {
    admin = await server.as('orgAdmin')
    auditor = await server.as('auditor')
    jinzhan = (await server.database.reader.findOneByOrFail(Organisation, { name: '金盏地区总工会(演示)' }))!
  })

  /** Somebody whose SMS is refused for good and whose WeChat message is lost. */
  async function somebodyUnreached(organisationId: string | null = jinzhan.id, allowed = 1) {
    const somebody = await newSomebody(server, allowed)
    server.sms.refuseWith('FailedOperation.PhoneNumberInBlacklist')
    server.wechat.be('cut')
    await tell(server, somebody.personId, organisationId)
    await sendAll(server)
    server.sms.refuseWith(null)
    server.wechat.be('well')
    server.wechat.subscribeMessages.length = 0
    return somebody
  }
  const list = async (caller: Caller) => (await caller.notificationsDesk.listDeliveries({ query: {} })).items

  it('lists what could not be sent and what nobody knows of, newest first, without saying to whom', async () => {
    const before = (await admin.notificationsDesk.listDeliveries({ query: {} })).counts
    const { phone } = await somebodyUnreached()
    const page = await admin.notificationsDesk.listDeliveries({ query: {} })
    expect(page.counts).toEqual({ waiting: 0, unknown: before.unknown + 1, dead: before.dead + 1 })
    const sms = page.items.find(({ channel }) => channel === 'sms')!
    expect(sms).toMatchObject({
      state: 'dead',
      title: '欢迎加入工会',
      recipient: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      organisationName: '金盏地区总工会(演示)',
      errorCode: 'FailedOperation.PhoneNumberInBlacklist',
      actions: ['sendAgain', 'leave'],
    })
    expect(page.items.find(({ channel }) => channel === 'wechat')).toMatchObject({ state: 'unknown', recipient: '' })
    expect(JSON.stringify(page)).not.toContain(phone)
    const dead = await admin.notificationsDesk.listDeliveries({ query: { state: 'dead' } })
    expect(new Set(dead.items.map(({ state }) => state))).toEqual(new Set(['dead']))
  })

  it('shows a union’s administrator their own subtree; what belongs to no union is for the whole tree’s', async () => {
    const { personId } = await somebodyUnreached(null)
    const [own] = (await list(auditor)).filter(({ organisationName }) => organisationName === null)
    expect(own).toMatchObject({ actions: [] })
    expect((await list(admin)).filter(({ organisationName }) => organisationName === null)).toEqual([])
    const params = { deliveryId: own!.id }
    const refusal = admin.notificationsDesk.settleDelivery({ params, body: { decision: 'leave' } })
    await expectRefusal(refusal, 'notifications.not_found')
    expect(await statesOf(server, personId)).toEqual({ sms: 'dead', wechat: 'unknown' })

    const foreign = await server.as('mediator')
    const { id, roles } = await foreign.identity.getMe()
    await server.database.transaction((db) =>
      addGrant(db, id, 'orgAdmin', roles[0]!.organisationId, server.clock.now()),
    )
    expect(await list(foreign)).toEqual([])
    const [ofJinzhan] = await list(admin)
    const body = { decision: 'leave' as const }
    await expectRefusal(
      foreign.notificationsDesk.settleDelivery({ params: { deliveryId: ofJinzhan!.id }, body }),
      'notifications.not_found',
    )
  })

  it('an employer’s officer sees nothing of who keeps their membership from the employer', async () => {
    const now = server.clock.now()
    const officer = await server.as('teacher')
    const { id: officerId } = await officer.identity.getMe()
    const unit = await server.database.transaction(async (db) => {
      const added = await addOrganisation(db, { name: '演示公司工会', kind: 'enterprise' }, jinzhan, now)
      await addGrant(db, officerId, 'orgAdmin', added.id, now)
      return added
    })
    const open = await somebodyUnreached(unit.id)
    const discreet = await somebodyUnreached(unit.id)
    await server.database.transaction(async (db) => {
      await addMembership(db, { personId: discreet.personId, organisationId: jinzhan.id }, now)
      await db.update(Membership, { currentKey: discreet.personId }, { isDiscreet: true })
    })
    const seen = await officer.notificationsDesk.listDeliveries({ query: {} })
    const numberOf = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
    expect(seen.items.map(({ recipient }) => recipient).filter(Boolean)).toEqual([numberOf(open.phone)])
    expect(seen.counts).toEqual({ waiting: 0, unknown: 1, dead: 1 })
    const kept = (await list(admin)).find(({ recipient }) => recipient === numberOf(discreet.phone))!
    const body = { decision: 'leave' as const }
    await expectRefusal(
      officer.notificationsDesk.settleDelivery({ params: { deliveryId: kept.id }, body }),
      'notifications.not_found',
    )
  })

  it('an auditor looks and does not act, and other staff do neither', async () => {
    await somebodyUnreached()
    const [row] = await list(auditor)
    const params = { deliveryId: row!.id }
    await expectRefusal(
      auditor.notificationsDesk.settleDelivery({ params, body: { decision: 'leave' } }),
      'access.denied',
    )
    const reviewer = await server.as('reviewer')
    await expectRefusal(reviewer.notificationsDesk.listDeliveries({ query: {} }), 'access.denied')
  })

  it('sends again what an administrator sends again, once, and leaves a trace', async () => {
    const { personId, phone } = await somebodyUnreached()
    const row = (await list(admin)).find(({ channel }) => channel === 'sms')!
    const params = { deliveryId: row.id }
    const body = { decision: 'sendAgain' as const }
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => admin.notificationsDesk.settleDelivery({ params, body })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await sendAll(server)
    expect(await statesOf(server, personId)).toMatchObject({ sms: 'sent' })
    expect(server.sms.messages.map((message) => message.phone)).toEqual([`+86${phone}`])
    await expectRefusal(admin.notificationsDesk.settleDelivery({ params, body }), 'notifications.settled_meanwhile')
    const traces = await server.database.reader.findBy(AuditRow, { action: 'notifications.delivery_settled' })
    expect(traces.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
  })

  it('sends a WeChat message again only while the person allows another', async () => {
    const { caller } = await somebodyUnreached()
    const row = (await list(admin)).find(({ channel }) => channel === 'wechat')!
    const params = { deliveryId: row.id }
    const body = { decision: 'sendAgain' as const }
    await expectRefusal(admin.notificationsDesk.settleDelivery({ params, body }), 'notifications.no_consent')
    await caller.notifications.answerSubscriptions({ body: { answers: [{ kind: 'result', answer: 'accept' }] } })
    await admin.notificationsDesk.settleDelivery({ params, body })
    await sendAll(server)
    expect(server.wechat.subscribeMessages).toHaveLength(1)
  })

  it('takes off the desk what is left, and has pages where there is much', async () => {
    const { personId } = await newSomebody(server, 0)
    server.sms.refuseWith('FailedOperation.PhoneNumberInBlacklist')
    const told = { personId, template: 'membership.approved', params: {}, link: null, organisationId: jinzhan.id }
    await server.database.transaction(async (db) => {
      for (let at = 0; at < 45; at++) await notify(db, { ...told, dedupeKey: newId() }, server.clock.now())
    })
    await sendAll(server)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await admin.notificationsDesk.listDeliveries({ query: cursor ? { cursor } : {} })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const { counts } = await admin.notificationsDesk.listDeliveries({ query: {} })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(counts.dead + counts.unknown)
    await admin.notificationsDesk.settleDelivery({ params: { deliveryId: seen[0]! }, body: { decision: 'leave' } })
    expect((await admin.notificationsDesk.listDeliveries({ query: {} })).counts.dead).toBe(counts.dead - 1)
  })

  it('is told in the language asked for', async () => {
    const answer = await callRaw(server.url, 'GET', '/desk/notifications/deliveries', undefined, {
      authorization: `Bearer ${admin.token}`,
      'accept-language': 'en',
    })
    const items = answer.body.items as { title: string }[]
    expect(items[0]!.title).toBe('Welcome to the union')
  })
})

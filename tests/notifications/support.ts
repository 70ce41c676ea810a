import { startWechatStandIn, type WechatStandIn } from '../../server/demo/wechatStandIn'
import { Delivery } from '../../server/notifications/entities'
import { notify } from '../../server/notifications/service'
import { allowOne } from '../../server/notifications/subscriptions.service'
import { newId } from '../../server/platform/random'
import { addPerson, addWechatAccount } from '../../server/seeds/identity'
import type { Channel, DeliveryState } from '../../shared/notifications/desk.contract'
import type { Make, TestDatabase } from '../support/databases'
import { newPhone } from '../support/people'
import { type Caller, startTestServer, type TestServer } from '../support/server'
import { type SmsStandIn, startSmsStandIn } from '../support/smsStandIn'

/** WeChat's templates as an installation configures them. */
export const wechatTemplates = JSON.stringify({
  result: { id: 'tmpl-result', fields: { what: 'thing1', note: 'thing2', at: 'time3' } },
})

/** Long enough for a busy machine: a stand-in that is well is never taken for a slow one. */
const patience = { OUTSIDE_TIMEOUT_MS: '10000', OUTBOX_TRIES: '4', OUTBOX_LEASE_SECONDS: '30' }

export interface Outside extends TestServer {
  testDatabase: TestDatabase
  sms: SmsStandIn
  wechat: WechatStandIn
}

/** A server whose SMS provider and WeChat are stand-ins that do as they are told. */
export function useOutside(make: Make, env: Record<string, string> = {}): Outside {
  const held = {} as Outside
  beforeAll(async () => {
    held.testDatabase = await make('started')
    held.sms = await startSmsStandIn({ slowMs: 900 })
    held.wechat = await startWechatStandIn({ slowMs: 900 })
    const settings = {
      ...held.sms.env,
      ...patience,
      WECHAT_API_BASE: held.wechat.url,
      WECHAT_TEMPLATES: wechatTemplates,
    }
    Object.assign(held, await startTestServer(held.testDatabase, { ...settings, ...env }))
  })
  beforeEach(() => {
    held.sms.be('well')
    held.sms.refuseWith(null)
    held.sms.givesReferences = true
    held.sms.report = 'SUCCESS'
    held.sms.messages.length = 0
    held.wechat.be('well')
    held.wechat.refuseWith(0)
    held.wechat.subscribeMessages.length = 0
  })
  afterAll(async () => {
    await held.close()
    await held.sms.close()
    await held.wechat.close()
    await held.testDatabase.drop()
  })
  return held
}

export interface Somebody {
  caller: Caller
  personId: string
  phone: string
  openid: string
}

/** Somebody with a WeChat account and a phone, who allows so many WeChat messages of results. */
export async function newSomebody(server: TestServer, allowed = 1): Promise<Somebody> {
  const phone = newPhone()
  const openid = `o-${newId()}`
  const { token } = await server.anonymous.identity.signInByWechat({ body: { code: `openid:${openid}` } })
  const caller = server.withToken(token)
  const { id } = await caller.identity.bindPhone({ body: { code: `phone:${phone}-${newId()}` } })
  for (let at = 0; at < allowed; at++) {
    await caller.notifications.answerSubscriptions({ body: { answers: [{ kind: 'result', answer: 'accept' }] } })
  }
  return { caller, personId: id, phone, openid }
}

/** The same without anything outside being asked. */
export async function addSomebody(server: TestServer): Promise<Omit<Somebody, 'caller'>> {
  const phone = newPhone()
  const openid = `o-${newId()}`
  const now = server.clock.now()
  const personId = await server.database.transaction(async (db) => {
    const added = await addPerson(db, { phone }, now)
    await addWechatAccount(db, added, openid, now)
    await allowOne(db, added, 'result', now)
    return added
  })
  return { personId, phone, openid }
}

/** Tells them that they were accepted: inbox, SMS and WeChat. */
export async function tell(
  server: TestServer,
  personId: string,
  organisationId: string | null = null,
): Promise<string> {
  const dedupeKey = newId()
  const notice = {
    personId,
    template: 'membership.approved',
    params: { organisation: '金盏地区总工会', number: '110105000000018' },
    link: '/membership/card',
    dedupeKey,
    organisationId,
  }
  await server.database.transaction((db) => notify(db, notice, server.clock.now()))
  return dedupeKey
}

/** Both channels' workers, once. */
export async function send(server: TestServer): Promise<void> {
  await Promise.all([server.runJob('notifications.send_sms'), server.runJob('notifications.send_wechat')])
}

/** The worker again and again, as time passes, until nothing is on its way. */
export async function sendAll(server: TestServer): Promise<void> {
  for (let round = 0; round < 40; round++) {
    await send(server)
    const waiting = await server.database.reader.countBy(Delivery, [{ state: 'due' }, { state: 'sending' }])
    if (waiting === 0) return
    server.clock.advance(1_900)
  }
  throw new Error('some messages stay on their way for ever')
}

/** What became of a person's messages, by channel. */
export async function statesOf(server: TestServer, personId: string): Promise<Partial<Record<Channel, DeliveryState>>> {
  const rows = await server.database.reader.findBy(Delivery, { personId })
  return Object.fromEntries(rows.map(({ channel, state }) => [channel, state]))
}

import type { SignedIn } from '../../shared/identity/contract'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { completeForm, consent, newPhone } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import { type OpenApp, openApp } from './support/app'
import { Phone } from './support/phone'

const day = 86_400

describe('A member who closes the account, with the built mini program', () => {
  let database: TestDatabase
  let server: TestServer
  let app: OpenApp
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startTestServer(database)
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })
  afterEach(() => app.close())

  /** Signs in by WeChat, so that the phone holds the session. */
  async function signIn(phone: Phone): Promise<void> {
    app = await openApp({ server, phone, clock: server.clock, path: 'identity/sign-in' })
    await app.page.tap('微信一键登录')
    await app.page.until(() => phone.storage.has('session'), 'a session')
    app.close()
  }

  const open = async (phone: Phone, path: string) => {
    app = await openApp({ server, phone, clock: server.clock, path })
  }
  const tokenOn = (phone: Phone): string => JSON.parse(phone.storage.get('session')!).token

  /** Who a number belongs to; somebody whom only WeChat knew has it from then on. */
  async function signInBySms(number: string, as = server.anonymous): Promise<SignedIn> {
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone: number } })
    return as.identity.signInBySms({ body: { phone: number, code: demoCode! } })
  }

  /** The phone's holder gives their number, and goes on in the session that answers. */
  async function bind(phone: Phone, number: string): Promise<string> {
    const session = await signInBySms(number, server.withToken(tokenOn(phone)))
    phone.storage.set('session', JSON.stringify(session))
    return session.me.id
  }

  it('is told what stays and until when, comes back once, closes again, and is nobody after seven days', async () => {
    const phone = new Phone()
    phone.loginCode = 'openid:closing'
    await signIn(phone)
    const number = newPhone()
    const before = await bind(phone, number)

    await open(phone, 'privacy/closure')
    await app.page.waitFor('注销前请看清楚')
    await app.page.tap('注销账号')
    await app.page.answer('注销')
    await app.page.waitFor('账号正在注销')
    await app.page.tap('恢复账号')
    await app.page.waitFor('注销前请看清楚')
    await app.page.tap('注销账号')
    await app.page.answer('注销')
    await app.page.waitFor('账号正在注销')

    server.clock.advance(7 * day)
    await server.runJob('privacy.close_accounts')
    app.close()
    await open(phone, 'privacy/my-data')
    await app.page.waitFor('去登录')
    expect((await signInBySms(number)).me.id).not.toBe(before)
  })

  it('is led to the application that is open first', async () => {
    const phone = new Phone()
    phone.loginCode = 'openid:busy'
    await signIn(phone)
    await bind(phone, newPhone())
    const person = server.withToken(tokenOn(phone))
    await consent(person)
    const { id } = await person.membership.draftApplication({ body: completeForm() })
    await person.membership.submitApplication({ params: { applicationId: id }, body: {} })
    await open(phone, 'privacy/closure')
    await app.page.waitFor('入会申请还在办理')
    await app.page.tap('入会申请还在办理,可以先撤回')
    await app.page.waitForPage('membership/progress')
  })
})

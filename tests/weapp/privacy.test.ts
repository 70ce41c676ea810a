import type { SignedIn } from '../../shared/identity/contract'
import { completeForm, consent, newPhone } from '../support/people'
import { Phone } from './support/phone'
import { useStory } from './support/story'

const day = 86_400

describe('A member who closes the account, with the built mini program', () => {
  const story = useStory()
  const { server } = story

  /** Signs in by WeChat, so that the phone holds the session. */
  async function signIn(phone: Phone): Promise<void> {
    const app = await story.open({ phone, path: 'identity/sign-in' })
    await app.page.tap('微信一键登录')
    await app.page.until(() => phone.storage.has('session'), 'a session')
    app.close()
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

    const app = await story.open({ phone, path: 'privacy/closure' })
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
    const after = await story.open({ phone, path: 'privacy/my-data' })
    await after.page.waitFor('去登录')
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
    const app = await story.open({ phone, path: 'privacy/closure' })
    await app.page.waitFor('入会申请还在办理')
    await app.page.tap('入会申请还在办理,可以先撤回')
    await app.page.waitForPage('membership/progress')
  })
})

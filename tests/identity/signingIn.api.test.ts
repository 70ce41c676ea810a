import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { consent, newPerson, newPhone } from '../support/people'
import { callRaw, expectRefusal, startTestServer, type TestServer, useServer } from '../support/server'

onEveryDatabase('Signing in', (make) => {
  const server = useServer(make)

  const request = (phone: string) => server.anonymous.identity.requestSmsCode({ body: { phone } })
  const signIn = (phone: string, code: string) => server.anonymous.identity.signInBySms({ body: { phone, code } })
  const wrong = (code: string) => (code === '000000' ? '111111' : '000000')
  let wechatCount = 0
  const wechat = async (openid = `someone-${++wechatCount}`) =>
    server.withToken((await server.anonymous.identity.signInByWechat({ body: { code: `openid:${openid}` } })).token)

  it('by SMS opens a session that ends by signing out', async () => {
    const phone = newPhone()
    const { demoCode } = await request(phone)
    const { token, me } = await signIn(phone, demoCode!)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(me).toMatchObject({
      name: null,
      phone: `${phone.slice(0, 3)}****${phone.slice(7)}`,
      roles: [],
      secondFactor: 'none',
    })
    const person = server.withToken(token)
    expect((await person.identity.getMe()).id).toBe(me.id)
    await person.identity.signOut()
    await expectRefusal(person.identity.getMe(), 'access.signed_out')
  })

  it('twice with one phone is being one person', async () => {
    const phone = newPhone()
    const first = await signIn(phone, (await request(phone)).demoCode!)
    const second = await signIn(phone, (await request(phone)).demoCode!)
    expect(second.me.id).toBe(first.me.id)
    expect(second.token).not.toBe(first.token)
  })

  it('takes a code once, and after five wrong tries not at all', async () => {
    const phone = newPhone()
    const code = (await request(phone)).demoCode!
    await signIn(phone, code)
    await expectRefusal(signIn(phone, code), 'identity.code_expired')

    const next = (await request(phone)).demoCode!
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const refusal = await expectRefusal(signIn(phone, wrong(next)), 'identity.code_wrong')
      expect(refusal.data).toEqual({ triesLeft })
    }
    await expectRefusal(signIn(phone, next), 'identity.code_expired')
  })

  it('gives many at once no more tries than one after another', async () => {
    const phone = newPhone()
    const code = (await request(phone)).demoCode!
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => signIn(phone, wrong(code))))
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'in'))
    expect(codes.filter((one) => one === 'identity.code_wrong')).toHaveLength(5)
    expect(codes.filter((one) => one === 'identity.code_expired')).toHaveLength(25)
  })

  it('forgets a code after five minutes', async () => {
    const phone = newPhone()
    const code = (await request(phone)).demoCode!
    server.clock.advance(301)
    await expectRefusal(signIn(phone, code), 'identity.code_expired')
  })

  it('answers a retry under the same key with the same session', async () => {
    const phone = newPhone()
    const code = (await request(phone)).demoCode!
    const call = () => server.anonymous.identity.signInBySms({ body: { phone, code } }, { idempotencyKey: 'retry-1' })
    const first = await call()
    expect(await call()).toEqual(first)
  })

  it('ends a session after seven idle days, and after thirty however busy it was', async () => {
    const start = server.clock.now().toISOString()
    const idle = await newPerson(server)
    server.clock.advance(7 * 86_400 + 1)
    await expectRefusal(idle.identity.getMe(), 'access.signed_out')

    const busy = await newPerson(server)
    for (let day = 0; day < 29; day += 3) {
      await busy.identity.getMe()
      server.clock.advance(3 * 86_400)
    }
    await expectRefusal(busy.identity.getMe(), 'access.signed_out')
    server.clock.set(start)
  })

  it('by WeChat takes a code once, and knows the person again', async () => {
    const first = await wechat('wang')
    await expectRefusal(
      server.anonymous.identity.signInByWechat({ body: { code: 'openid:wang' } }),
      'identity.wechat_code_invalid',
    )
    await expectRefusal(
      server.anonymous.identity.signInByWechat({ body: { code: 'made-up' } }),
      'identity.wechat_code_invalid',
    )
    expect((await first.identity.getMe()).phone).toBeNull()
  })

  it('by WeChat answers twins under one key alike, at once and later', async () => {
    const call = () =>
      server.anonymous.identity.signInByWechat({ body: { code: 'openid:twins' } }, { idempotencyKey: 'one-tap' })
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, call))
    for (const other of [...others, await call()]) expect(other).toEqual(first)
  })

  it('never lets the session key of WeChat out', async () => {
    const answer = await callRaw(server.url, 'POST', '/identity/wechat-sessions', { code: 'openid:key-watcher' })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).not.toContain('session_key')
  })

  it('by WeChat binds the phone of the button', async () => {
    const person = await wechat()
    const phone = newPhone()
    const me = await person.identity.bindPhone({ body: { code: `phone:${phone}` } })
    expect(me.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
    await expectRefusal(person.identity.bindPhone({ body: { code: `phone:${newPhone()}` } }), 'identity.phone_bound')
  })

  it('by WeChat with the phone of somebody who signed in by SMS is being that person, draft and all', async () => {
    const phone = newPhone()
    const bySms = await newPerson(server, { phone })
    const byWechat = await wechat()
    await consent(byWechat)
    const draft = await byWechat.membership.draftApplication({ body: { name: '张三' } })
    const me = await byWechat.identity.bindPhone({ body: { code: `phone:${phone}` } })
    expect(me.id).toBe((await bySms.identity.getMe()).id)
    expect((await byWechat.identity.getMe()).id).toBe(me.id)
    expect((await bySms.membership.getApplication({ params: { applicationId: draft.id } })).content.name).toBe('张三')
  })

  it('by WeChat can be given a phone by SMS as well, and WeChat leads to the same person afterwards', async () => {
    const byWechat = await wechat()
    const { id } = await byWechat.identity.getMe()
    const phone = newPhone()
    const { demoCode } = await request(phone)
    const { me } = await byWechat.identity.signInBySms({ body: { phone, code: demoCode! } })
    expect(me.id).toBe(id)
    expect(me.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
  })

  it('answers alike for a known and an unknown number', async () => {
    const known = newPhone()
    await newPerson(server, { phone: known })
    const shape = async (phone: string) => {
      const { status, body } = await callRaw(server.url, 'POST', '/identity/sms-codes', { phone })
      return { status, keys: Object.keys(body) }
    }
    expect(await shape(known)).toEqual(await shape(newPhone()))
  })

  describe('as staff', () => {
    it('waits for the second factor, and takes each of its codes once', async () => {
      const staff = await server.as('reviewer')
      const { code } = await staff.demo.makeStepUpCode()
      await staff.identity.proveSecondFactor({ body: { code } })
      await expectRefusal(staff.identity.proveSecondFactor({ body: { code } }), 'identity.second_factor_wrong')
    })

    it('by SMS alone sees nothing of the desk until the code was given', async () => {
      const phone = '13800000107' // reviewer of the demo
      const { token, me } = await signIn(phone, (await request(phone)).demoCode!)
      expect(me.secondFactor).toBe('due')
      const staff = server.withToken(token)
      await expectRefusal(staff.desk.listWorkItems({ query: {} }), 'access.second_factor_due')
      await expectRefusal(staff.identity.enrolSecondFactor(), 'identity.second_factor_enrolled')
      const { code } = await staff.demo.makeStepUpCode()
      expect((await staff.identity.proveSecondFactor({ body: { code } })).secondFactor).toBe('done')
      expect((await staff.desk.listWorkItems({ query: {} })).counts.open).toBe(0)
    })

    it('is nothing a rider can enrol for', async () => {
      const rider = await server.as('rider')
      await expectRefusal(rider.identity.enrolSecondFactor(), 'access.denied')
      await expectRefusal(
        rider.identity.proveSecondFactor({ body: { code: '123456' } }),
        'identity.second_factor_missing',
      )
    })
  })
})

onEveryDatabase('Sign-in budgets', (make) => {
  let database: TestDatabase
  let server: TestServer
  beforeAll(async () => {
    database = await make()
    server = await startTestServer(database, { RATE_LIMITS: 'smsPerAddressHour=8,signInsPerAddressHour=3' })
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })
  const request = (phone: string) => server.anonymous.identity.requestSmsCode({ body: { phone } })

  it('let a number have one code a minute, and five an hour, and say when to come back', async () => {
    const phone = newPhone()
    await request(phone)
    server.clock.advance(20)
    const refusal = await expectRefusal(request(phone), 'identity.code_too_soon')
    expect(refusal.data).toEqual({ retryAfter: 40 })
    for (let sent = 1; sent < 5; sent++) {
      server.clock.advance(61)
      await request(phone)
    }
    server.clock.advance(61)
    await expectRefusal(request(phone), 'identity.code_too_soon')
  })

  it('are counted by address too, whatever the number, and answered with Retry-After', async () => {
    server.clock.advance(3600)
    for (let sent = 0; sent < 8; sent++) await request(newPhone())
    const answer = await callRaw(server.url, 'POST', '/identity/sms-codes', { phone: newPhone() })
    expect(answer.status).toBe(429)
    expect(answer.body.error?.code).toBe('request.too_many')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('are spent though the sign-in they were spent on is refused', async () => {
    const phone = newPhone()
    server.clock.advance(3600)
    await request(phone)
    const tryOnce = () => server.anonymous.identity.signInBySms({ body: { phone, code: '000000' } })
    for (let tried = 0; tried < 3; tried++) await expectRefusal(tryOnce(), 'identity.code_wrong')
    await expectRefusal(tryOnce(), 'request.too_many')
  })
})

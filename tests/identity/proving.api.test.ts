import { RecoveryCode } from '../../server/identity/entities'
import { onEveryDatabase } from '../support/databases'
import { newPerson, newPhone, newStaff, prove } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'

onEveryDatabase('Recovery codes', (make) => {
  const server = useServer(make)
  const staffAt = async () => newStaff(server, 'reviewer', (await unionOf(server, '金盏')).id)
  const signIn = async (phone: string) => {
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
    return server.withToken((await server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })).token)
  }
  const use = (by: Caller, code: string) => by.identity.proveSecondFactor({ body: { code } })

  it('are ten, shown once, kept as hashes, and each opens the desk once', async () => {
    const staff = await staffAt()
    const { codes } = await staff.identity.makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => /^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/.test(code))).toBe(true)
    const rows = await server.database.reader.findBy(RecoveryCode, { personId: staff.id })
    expect(JSON.stringify(rows)).not.toContain(codes[0]!.slice(0, 5))

    const other = await signIn(staff.phone)
    await expectRefusal(other.desk.listWorkItems({ query: {} }), 'access.second_factor_due')
    expect((await use(other, codes[0]!.toLowerCase().replace('-', ''))).secondFactor).toBe('done')
    await other.desk.listWorkItems({ query: {} })
    await expectRefusal(use(other, codes[0]!), 'identity.second_factor_wrong')
    await expectRefusal(use(other, 'ABCDE-FGHJK'), 'identity.second_factor_wrong')
    expect((await staff.identity.getSecondFactor()).recoveryCodes).toEqual({
      left: 9,
      madeAt: server.clock.now().toISOString(),
    })
    const [message] = (await staff.notifications.listMessages({ query: {} })).items
    expect(message).toMatchObject({ title: '用掉了一个备用码', link: '/identity/second-factor' })
  })

  it('of somebody else, or from before new ones were made, are wrong', async () => {
    const [staff, other] = [await staffAt(), await staffAt()]
    const { codes } = await staff.identity.makeRecoveryCodes()
    await expectRefusal(use(other, codes[0]!), 'identity.second_factor_wrong')
    await staff.identity.makeRecoveryCodes()
    await expectRefusal(use(staff, codes[1]!), 'identity.second_factor_wrong')
  })

  it('under one key are the same ten', async () => {
    const staff = await staffAt()
    const call = () => staff.identity.makeRecoveryCodes({}, { idempotencyKey: 'ten-codes' })
    const first = await call()
    expect(await call()).toEqual(first)
  })

  it('are made only by whoever proved the second factor a moment ago', async () => {
    const staff = await staffAt()
    server.clock.advance(301)
    await expectRefusal(staff.identity.makeRecoveryCodes(), 'access.step_up_due')
    await prove(staff)
    await staff.identity.makeRecoveryCodes()
    const member = await newPerson(server)
    await expectRefusal(member.identity.makeRecoveryCodes(), 'access.step_up_due')
    const { demoCode } = await member.identity.requestStepUpCode()
    await member.identity.stepUp({ body: { code: demoCode! } })
    await expectRefusal(member.identity.makeRecoveryCodes(), 'access.step_up_due')
  })

  it('of several at once with one code let one in', async () => {
    const staff = await staffAt()
    const { codes } = await staff.identity.makeRecoveryCodes()
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => use(staff, codes[2]!)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

onEveryDatabase('Another phone', (make) => {
  const server = useServer(make)
  const stepUp = async (person: Caller) => {
    const { demoCode } = await person.identity.requestStepUpCode()
    await person.identity.stepUp({ body: { code: demoCode! } })
  }
  const change = async (person: Caller, phone: string) => {
    const { demoCode } = await person.identity.requestPhoneChangeCode({ body: { phone } })
    return person.identity.changePhone({ body: { phone, code: demoCode! } })
  }

  it('is taken after the old one was proved, by a code to the new one; other sessions end', async () => {
    const [old, phone] = [newPhone(), newPhone()]
    const elsewhere = await newPerson(server, { phone: old })
    const person = await newPerson(server, { phone: old })
    const { id } = await person.identity.getMe()
    await expectRefusal(person.identity.requestPhoneChangeCode({ body: { phone } }), 'access.step_up_due')
    await expectRefusal(person.identity.changePhone({ body: { phone, code: '123456' } }), 'access.step_up_due')
    await stepUp(person)
    expect((await change(person, phone)).phone).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
    await expectRefusal(elsewhere.identity.getMe(), 'access.signed_out')
    expect((await (await newPerson(server, { phone })).identity.getMe()).id).toBe(id)
    expect((await (await newPerson(server, { phone: old })).identity.getMe()).id).not.toBe(id)
    const [message] = (await person.notifications.listMessages({ query: {} })).items
    expect(message?.title).toBe('手机号已更换')
  })

  it('takes each code for what it was sent for alone', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const signIn = await server.anonymous.identity.requestSmsCode({ body: { phone } })
    await expectRefusal(person.identity.stepUp({ body: { code: signIn.demoCode! } }), 'identity.code_wrong')
    const { demoCode } = await person.identity.requestStepUpCode()
    const code = demoCode!
    await expectRefusal(server.anonymous.identity.signInBySms({ body: { phone, code } }), 'identity.code_wrong')
    await person.identity.stepUp({ body: { code } })
    await expectRefusal(person.identity.stepUp({ body: { code } }), 'identity.code_expired')
    const next = newPhone()
    const sent = await server.anonymous.identity.requestSmsCode({ body: { phone: next } })
    const changed = person.identity.changePhone({ body: { phone: next, code: sent.demoCode! } })
    await expectRefusal(changed, 'identity.code_wrong')
  })

  it('is proved by WeChat’s button too, and only by the number that is bound', async () => {
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const by = (number: string) => person.identity.stepUp({ body: { wechatCode: `phone:${number}` } })
    await expectRefusal(by(newPhone()), 'identity.phone_other')
    await by(phone)
    await change(person, newPhone())
  })

  it('is neither the one held by somebody else nor the one held already', async () => {
    const [own, theirs] = [newPhone(), newPhone()]
    await newPerson(server, { phone: theirs })
    const person = await newPerson(server, { phone: own })
    await stepUp(person)
    await expectRefusal(change(person, theirs), 'identity.phone_held')
    await expectRefusal(change(person, own), 'identity.phone_same')
  })

  it('is nothing that somebody without a phone can change, or staff without the second factor', async () => {
    const { token } = await server.anonymous.identity.signInByWechat({ body: { code: 'openid:no-phone' } })
    await expectRefusal(server.withToken(token).identity.requestStepUpCode(), 'identity.phone_missing')
    const { id } = await unionOf(server, '金盏')
    const staff = await newStaff(server, 'reviewer', id)
    const { demoCode } = await staff.identity.requestStepUpCode()
    await expectRefusal(staff.identity.stepUp({ body: { code: demoCode! } }), 'access.second_factor_due')
    server.clock.advance(301)
    await expectRefusal(staff.identity.requestPhoneChangeCode({ body: { phone: newPhone() } }), 'access.step_up_due')
    await prove(staff)
    await change(staff, newPhone())
  })

  it('is asked for anew after five minutes', async () => {
    const person = await newPerson(server)
    await stepUp(person)
    server.clock.advance(301)
    await expectRefusal(person.identity.requestPhoneChangeCode({ body: { phone: newPhone() } }), 'access.step_up_due')
  })
})

onEveryDatabase('Where one is signed in', (make) => {
  const server = useServer(make)

  it('is listed, this session first, and can be ended one by one or all but this', async () => {
    const phone = newPhone()
    const [first, second, third] = [
      await newPerson(server, { phone }),
      await newPerson(server, { phone }),
      await newPerson(server, { phone }),
    ]
    const { items } = await second.identity.listSessions()
    expect(items.map(({ isThis, way }) => ({ isThis, way }))).toEqual([
      { isThis: true, way: 'sms' },
      { isThis: false, way: 'sms' },
      { isThis: false, way: 'sms' },
    ])
    const left = await second.identity.endSession({ params: { sessionId: items[1]!.id } })
    expect(left.items).toHaveLength(2)
    await expectRefusal(third.identity.getMe(), 'access.signed_out')
    await second.identity.endOtherSessions()
    await expectRefusal(first.identity.getMe(), 'access.signed_out')
    expect((await second.identity.listSessions()).items).toHaveLength(1)
  })

  it('of somebody else stays theirs', async () => {
    const [person, other] = [await newPerson(server), await newPerson(server)]
    const [theirs] = (await other.identity.listSessions()).items
    await person.identity.endSession({ params: { sessionId: theirs!.id } })
    expect((await other.identity.listSessions()).items).toHaveLength(1)
  })
})

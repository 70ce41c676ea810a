import type { Mood } from '../../server/demo/standIn'
import { Delivery, Message } from '../../server/notifications/entities'
import { notify } from '../../server/notifications/service'
import { newId } from '../../server/platform/random'
import type { DeliveryState } from '../../shared/notifications/desk.contract'
import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { callRaw } from '../support/server'
import { newSomebody, send, sendAll, statesOf, tell, useOutside } from './support'

onEveryDatabase('The outbox', (make) => {
  const server = useOutside(make)

  it('sends what a decision says by SMS and WeChat, in the person’s language, once', async () => {
    const { caller, phone, openid } = await newSomebody(server)
    const { version: noticeVersion } = await caller.privacy.getNotice()
    await caller.privacy.giveConsents({ body: { noticeVersion, purposes: ['notice', 'document'] } })
    const { id: applicationId, version } = await submitted(caller)
    await send(server)
    expect(server.sms.messages).toEqual([])

    const reviewer = await server.as('reviewer')
    const body = { decision: 'approve' as const, version, assurance: 'seenByStaff' as const }
    await reviewer.membershipDesk.decideApplication({ params: { applicationId }, body })
    expect(server.sms.messages).toEqual([])
    await send(server)
    await send(server)
    expect(server.sms.messages).toMatchObject([{ phone: `+86${phone}`, params: ['金盏地区总工会(演示)'] }])
    expect(server.wechat.subscribeMessages).toEqual([
      {
        touser: openid,
        template_id: 'tmpl-result',
        page: 'membership/card',
        lang: 'zh_CN',
        data: {
          thing1: { value: '欢迎加入工会' },
          thing2: { value: expect.stringMatching(/^金盏地区总工会\(演示\)已通过.+…$/) },
          time3: { value: '2026-11-23 10:00' },
        },
      },
    ])
    expect(server.wechat.subscribeMessages[0]!.data.thing2!.value.length).toBeLessThanOrEqual(20)
    // What was sent keeps no number.
    const rows = await server.database.reader.findBy(Delivery, { state: 'sent' })
    expect(rows.map(({ recipient }) => recipient)).toEqual([null, null])
  })

  it('speaks the language a person signed in with', async () => {
    const { phone, personId } = await newSomebody(server)
    const inEnglish = { 'accept-language': 'en' }
    const { body: asked } = await callRaw(server.url, 'POST', '/identity/sms-codes', { phone }, inEnglish)
    await callRaw(server.url, 'POST', '/identity/sms-sessions', { phone, code: asked.demoCode }, inEnglish)
    await tell(server, personId)
    const chinese = await newSomebody(server)
    await tell(server, chinese.personId)
    await send(server)
    const names = server.sms.messages.map(({ template }) => server.sms.nameOf(template))
    expect(names).toEqual(['identity.code.en', 'membership.approved.en', 'membership.approved.zh'])
    const languages = server.wechat.subscribeMessages.map(({ lang, data }) => [lang, data.thing1!.value])
    expect(languages).toEqual([
      ['en_US', 'Welcome to the union'],
      ['zh_CN', '欢迎加入工会'],
    ])
  })

  it('says a thing once, however often it is told', async () => {
    const { personId } = await newSomebody(server, 2)
    const dedupeKey = await tell(server, personId)
    const again = { personId, template: 'membership.approved', params: {}, link: null, dedupeKey }
    await server.database.transaction((db) => notify(db, again, server.clock.now()))
    await sendAll(server)
    expect(server.sms.messages).toHaveLength(1)
    expect(server.wechat.subscribeMessages).toHaveLength(1)
  })

  it('writes nothing where the change it tells of is rolled back', async () => {
    const { personId } = await newSomebody(server)
    const told = { personId, template: 'membership.approved', params: {}, link: null, dedupeKey: 'rolled back' }
    await expect(
      server.database.transaction(async (db) => {
        await notify(db, told, server.clock.now())
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    expect(await server.database.reader.countBy(Message, { dedupeKey: 'rolled back' })).toBe(0)
    expect(await statesOf(server, personId)).toEqual({})
    // The consent that it took is there again.
    const answer = { body: { answers: [{ kind: 'result' as const, answer: 'reject' as const }] } }
    const { caller } = await newSomebody(server, 0)
    expect((await caller.notifications.answerSubscriptions(answer)).allowed).toEqual([])
  })

  it('sends only the SMS where there is no WeChat consent, and nothing where there is no number', async () => {
    const somebody = await newSomebody(server, 0)
    await tell(server, somebody.personId)
    expect(await statesOf(server, somebody.personId)).toEqual({ sms: 'due' })
    const { token, me } = await server.anonymous.identity.signInByWechat({ body: { code: 'openid:without-a-number' } })
    await tell(server, me.id)
    expect(await statesOf(server, me.id)).toEqual({})
    const inbox = await server.withToken(token).notifications.listMessages({ query: {} })
    expect(inbox.items).toHaveLength(1)
    await sendAll(server)
  })

  it('uses one consent for one message, and never more than there are', async () => {
    const { personId, caller } = await newSomebody(server, 2)
    await Promise.all(Array.from({ length: 6 }, () => tell(server, personId)))
    await sendAll(server)
    expect(server.wechat.subscribeMessages).toHaveLength(2)
    expect(server.sms.messages).toHaveLength(6)
    const answers = [{ kind: 'result' as const, answer: 'reject' as const }]
    expect(await caller.notifications.answerSubscriptions({ body: { answers } })).toEqual({
      allowed: [{ kind: 'result', count: 0 }],
    })
  })

  it('counts a consent once, however often its answer is sent under one key, and a kind once in one answer', async () => {
    const { caller } = await newSomebody(server, 0)
    const body = {
      answers: [
        { kind: 'result' as const, answer: 'accept' as const },
        { kind: 'result' as const, answer: 'accept' as const },
      ],
    }
    const options = { idempotencyKey: newId() }
    await caller.notifications.answerSubscriptions({ body }, options)
    expect(await caller.notifications.answerSubscriptions({ body }, options)).toEqual({
      allowed: [{ kind: 'result', count: 1 }],
    })
  })

  it('brings consents along to the person somebody turned out to be', async () => {
    const known = await newSomebody(server, 1)
    const { token } = await server.anonymous.identity.signInByWechat({ body: { code: 'openid:second-account' } })
    const second = server.withToken(token)
    const body = { answers: [{ kind: 'result' as const, answer: 'accept' as const }] }
    await second.notifications.answerSubscriptions({ body })
    await second.identity.bindPhone({ body: { code: `phone:${known.phone}-again` } })
    expect((await known.caller.notifications.answerSubscriptions({ body })).allowed).toEqual([
      { kind: 'result', count: 3 },
    ])
  })

  const ends: [Mood, { sms: DeliveryState; wechat: DeliveryState }][] = [
    // Nobody there: it certainly did not go out.
    ['down', { sms: 'dead', wechat: 'dead' }],
    // The provider cannot be asked either: nobody knows.
    ['failing', { sms: 'unknown', wechat: 'unknown' }],
    ['html', { sms: 'unknown', wechat: 'unknown' }],
    ['wrongJson', { sms: 'unknown', wechat: 'unknown' }],
    ['slow', { sms: 'unknown', wechat: 'unknown' }],
    ['cut', { sms: 'unknown', wechat: 'unknown' }],
  ]
  it.each(ends)('ends where a service that stays %s leaves it, and sends nothing twice', async (mood, expected) => {
    const people = [await newSomebody(server), await newSomebody(server)]
    server.sms.be(mood)
    server.wechat.be(mood)
    for (const { personId } of people) await tell(server, personId)
    await sendAll(server)
    for (const { personId } of people) expect(await statesOf(server, personId)).toEqual(expected)
    expect(new Set(server.sms.messages.map(({ phone }) => phone)).size).toBe(server.sms.messages.length)
    expect(server.wechat.subscribeMessages.length).toBeLessThanOrEqual(people.length)
  })

  it.each<Mood>(['down', 'failing', 'html', 'wrongJson', 'slow', 'cut'])(
    'an SMS arrives once where its provider was %s for a while',
    async (mood) => {
      const { personId, phone } = await newSomebody(server, 0)
      server.sms.be(mood)
      await tell(server, personId)
      await send(server)
      server.sms.be('well')
      await sendAll(server)
      expect(await statesOf(server, personId)).toEqual({ sms: 'sent' })
      expect(server.sms.messages.map((message) => message.phone)).toEqual([`+86${phone}`])
    },
  )

  it('a WeChat message whose answer was lost is not sent again, and goes to the desk as unknown', async () => {
    const { personId, openid } = await newSomebody(server)
    server.wechat.be('cut')
    await tell(server, personId)
    await send(server)
    server.wechat.be('well')
    await sendAll(server)
    expect(await statesOf(server, personId)).toMatchObject({ wechat: 'unknown' })
    expect(server.wechat.subscribeMessages.map(({ touser }) => touser)).toEqual([openid])
  })

  it('does not guess where the provider gives no references back, nor where the number could not be reached', async () => {
    const lost = async () => {
      const { personId } = await newSomebody(server, 0)
      server.sms.be('cut')
      await tell(server, personId)
      await send(server)
      server.sms.be('well')
      await sendAll(server)
      return statesOf(server, personId)
    }
    server.sms.givesReferences = false
    expect(await lost()).toEqual({ sms: 'unknown' })
    server.sms.givesReferences = true
    server.sms.report = 'FAIL'
    expect(await lost()).toEqual({ sms: 'dead' })
    expect(server.sms.messages).toHaveLength(2)
  })

  it('tries again what may pass, and not what stays refused', async () => {
    const tried = async (code: string) => {
      const { personId } = await newSomebody(server, 0)
      server.sms.refuseWith(code)
      await tell(server, personId)
      await send(server)
      server.sms.refuseWith(null)
      await sendAll(server)
      return statesOf(server, personId)
    }
    expect(await tried('LimitExceeded.DeliveryFrequencyLimit')).toEqual({ sms: 'sent' })
    expect(await tried('InternalError.Timeout')).toEqual({ sms: 'sent' })
    expect(await tried('RequestLimitExceeded')).toEqual({ sms: 'sent' })
    expect(await tried('FailedOperation.PhoneNumberInBlacklist')).toEqual({ sms: 'dead' })
  })

  it('gives a consent back where WeChat refused the message, but not where the person did', async () => {
    const refused = async (errcode: number) => {
      const { personId, caller } = await newSomebody(server, 2)
      server.wechat.refuseWith(errcode)
      await tell(server, personId)
      await sendAll(server)
      const [row] = await server.database.reader.findBy(Delivery, { personId, channel: 'wechat' })
      const body = { answers: [{ kind: 'result' as const, answer: 'reject' as const }] }
      const { allowed } = await caller.notifications.answerSubscriptions({ body })
      return { state: row!.state, code: row!.errorCode, isAtDesk: row!.attentionAt !== null, left: allowed[0]!.count }
    }
    const dead = { state: 'dead', isAtDesk: true, left: 2 }
    expect(await refused(47003)).toEqual({ ...dead, code: 'wechat.47003' })
    expect(await refused(40037)).toEqual({ ...dead, code: 'wechat.40037' })
    expect(await refused(45009)).toEqual({ ...dead, code: 'wechat.45009' })
    expect(await refused(42001)).toEqual({ ...dead, code: 'wechat.42001' })
    expect(await refused(43101)).toEqual({ state: 'dead', code: 'wechat.43101', isAtDesk: false, left: 0 })
  })

  it('a sign-in code is refused at once where the provider is away, and sent where it is not', async () => {
    server.sms.be('down')
    const body = { phone: '13900009999' }
    expect((await callRaw(server.url, 'POST', '/identity/sms-codes', body)).status).toBe(502)
    server.sms.be('well')
    await newPerson(server)
    expect(server.sms.messages).toHaveLength(1)
    expect(server.sms.messages[0]!.params[0]).toMatch(/^\d{6}$/)
  })
})

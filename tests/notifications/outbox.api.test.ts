import type { Mood } from '../../server/demo/standIn'
import { Delivery, Message } from '../../server/notifications/entities'
import { takeBatch } from '../../server/notifications/outbox.queries'
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

  const ends: [Mood, { sms: DeliveryState; wechat: DeliveryState }][] = [
    // Nobody there: it certainly did not go out.
    ['down', { sms: 'dead', wechat: 'dead' }],
    // The provider cannot be asked either: nobody knows.
    ['failing', { sms: 'unknown', wechat: 'unknown' }],
    ['html', { sms: 'unknown', wechat: 'unknown' }],
    ['wrongJson', { sms: 'unknown', wechat: 'unknown' }],
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

  it.each<Mood>(['down', 'failing', 'html', 'wrongJson', 'cut'])(
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

  it('a sign-in code is refused at once where the provider is away, and sent where it is not', async () => {
    server.sms.be('down')
    const body = { phone: '13900009999' }
    expect((await callRaw(server.url, 'POST', '/identity/sms-codes', body)).status).toBe(502)
    server.sms.be('well')
    await newPerson(server)
    expect(server.sms.messages).toHaveLength(1)
    expect(server.sms.messages[0]!.params[0]).toMatch(/^\d{6}$/)
  })

  it('several workers at once send each message once', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => newSomebody(server)))
    for (const { personId } of people) await tell(server, personId)
    await Promise.all([send(server), send(server), send(server)])
    await sendAll(server)
    const phones = server.sms.messages.map(({ phone }) => phone)
    const openids = server.wechat.subscribeMessages.map(({ touser }) => touser)
    expect(phones.sort()).toEqual(people.map(({ phone }) => `+86${phone}`).sort())
    expect(openids.sort()).toEqual(people.map(({ openid }) => openid).sort())
  })

  describe('after a worker died between marking and answer', () => {
    /** Marks as a worker does, which then is no more; its lease runs out. */
    async function die(): Promise<void> {
      const { database, clock, ports } = server
      for (const channel of ['sms', 'wechat'] as const) {
        const taken = await takeBatch(database, channel, newId(), clock.now(), ports.config.outbox)
        expect(taken).toHaveLength(1)
      }
      await send(server)
      expect(server.sms.messages.length + server.wechat.subscribeMessages.length).toBe(0)
      clock.advance(ports.config.outbox.leaseSeconds + 1)
    }

    it('asks twice before it sends an SMS again, and leaves a WeChat message to the desk', async () => {
      const { personId, phone } = await newSomebody(server)
      await tell(server, personId)
      await die()
      await send(server)
      expect(server.sms.messages).toEqual([])
      await sendAll(server)
      expect(server.sms.messages.map((message) => message.phone)).toEqual([`+86${phone}`])
      expect(server.wechat.subscribeMessages).toEqual([])
      expect(await statesOf(server, personId)).toEqual({ sms: 'sent', wechat: 'unknown' })
    })

    it('finds the SMS that did go out, and sends none', async () => {
      const { personId, phone } = await newSomebody(server)
      await tell(server, personId)
      await die()
      const row = await server.database.reader.findOneByOrFail(Delivery, { personId, channel: 'sms' })
      await server.ports.sms.send({
        phone,
        template: row.template,
        locale: 'zh',
        params: ['演示工会'],
        reference: row.reference!,
      })
      await sendAll(server)
      expect(server.sms.messages).toHaveLength(1)
      expect(await statesOf(server, personId)).toMatchObject({ sms: 'sent' })
    })
  })
})

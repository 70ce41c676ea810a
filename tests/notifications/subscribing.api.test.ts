import { Delivery } from '../../server/notifications/entities'
import { newId } from '../../server/platform/random'
import { onEveryDatabase } from '../support/databases'
import { callRaw } from '../support/server'
import { newSomebody, sendAll, statesOf, tell, useOutside } from './support'

onEveryDatabase('Consent to WeChat messages', (make) => {
  const server = useOutside(make)

  it('is asked for with the templates of this installation, three at once at most', async () => {
    const items = [{ kind: 'result', templateId: 'tmpl-result' }]
    expect(await server.anonymous.notifications.listSubscriptions()).toEqual({ items })
    const { caller } = await newSomebody(server, 0)
    const answer = (answers: unknown) =>
      callRaw(
        server.url,
        'POST',
        '/notifications/subscriptions',
        { answers },
        { authorization: `Bearer ${caller.token}` },
      )
    const one = { kind: 'result', answer: 'accept' }
    expect((await answer([one, one, one, one])).status).toBe(400)
    expect((await answer([])).status).toBe(400)
    expect((await answer([{ kind: 'advertising', answer: 'accept' }])).status).toBe(400)
    expect((await answer([{ ...one, answer: 'ban' }])).body).toEqual({ allowed: [] })
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
})

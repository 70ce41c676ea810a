import { onEveryDatabase } from '../support/databases'
import { addSomebody, send, sendAll, statesOf, tell, useOutside } from './support'

onEveryDatabase('Messages to a service that answers too late', (make) => {
  const server = useOutside(make, { OUTSIDE_TIMEOUT_MS: '300', OUTBOX_TRIES: '8' })

  beforeAll(async () => {
    // WeChat's access token is fetched while all is well: without one a message is certainly not sent.
    const { personId } = await addSomebody(server)
    await tell(server, personId)
    await sendAll(server)
  })

  it('end as unknown where it stays so, and go out once at most', async () => {
    const people = [await addSomebody(server), await addSomebody(server)]
    server.sms.be('slow')
    server.wechat.be('slow')
    for (const { personId } of people) await tell(server, personId)
    await sendAll(server)
    for (const { personId } of people)
      expect(await statesOf(server, personId)).toEqual({ sms: 'unknown', wechat: 'unknown' })
    expect(server.sms.messages.map(({ phone }) => phone).sort()).toEqual(
      people.map(({ phone }) => `+86${phone}`).sort(),
    )
    expect(server.wechat.subscribeMessages).toHaveLength(people.length)
  })

  it('do not hold those of the other channel up', async () => {
    const { personId } = await addSomebody(server)
    server.wechat.be('slow')
    await tell(server, personId)
    await server.runJob('notifications.send_sms')
    expect(server.sms.messages).toHaveLength(1)
    await sendAll(server)
  })

  it('arrive once by SMS where it was so for a while', async () => {
    const { personId, phone } = await addSomebody(server)
    server.sms.be('slow')
    await tell(server, personId)
    await send(server)
    server.sms.be('well')
    await sendAll(server)
    expect(await statesOf(server, personId)).toMatchObject({ sms: 'sent' })
    expect(server.sms.messages.map((message) => message.phone)).toEqual([`+86${phone}`])
  })
})

import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { callRaw, useServer } from '../support/server'

onEveryDatabase('The inbox', (make) => {
  const server = useServer(make)

  it('says what happened in the language asked for, counts what is unread, and is the reader’s alone', async () => {
    const person = await newPerson(server)
    const { receiptNumber } = await submitted(person)
    const inbox = await person.notifications.listMessages({ query: {} })
    expect(inbox).toMatchObject({ unread: 1, items: [{ title: '我们收到了您的入会申请', readAt: null }] })
    expect(inbox.items[0]!.body).toContain(receiptNumber)
    const english = await callRaw(server.url, 'GET', '/notifications', undefined, {
      authorization: `Bearer ${person.token}`,
      'accept-language': 'en',
    })
    expect(english.body).toMatchObject({ items: [{ title: 'We have your application' }] })

    const other = await newPerson(server)
    await other.notifications.readMessages({ body: { upTo: inbox.items[0]!.id } })
    expect((await other.notifications.listMessages({ query: {} })).items).toEqual([])
    expect((await person.notifications.listMessages({ query: {} })).unread).toBe(1)

    expect(await person.notifications.readMessages({ body: { upTo: inbox.items[0]!.id } })).toEqual({ unread: 0 })
    expect((await person.notifications.listMessages({ query: {} })).items[0]!.readAt).toBe(
      server.clock.now().toISOString(),
    )
  })

  it('marks as read what lies between two messages, and leaves what is older', async () => {
    const person = await newPerson(server)
    const { id: applicationId, version } = await submitted(person)
    const params = { applicationId }
    const reviewer = await server.as('reviewer')
    await reviewer.membershipDesk.decideApplication({
      params,
      body: { decision: 'return', version, missing: ['workplace'] },
    })
    const { items } = await person.notifications.listMessages({ query: {} })
    const [newest, oldest] = items
    const body = { upTo: newest!.id, from: newest!.id }
    expect(await person.notifications.readMessages({ body })).toEqual({ unread: 1 })
    const again = await person.notifications.listMessages({ query: {} })
    expect(again.items.map(({ readAt }) => readAt !== null)).toEqual([true, false])
    expect(await person.notifications.readMessages({ body: { upTo: oldest!.id } })).toEqual({ unread: 0 })
  })
})

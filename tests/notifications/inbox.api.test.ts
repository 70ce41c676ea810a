import { Person } from '../../server/identity'
import { notifyAll } from '../../server/notifications'
import { Message } from '../../server/notifications/entities'
import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { callRaw, useServer } from '../support/server'
import { listenToSql } from '../support/sql'

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

  it('takes what many are told by one statement, from nobody twice, and nothing for who has died', async () => {
    const people: string[] = []
    for (let at = 0; at < 6; at++) people.push((await (await newPerson(server)).identity.getMe()).id)
    const [dead] = people
    const told = { template: 'classes.booked', params: { class: '暑期托管一班' }, link: null }
    const tellAll = (some: readonly string[]) =>
      server.database.transaction(async (db) => {
        await db.update(Person, { id: dead! }, { disabledAt: server.clock.now() })
        const notices = some.map((personId) => ({ ...told, personId, dedupeKey: `${personId} booked` }))
        await notifyAll(db, notices, server.clock.now())
      })
    const written = (heard: readonly { sql: string }[]) =>
      heard.filter(({ sql }) => /INSERT INTO .messages/.test(sql)).length
    const sql = listenToSql(server)
    expect(written(await sql.of(() => tellAll(people.slice(0, 4))))).toBe(1)
    await tellAll(people)
    const rows = await server.database.reader.findBy(Message, { template: 'classes.booked' })
    expect(rows.map(({ personId }) => personId).sort()).toEqual(people.slice(1).sort())
  })
})

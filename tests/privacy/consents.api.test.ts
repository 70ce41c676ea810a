import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { callRaw, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Consent', (make) => {
  const server = useServer(make)

  it('is given to a version of a notice that anybody can read, in both languages', async () => {
    const zh = await server.anonymous.privacy.getNotice()
    expect(zh.title).toBe('个人信息保护说明')
    expect(zh.sections[0]!.paragraphs[0]).toContain('市总工会')
    const en = await callRaw(server.url, 'GET', '/privacy/notice', undefined, { 'accept-language': 'en-GB' })
    expect(en.body).toMatchObject({ version: zh.version, title: 'Privacy notice' })
  })

  it('is kept by purpose with its version and time, and given twice is given once', async () => {
    const person = await newPerson(server, { consents: false })
    const { version } = await person.privacy.getNotice()
    const give = () => person.privacy.giveConsents({ body: { noticeVersion: version, purposes: ['notice'] } })
    const first = await give()
    expect(first.items).toEqual([
      { purpose: 'notice', noticeVersion: version, givenAt: server.clock.now().toISOString() },
    ])
    server.clock.advance(60)
    await Promise.all(Array.from({ length: 10 }, give))
    expect((await person.privacy.listConsents()).items).toEqual(first.items)
  })

  it('is not taken for a notice that is no longer in force', async () => {
    const person = await newPerson(server, { consents: false })
    const refusal = await expectRefusal(
      person.privacy.giveConsents({ body: { noticeVersion: '2020-01', purposes: ['notice'] } }),
      'privacy.notice_outdated',
    )
    expect(refusal.data).toEqual({ noticeVersion: (await person.privacy.getNotice()).version })
  })
})

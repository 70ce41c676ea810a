import { onEveryDatabase } from '../support/databases'
import { admittedMember, newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('My data', (make) => {
  const server = useServer(make)

  it('shows every part in words the page has, with numbers masked', async () => {
    const phone = newPhone()
    const documentNumber = newDocumentNumber()
    const { person } = await admittedMember(
      server,
      { name: '柳青青', documentNumber, workplace: '青青配送站' },
      { phone },
    )
    const { parts } = await person.privacy.getData()
    expect(parts.map(({ part }) => part)).toEqual([
      'account',
      'sessions',
      'consents',
      'messages',
      'caseSteps',
      'memberships',
      'applications',
      'membershipChanges',
      'covers',
      // The gift of joining.
      'coupons',
    ])
    const said = JSON.stringify(parts)
    expect(said).toContain('柳青青')
    expect(said).toContain('青青配送站')
    expect(said).not.toContain(phone)
    expect(said).not.toContain(documentNumber)
    expect(said).toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
    // Who of the staff it was is not the member's to read.
    expect(said).not.toContain('陈静')
  })

  it('comes as a JSON file with every row, on record, and masked as well', async () => {
    const documentNumber = newDocumentNumber()
    const { person } = await admittedMember(server, { documentNumber })
    const { name, type, content } = await person.privacy.downloadData()
    expect(name).toBe(`my-data-${server.clock.now().toISOString().slice(0, 10)}.json`)
    expect(type).toBe('application/json')
    const text = Buffer.from(content).toString('utf8')
    const data = JSON.parse(text)
    expect(data.parts.account[0].name).toBe('张三丰')
    expect(data.parts.applications[0].signature).toContain('strokes')
    expect(text).not.toContain(documentNumber)
    const rows = await server.database.source.query(
      "SELECT COUNT(*) AS n FROM audit_rows WHERE action = 'privacy.data_downloaded'",
    )
    expect(Number(rows[0].n)).toBeGreaterThan(0)
  })

  it('comes with whole numbers for who proves once more that the phone is theirs', async () => {
    const documentNumber = newDocumentNumber()
    const { person } = await admittedMember(server, { documentNumber })
    await expectRefusal(person.privacy.downloadWholeData(), 'access.step_up_due')
    server.clock.advance(61)
    const { demoCode } = await person.identity.requestStepUpCode()
    await person.identity.stepUp({ body: { code: demoCode! } })
    const { content } = await person.privacy.downloadWholeData()
    expect(Buffer.from(content).toString('utf8')).toContain(documentNumber)
  })

  it('holds nobody else’s', async () => {
    const other = await newPerson(server)
    await submitted(other, { name: '别人的名字' })
    const { person } = await admittedMember(server, { name: '自己' })
    expect(JSON.stringify(await person.privacy.getData())).not.toContain('别人的名字')
  })
})

onEveryDatabase('Who looked at my data', (make) => {
  const server = useServer(make)

  it('is told by union and role, whole numbers among it, and never by name', async () => {
    const person = await newPerson(server)
    const { id } = await submitted(person)
    expect((await person.privacy.listLooks({ query: {} })).items).toEqual([])
    const params = { applicationId: id }
    const reviewer = await server.as('reviewer')
    await reviewer.desk.listWorkItems({ query: {} })
    await reviewer.membershipDesk.getCase({ params })
    server.clock.advance(60)
    await reviewer.membershipDesk.revealApplicant({ params })
    await (await server.as('districtReviewer')).membershipDesk.getCase({ params })

    const { items } = await person.privacy.listLooks({ query: {} })
    expect(items.map(({ kind, matter, role, organisation }) => [kind, matter, role, organisation])).toEqual([
      ['viewed', 'membership.application', 'reviewer', '朝阳区总工会(演示)'],
      ['revealed', 'membership.application', 'reviewer', '金盏地区总工会(演示)'],
      ['viewed', 'membership.application', 'reviewer', '金盏地区总工会(演示)'],
    ])
    expect(JSON.stringify(items)).not.toContain('陈静')
    const stranger = await newPerson(server)
    expect((await stranger.privacy.listLooks({ query: {} })).items).toEqual([])
  })

  it('goes on by pages, and leaves out looks that were refused', async () => {
    const person = await newPerson(server)
    const { id } = await submitted(person)
    const reviewer = await server.as('reviewer')
    for (let at = 0; at < 23; at++) await reviewer.membershipDesk.getCase({ params: { applicationId: id } })
    const auditor = await server.as('auditor')
    await auditor.membershipDesk.getCase({ params: { applicationId: id } }).catch(() => {})
    const first = await person.privacy.listLooks({ query: {} })
    expect(first.items).toHaveLength(20)
    const second = await person.privacy.listLooks({ query: { cursor: first.nextCursor! } })
    expect(second.items).toHaveLength(3)
    expect(second.nextCursor).toBeNull()
    expect(new Set([...first.items, ...second.items].map((look) => look.id)).size).toBe(23)
  })
})

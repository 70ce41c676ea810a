import type { Logger } from 'typeorm'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { newPerson, submitted } from '../support/people'
import { type Caller, useServer } from '../support/server'
import { unionId } from '../support/unions'

/** Reads of the session and of the caller's roles are the gate's, and counted apart. */
const ofTheGate = /FROM [`"]?(sessions\b|role_grants\b|organisations[`"] [`"]above\b)/

onEveryDatabase('The SQL statements of a page', (make) => {
  const server = useServer(make)
  let reads: string[] = []
  beforeAll(async () => {
    const logger = new Proxy({} as Logger, { get: (_, name) => (name === 'logQuery' ? keep : () => {}) })
    server.database.source.logger = logger
    server.database.reader.dataSource.logger = logger
  })

  const keep = (query: string) => {
    if (/^SELECT/i.test(query) && !ofTheGate.test(query)) reads.push(query)
  }

  async function count(call: () => Promise<unknown>): Promise<number> {
    reads = []
    await call()
    return reads.length
  }

  it('stay few: home eight, a case six, a list four', async () => {
    const person = await newPerson(server)
    const { id } = await submitted(person)
    const reviewer = await server.as('reviewer')
    const member = await server.as('driver')
    const admin = await server.as('orgAdmin')
    const top = (await admin.organisationsDesk.listNodes({ query: {} })).items[0]!.id
    const moving = await newMember(server)
    const organisationId = await unionId(server, '长阳')
    const transfer = await moving.caller.membershipStanding.askTransfer({ body: { organisationId } })
    const counted: [string, number, () => Promise<unknown>][] = [
      ['home', 8, () => person.home.getHome()],
      ['home of a member', 8, () => member.home.getHome()],
      ['joining', 6, () => person.membership.getJoin({ query: { event: 'JZ2626XY' } })],
      ['own applications', 4, () => person.membership.listMyApplications({ query: {} })],
      ['card', 4, () => member.membership.getCard()],
      ['home of who is moving', 8, () => moving.caller.home.getHome()],
      ['standing', 6, () => moving.caller.membershipStanding.getStanding({ query: {} })],
      ['own transfers', 4, () => moving.caller.membershipStanding.listTransfers({ query: {} })],
      ['own transfer', 4, () => moving.caller.membershipStanding.getTransfer({ params: { transferId: transfer.id } })],
      ['members', 4, () => reviewer.membersDesk.listMembers({ query: { q: '钟小亮' } })],
      ['member', 6, () => reviewer.membersDesk.getMember({ params: { membershipId: moving.membershipId } })],
      ['consents', 4, () => person.privacy.listConsents()],
      ['looks', 4, () => person.privacy.listLooks({ query: {} })],
      ['corrections', 4, () => person.privacy.listCorrections({ query: {} })],
      // Every feature is asked what is still open, as for the home.
      ['closing', 8, () => member.privacy.getClosure()],
      ['inbox', 4, () => person.notifications.listMessages({ query: {} })],
      ['unions', 4, () => person.organisations.listOrganisations({ query: { q: '总工会' } })],
      ['queue', 4, () => reviewer.desk.listWorkItems({ query: {} })],
      ['tree', 4, () => admin.organisationsDesk.listNodes({ query: { parentId: top } })],
      ['node', 6, () => admin.organisationsDesk.getNode({ params: { organisationId: top } })],
      ['figures', 6, () => reviewer.figures.getFigures({ query: { from: '2026-11-01', to: '2026-11-30' } })],
      ['staff', 4, () => admin.staffDesk.listStaff({ query: {} })],
      ['case', 6, () => reviewer.membershipDesk.getCase({ params: { applicationId: id } })],
    ]
    const over: string[] = []
    for (const [page, most, call] of counted) {
      const statements = await count(call)
      if (statements < 1 || statements > most) over.push(`${page}: ${statements} instead of ${most}`)
    }
    expect(over).toEqual([])
  })

  it('do not grow with the rows', async () => {
    const reviewer = await server.as('reviewer')
    const list = (caller: Caller) => () => caller.desk.listWorkItems({ query: {} })
    const before = await count(list(reviewer))
    for (let at = 0; at < 10; at++) await submitted(await newPerson(server))
    expect(await count(list(reviewer))).toBe(before)
  })
})

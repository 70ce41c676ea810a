import { examples } from '../../server/openapi'
import { addJoiningEvent, addMembership } from '../../server/seeds/membership'
import { addCorrection } from '../../server/seeds/privacy'
import { makeEmbedded } from '../support/databases'
import { newMember } from '../support/members'
import { operations, pathOf } from '../support/operations'
import { newPerson, submitted } from '../support/people'
import { type Caller, callRaw, useServer } from '../support/server'
import { unionId } from '../support/unions'
import { type Answer, callers } from './rows'
import { table } from './table'

/** What may sign somebody out, close their account or take their role away. */
const endsSessions = /^(identity|privacy|privacyDesk|staffDesk|demo)\./

describe('Access', () => {
  const server = useServer(makeEmbedded)
  let applicationId: string
  let eventId: string
  let releaseId: string
  let correctionId: string
  let transferId: string
  let membershipId: string
  let organisationId: string
  beforeAll(async () => {
    membershipId = (await newMember(server)).membershipId
    organisationId = (await server.anonymous.organisations.listOrganisations({ query: {} })).items[0]!.id
    await makeApplicant()
  })
  let applicantToken: string | null
  const sessions = new Map<string, string | null>()

  /** Most operations leave a session, and what it reaches, as it was: one does for all of them. */
  async function sessionOf(caller: (typeof callers)[number], name: string): Promise<string | null> {
    if (!sessions.has(caller)) sessions.set(caller, await tokenOf(caller))
    const token = sessions.get(caller) ?? null
    if (endsSessions.test(name)) sessions.delete(caller)
    return token
  }

  /** A session of each caller's. */
  async function tokenOf(caller: (typeof callers)[number]): Promise<string | null> {
    switch (caller) {
      case 'visitor':
        return null
      case 'applicant':
        return applicantToken
      case 'stranger':
        return (await newPerson(server)).token
      case 'halfStaff': {
        const phone = '13800000107'
        const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
        return (await server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })).token
      }
      case 'member':
        return (await server.as('driver')).token
      case 'clerk':
        return (await server.as('merchantClerk')).token
      case 'parentReviewer':
        return (await server.as('districtReviewer')).token
      case 'foreignReviewer':
        return makeForeignReviewer()
      default:
        return (await server.as(caller)).token
    }
  }

  /** A reviewer of another district: the mediator of the development zone, made one for this test. */
  async function makeForeignReviewer(): Promise<string | null> {
    const caller = await server.as('mediator')
    const { id, roles } = await caller.identity.getMe()
    if (!roles.some(({ role }) => role === 'reviewer')) {
      const { addGrant } = await import('../../server/seeds/organisations')
      await server.database.transaction((db) =>
        addGrant(db, id, 'reviewer', roles[0]!.organisationId, server.clock.now()),
      )
    }
    return caller.token
  }

  /** An event at 金盏 of this test's own, which it may close. */
  async function makeEvent() {
    const { items } = await server.anonymous.organisations.listOrganisations({ query: { q: '金盏' } })
    const given = { organisationId: items[0]!.id, name: '现场入会', place: '金盏' }
    return server.database.transaction((db) => addJoiningEvent(db, given, 1, server.clock.now()))
  }

  /** Somebody with a record of each kind at 金盏, fresh for an operation: what its callers do may use them up. */
  async function makeApplicant(): Promise<void> {
    const person = await newPerson(server)
    const event = await makeEvent()
    eventId = event.id
    const { id, organisation } = await submitted(person, { eventCode: event.code })
    applicationId = id
    releaseId = (await person.releases.openRelease({ body: { about: 'document', applicationId } })).id
    transferId = await addTransfer(person)
    const personId = (await person.identity.getMe()).id
    correctionId = await server.database.transaction((db) =>
      addCorrection(db, { personId, organisationId: organisation!.id }, server.clock.now()),
    )
    applicantToken = person.token
    sessions.delete('applicant')
  }

  /** Makes the applicant a member at 长阳 who wants to move to 金盏 as well. */
  async function addTransfer(person: Caller): Promise<string> {
    const { id: personId } = await person.identity.getMe()
    const organisationId = await unionId(server, '长阳')
    await server.database.transaction((db) => addMembership(db, { personId, organisationId }, server.clock.now()))
    const body = { organisationId: await unionId(server, '金盏') }
    return (await person.membershipStanding.askTransfer({ body })).id
  }

  function read(status: number, code: string | undefined): Answer {
    if (code === 'access.signed_out') return 'out'
    if (code === 'access.denied') return 'no'
    if (code === 'access.second_factor_due') return 'due'
    return status === 404 && code !== 'membership.no_card' ? 'none' : 'in'
  }

  it('has a row for every operation, and no row without one', () => {
    expect(Object.keys(table).sort()).toEqual(operations.map(({ name }) => name).sort())
  })

  describe.each(operations.map(({ name, operation }) => ({ name, operation })))('of $name', ({ name, operation }) => {
    const isRead = operation.method === 'GET'
    beforeAll(async () => {
      if (!isRead) await makeApplicant()
    })

    it.each(callers)('as %s', async (caller) => {
      const token = await sessionOf(caller, name)
      const example = examples[name] ?? {}
      const ids = { applicationId, correctionId, releaseId, eventId, organisationId, membershipId, transferId }
      const params = { ...example.params, ...ids, workItemId: applicationId }
      const path = pathOf(operation, { params, query: example.query ?? {} })
      const body = name === 'demo.signIn' ? { as: 'rider' } : example.body
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
      const answer = await callRaw(server.url, operation.method, path, body, headers)
      expect(answer.status).toBeLessThan(500)
      expect(read(answer.status, answer.body.error?.code)).toBe(table[name]![caller])
    })
  })
})

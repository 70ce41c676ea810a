import { demoEventCode } from '../../server/demo/data'
import { addSecondFactor } from '../../server/seeds/identity'
import { addGrant } from '../../server/seeds/organisations'
import type { ApplicationInput, ApplicationView } from '../../shared/membership/contract'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import type { Role } from '../../shared/organisations/roles'
import type { Caller, TestServer } from './server'

let count = 0

/** A citizen number nobody else in this run has. */
export function newDocumentNumber(): string {
  count += 1
  const body = `110105${1960 + Math.floor(count / 1000)}0101${String(count % 1000).padStart(3, '0')}`
  return body + citizenCheckCharacter(body)
}

/** A mobile number nobody else in this run has. */
export function newPhone(): string {
  count += 1
  return `139${String(10_000_000 + count).slice(0, 8)}`
}

type Door = Pick<TestServer, 'anonymous' | 'withToken'>

/** A session by SMS; who was away for long needs a new one. */
export async function signIn({ anonymous, withToken }: Door, phone: string): Promise<Caller> {
  const { demoCode } = await anonymous.identity.requestSmsCode({ body: { phone } })
  const { token } = await anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })
  return withToken(token)
}

/** Somebody who signed in by SMS, and agreed to what joining asks unless told not to. */
export async function newPerson(server: Door, { phone = newPhone(), consents = true } = {}): Promise<Caller> {
  const person = await signIn(server, phone)
  if (consents) await consent(person)
  return person
}

export async function consent(person: Caller): Promise<void> {
  const { version } = await person.privacy.getNotice()
  await person.privacy.giveConsents({ body: { noticeVersion: version, purposes: ['notice', 'document'] } })
}

/** A form with nothing missing, from the demo's joining event; a test states only what matters to it. */
export function completeForm(given: Partial<ApplicationInput> = {}): ApplicationInput {
  return {
    eventCode: demoEventCode,
    name: '张三丰',
    documentKind: 'residentId',
    documentNumber: newDocumentNumber(),
    documentExpiry: 'longTerm',
    occupation: 'foodDelivery',
    workplace: '演示配送站',
    signature: { width: 300, height: 120, strokes: [[10, 10, 60, 80, 120, 20]] },
    ...given,
  }
}

/** An application that waits for its union. */
export async function submitted(person: Caller, given: Partial<ApplicationInput> = {}): Promise<ApplicationView> {
  const { id } = await person.membership.draftApplication({ body: completeForm(given) })
  return person.membership.submitApplication({ params: { applicationId: id }, body: {} })
}

/** Somebody with a role at a union, signed in with the second factor proved a moment ago. */
export async function newStaff(server: TestServer, role: Role, organisationId: string, phone = newPhone()) {
  const caller = await newPerson(server, { phone, consents: false })
  const { id } = await caller.identity.getMe()
  await server.database.transaction(async (db) => {
    await addGrant(db, id, role, organisationId, server.clock.now())
    await addSecondFactor(db, id, server.clock.now())
  })
  await prove(caller)
  return { ...caller, id, phone }
}

/** Proves the second factor with the code the authenticator would show. */
export async function prove(caller: Caller): Promise<void> {
  const { code } = await caller.demo.makeStepUpCode()
  await caller.identity.proveSecondFactor({ body: { code } })
}

/** Somebody whom a reviewer of 金盏 made a member, having seen the document. */
export async function admittedMember(
  server: Door & Pick<TestServer, 'as'>,
  given: Partial<ApplicationInput> = {},
  options: { phone?: string } = {},
): Promise<{ person: Caller; applicationId: string }> {
  const person = await newPerson(server, options)
  const { id, version } = await submitted(person, given)
  const reviewer = await server.as('reviewer')
  await reviewer.membershipDesk.decideApplication({
    params: { applicationId: id },
    body: { decision: 'approve', version, assurance: 'seenByStaff' },
  })
  return { person, applicationId: id }
}

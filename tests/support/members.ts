import { Organisation } from '../../server/organisations'
import { addPerson } from '../../server/seeds/identity'
import { addMembership } from '../../server/seeds/membership'
import type { MembershipState } from '../../shared/membership/states'
import { newDocumentNumber, newPhone } from './people'
import type { Caller, TestServer } from './server'

/** A member with a session, and where they are a member. */
export interface TestMember {
  caller: Caller
  personId: string
  membershipId: string
  organisationId: string
  number: string
  phone: string
  name: string
}

/** Id of a union of the demo's tree by a part of its name. */
export async function unionId(server: TestServer, part: string): Promise<string> {
  const found = await server.database.reader
    .createQueryBuilder(Organisation, 'organisation')
    .where('organisation.name LIKE :infix', { infix: `%${part}%` })
    .getOneOrFail()
  return found.id
}

interface Given {
  at?: string
  state?: MembershipState
  name?: string
}

/** Somebody who is a member, at 金盏 unless told otherwise, signed in. */
export async function newMember(
  server: TestServer,
  { at = '金盏', state = 'active', name = '钟小亮' }: Given = {},
): Promise<TestMember> {
  const phone = newPhone()
  const organisationId = await unionId(server, at)
  const { personId, membership } = await server.database.transaction(async (db) => {
    const now = server.clock.now()
    const document = newDocumentNumber().slice(0, 17)
    const id = await addPerson(db, { phone, name, document, assurance: 'seenByStaff' }, now)
    return { personId: id, membership: await addMembership(db, { personId: id, organisationId, state }, now) }
  })
  const { id: membershipId, number } = membership
  return { caller: await signIn(server, phone), personId, membershipId, organisationId, number, phone, name }
}

/** A session by SMS; who was away for long needs a new one. */
export async function signIn(server: TestServer, phone: string): Promise<Caller> {
  const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
  const { token } = await server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })
  return server.withToken(token)
}

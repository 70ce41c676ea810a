import { addPerson } from '../../server/seeds/identity'
import { addMembership } from '../../server/seeds/membership'
import type { MembershipState } from '../../shared/membership/states'
import { newDocumentNumber, newPhone, signIn } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

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

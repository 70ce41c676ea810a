import type { Organisation } from '../../server/organisations'
import { addGrant, addOrganisation } from '../../server/seeds/organisations'
import type { CastName } from '../../shared/demo/contract'
import { type Role, staffRoles } from '../../shared/organisations/roles'
import type { Caller, TestServer } from './server'
import { unionOf } from './unions'

/** The union of an employer in 金盏's subtree. */
export async function addUnit(server: TestServer, name: string, kind: Organisation['kind'] = 'enterprise') {
  const parent = await unionOf(server, '金盏')
  return server.database.transaction((db) => addOrganisation(db, { name, kind }, parent, server.clock.now()))
}

/** One of the cast, with a further role. */
export async function withRole(server: TestServer, name: CastName, role: Role, at: Organisation): Promise<Caller> {
  const caller = await server.as(name)
  const { id } = await caller.identity.getMe()
  await server.database.transaction((db) => addGrant(db, id, role, at.id, server.clock.now()))
  return caller
}

/** The session of one of the staff, who holds every staff role where they are. */
export async function withEveryRole(server: TestServer, name: CastName): Promise<string> {
  const { token, identity } = await server.as(name)
  const { id, roles } = await identity.getMe()
  const others = staffRoles.filter((role) => !roles.some((held) => held.role === role))
  await server.database.transaction(async (db) => {
    for (const role of others) await addGrant(db, id, role, roles[0]!.organisationId, server.clock.now())
  })
  return token!
}

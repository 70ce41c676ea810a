import type { Organisation } from '../../server/organisations'
import { Organisation as Organisations } from '../../server/organisations'
import { addGrant, addOrganisation } from '../../server/seeds/organisations'
import type { CastName } from '../../shared/demo/contract'
import type { Role } from '../../shared/organisations/roles'
import type { Caller, TestServer } from './server'

/** A union of the demo's tree, by a part of its name. */
export async function unionOf(server: TestServer, name: string): Promise<Organisation> {
  const [found] = (await server.anonymous.organisations.listOrganisations({ query: { q: name } })).items
  return server.database.reader.findOneByOrFail(Organisations, { id: found!.id })
}

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

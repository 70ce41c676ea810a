import { Organisation } from '../../server/organisations'
import type { NodeInput } from '../../shared/organisations/desk.contract'
import { parentPathOf } from '../../shared/organisations/rules'
import type { Caller, TestServer } from './server'

interface Seen {
  id: string
  version: number
}

/** A union of the demo's tree: the oldest whose name begins so, or else holds it. */
export async function unionOf({ database }: Pick<TestServer, 'database'>, name: string): Promise<Organisation> {
  const all = await database.reader.find(Organisation, { order: { id: 'ASC' } })
  const found = all.find((one) => one.name.startsWith(name)) ?? all.find((one) => one.name.includes(name))
  if (!found) throw new Error(`no union ${name}`)
  return found
}

export const unionId = async (server: Pick<TestServer, 'database'>, name: string): Promise<string> =>
  (await unionOf(server, name)).id

let count = 0

/** A street's union nobody else in this run has; a test states only what matters to it. */
export const newUnion = (given: Partial<NodeInput> = {}): NodeInput => ({
  name: `演示联合工会 ${++count}`,
  kind: 'street',
  acceptsApplications: true,
  ...given,
})

export const add = (by: Caller, parent: { id: string }, given: Partial<NodeInput> = {}) =>
  by.organisationsDesk.addNode({ body: { ...newUnion(given), parentId: parent.id } })
export const move = (by: Caller, { id, version }: Seen, to: { id: string }) =>
  by.organisationsDesk.moveNode({ params: { organisationId: id }, body: { to: to.id, version } })
export const merge = (by: Caller, { id, version }: Seen, into: { id: string }) =>
  by.organisationsDesk.mergeNode({ params: { organisationId: id }, body: { into: into.id, version } })
export const close = (by: Caller, { id, version }: Seen) =>
  by.organisationsDesk.closeNode({ params: { organisationId: id }, body: { version } })
export const node = (by: Caller, id: string) => by.organisationsDesk.getNode({ params: { organisationId: id } })

/** Every path is its parent's and one key more: what a move may never break. */
export async function expectWholeTree(server: Pick<TestServer, 'database'>): Promise<void> {
  const all = await server.database.reader.find(Organisation)
  const byId = new Map(all.map((one) => [one.id, one]))
  const wrong = all.filter(({ parentId, path }) => {
    const parent = byId.get(parentId ?? '')
    return parent === undefined ? parentPathOf(path) !== '' : parentPathOf(path) !== parent.path
  })
  expect(wrong.map(({ name, path }) => `${name} ${path}`)).toEqual([])
}

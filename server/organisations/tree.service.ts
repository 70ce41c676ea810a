import type * as z from 'zod/mini'
import { AppError } from '../../shared/http/errors'
import type { NodeView, nodesView } from '../../shared/organisations/desk.contract'
import { isRoot } from '../../shared/organisations/rules'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { positionOf } from '../platform/positions'
import type { Organisation } from './entities'
import { organisationHolds } from './hooks'
import { findOrganisation, findOrganisationNames } from './queries'
import { reaches, reachesFromAbove } from './scope'
import { countBelow, countChildren, findNodes, findTrail } from './tree.queries'
import { refIn } from './views'

type Search = Parameters<typeof findNodes>[2]

export async function listNodes(db: Db, actor: StaffActor, search: Search): Promise<z.output<typeof nodesView>> {
  const parent = search.parentId === undefined ? null : await requireReached(db, actor, search.parentId)
  const page = toPage(await findNodes(db, actor.grants, search), ({ name, id }) => [name, id])
  const children = await countChildren(
    db,
    page.items.map(({ id }) => id),
  )
  const names = parent
    ? new Map([[parent.id, parent.name]])
    : await findOrganisationNames(
        db,
        page.items.map(({ parentId }) => parentId),
      )
  const items = page.items.map(({ id, name, kind, parentId, acceptsApplications, closedAt }) => ({
    id,
    name,
    kind,
    parentName: names.get(parentId ?? '') ?? null,
    children: children.get(id) ?? 0,
    acceptsApplications,
    closed: closedAt !== null,
  }))
  return { items, nextCursor: page.nextCursor, trail: parent ? await trailTo(db, actor, parent) : [] }
}

export async function getNode(db: Db, actor: StaffActor, id: string, now: Date): Promise<NodeView> {
  return describeNode(db, actor, await requireReached(db, actor, id), now)
}

/** A union of the actor's subtree; one outside it is answered as one that is not there. */
export async function requireReached(db: Db, actor: StaffActor, id: string): Promise<Organisation> {
  const found = await findOrganisation(db, id)
  if (!found || !reaches(actor.grants, found.path)) throw new AppError('organisations.not_found')
  return found
}

const trailTo = async (db: Db, { grants }: StaffActor, { path }: Organisation) => {
  const tops = grants.filter((grant) => path.startsWith(grant.path)).map((grant) => grant.path)
  const [top = path] = tops.sort((a, b) => a.length - b.length)
  return (await findTrail(db, path, top)).map(({ id, name }) => ({ id, name }))
}

export async function describeNode(db: Db, actor: StaffActor, node: Organisation, now: Date): Promise<NodeView> {
  const trail = await trailTo(db, actor, node)
  // It moved between the two reads: what is there now is asked for again, once it can be seen.
  if (trail.at(-1)?.id !== node.id) return getNode(db, actor, node.id, now)
  const names = new Map(trail.map(({ id, name }) => [id, name]))
  const others = [node.parentId, node.mergedIntoId].filter((id) => id !== null && !names.has(id))
  for (const [id, name] of await findOrganisationNames(db, others)) names.set(id, name)
  const { below, ...own } = await countBelow(db, node)
  return {
    id: node.id,
    version: node.version,
    name: node.name,
    kind: node.kind,
    parent: refIn(names, node.parentId),
    trail,
    creditCode: node.creditCode,
    regionCode: node.regionCode,
    district: node.district,
    address: node.address,
    position: positionOf(node),
    contactPhone: node.contactPhone,
    hours: node.hours,
    acceptsApplications: node.acceptsApplications,
    closedAt: node.closedAt?.toISOString() ?? null,
    mergedInto: refIn(names, node.mergedIntoId),
    below,
    held: await listHeld(db, node.id, own, now),
    actions: actionsOn(actor, node),
  }
}

/** What hangs on a union, of every feature. */
export async function listHeld(
  db: Db,
  id: string,
  { children, staff }: { children: number; staff: number },
  now: Date,
): Promise<NodeView['held']> {
  return [
    { kind: 'children' as const, count: children },
    { kind: 'staff' as const, count: staff },
    ...(await organisationHolds.run(db, id, now)).flat(),
  ]
}

/** A union is moved, merged and closed from above. */
function actionsOn({ grants }: StaffActor, { path, closedAt }: Organisation): NodeView['actions'] {
  if (closedAt !== null) return []
  const fromAbove = reachesFromAbove(grants, path) && !isRoot(path) ? (['move', 'merge', 'close'] as const) : []
  return ['edit', 'add', ...fromAbove, 'grant']
}

import { AppError } from '../../shared/http/errors'
import { isCreditCode, normaliseCreditCode } from '../../shared/organisations/creditCode'
import type { NodeInput, NodeView } from '../../shared/organisations/desk.contract'
import {
  isRoot,
  keyLength,
  mergeBlocker,
  moveBlocker,
  parentKinds,
  parentPathOf,
  placeBlocker,
} from '../../shared/organisations/rules'
import type { StaffActor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { placedAt } from '../platform/positions'
import { newId, type Random, unmistakable } from '../platform/random'
import { Organisation } from './entities'
import { endGrantsAt, moveGrants } from './grants'
import { organisationMerged } from './hooks'
import { findOrganisation } from './queries'
import { reachesFromAbove } from './scope'
import {
  changeNode,
  countBelow,
  deepestPath,
  findChildKinds,
  findSharedChildName,
  findSibling,
  lockTree,
  moveChildren,
  pathUnder,
  rebasePaths,
} from './tree.queries'
import { describeNode, listHeld, requireReached } from './tree.service'

type Given = Partial<NodeInput> & Pick<NodeInput, 'name' | 'kind' | 'acceptsApplications'>

/** Adds a union under one of the actor's subtree. */
export async function addNode(
  db: Db,
  actor: StaffActor,
  { parentId, ...given }: Given & { parentId: string },
  random: Random,
  now: Date,
): Promise<NodeView> {
  await lockTree(db)
  const parent = await requireReached(db, actor, parentId)
  return describeNode(db, actor, await insertNode(db, given, parent, random, now), now)
}

/** The union at the top of an empty tree. */
export async function addRoot(
  db: Db,
  { name, regionCode }: Pick<Organisation, 'name' | 'regionCode'>,
  random: Random,
  now: Date,
): Promise<Organisation> {
  const row: Organisation = {
    id: newId(),
    parentId: null,
    path: `${random.pick(unmistakable, keyLength)}/`,
    ...fieldsOf({ name, kind: 'municipal', acceptsApplications: false, regionCode }),
    district: null,
    ...unchanged(now),
  }
  await db.insert(Organisation, row)
  return row
}

const unchanged = (now: Date) => ({ version: 1, createdAt: now, closedAt: null, mergedIntoId: null })

/** Inserts a union; the tree is locked, and `parent` was read since. */
export async function insertNode(
  db: Db,
  given: Given,
  parent: Organisation,
  random: Random,
  now: Date,
): Promise<Organisation> {
  refuseIf(placeBlocker(given.kind, parent), given.kind, parent)
  await refuseNamesake(db, parent.id, given.name)
  const row = newNode(given, parent, random, now)
  await withCreditCode(() => db.insert(Organisation, row))
  return row
}

/** The row of a new union. */
export function newNode(given: Given, parent: Organisation, random: Random, now: Date): Organisation {
  return {
    id: newId(),
    parentId: parent.id,
    path: `${parent.path}${random.pick(unmistakable, keyLength)}/`,
    ...fieldsOf(given),
    district: given.district ?? parent.district,
    ...unchanged(now),
  }
}

export async function editNode(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, ...given }: Given & { version: number },
  now: Date,
): Promise<NodeView> {
  await lockTree(db)
  const node = await requireOpen(db, actor, id)
  if (given.kind !== node.kind) await refuseUnfitKind(db, actor, node, given.kind)
  if (given.name !== node.name) await refuseNamesake(db, node.parentId, given.name)
  const change = { ...fieldsOf(given), district: given.district ?? null }
  if (!(await withCreditCode(() => changeNode(db, { id, version }, change)))) throw changedMeanwhile(node)
  return describeNode(db, actor, (await findOrganisation(db, id))!, now)
}

/** Hangs a union under another, with all below it; who acts in either subtree does so from the next request on. */
export async function moveNode(
  db: Db,
  actor: StaffActor,
  id: string,
  { to, version }: { to: string; version: number },
  now: Date,
): Promise<NodeView> {
  await lockTree(db)
  const node = await requireOpen(db, actor, id)
  const parent = await requireReached(db, actor, to)
  refuseIf(moveBlocker(node, parent, await deepestPath(db, node.path)), node.kind, parent)
  if (!reachesFromAbove(actor.grants, node.path)) throw new AppError('organisations.not_found')
  if (parent.id !== node.parentId) {
    await refuseNamesake(db, parent.id, node.name)
    if (!(await changeNode(db, { id, version }, { parentId: parent.id }))) throw changedMeanwhile(node)
    const district =
      parent.district === null || parent.district === node.district
        ? undefined
        : { old: node.district, now: parent.district }
    await rebasePaths(db, node.path, pathUnder(node, parent), { district })
  }
  return describeNode(db, actor, (await findOrganisation(db, id))!, now)
}

/** Makes a union part of another. It stays where it was, closed and empty, so that what names it still finds it. */
export async function mergeNode(
  db: Db,
  actor: StaffActor,
  id: string,
  { into, version }: { into: string; version: number },
  now: Date,
): Promise<NodeView> {
  await lockTree(db)
  const node = await requireOpen(db, actor, id)
  const target = await requireReached(db, actor, into)
  if (!reachesFromAbove(actor.grants, node.path))
    throw new AppError(isRoot(node.path) ? 'organisations.is_root' : 'organisations.not_found')
  const kinds = await findChildKinds(db, id)
  refuseIf(mergeBlocker(node, target, kinds, await deepestPath(db, node.path)), kinds[0] ?? node.kind, target)
  const name = await findSharedChildName(db, id, target.id)
  if (name !== null) throw new AppError('organisations.name_held', { name })
  const closed = { closedAt: now, mergedIntoId: target.id, acceptsApplications: false }
  if (!(await changeNode(db, { id, version }, closed))) throw changedMeanwhile(node)
  await db.update(Organisation, { mergedIntoId: id }, { mergedIntoId: target.id })
  await moveChildren(db, node, target)
  await moveGrants(db, id, target.id, actor.personId, now)
  await organisationMerged.run(db, node, target, now)
  return describeNode(db, actor, (await findOrganisation(db, target.id))!, now)
}

/** Closes a union on which nothing hangs; staff roles there end with it. */
export async function closeNode(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: { version: number },
  now: Date,
): Promise<NodeView> {
  await lockTree(db)
  const node = await requireOpen(db, actor, id)
  if (isRoot(node.path)) throw new AppError('organisations.is_root')
  if (!reachesFromAbove(actor.grants, node.path)) throw new AppError('organisations.not_found')
  const held = (await listHeld(db, id, await countBelow(db, node), now)).filter(
    ({ kind, count }) => kind !== 'staff' && count > 0,
  )
  if (held.length > 0) throw new AppError('organisations.not_empty', { held })
  if (!(await changeNode(db, { id, version }, { closedAt: now, acceptsApplications: false }))) {
    throw changedMeanwhile(node)
  }
  await endGrantsAt(db, id, actor.personId, now)
  return describeNode(db, actor, (await findOrganisation(db, id))!, now)
}

async function requireOpen(db: Db, actor: StaffActor, id: string): Promise<Organisation> {
  const node = await requireReached(db, actor, id)
  if (node.closedAt !== null) throw new AppError('organisations.closed')
  return node
}

function refuseIf(code: AppError['code'] | null, kind: string, parent: Organisation): void {
  if (code)
    throw new AppError(code, code === 'organisations.kind_unfit' ? { kind, parentKind: parent.kind } : undefined)
}

async function refuseNamesake(db: Db, parentId: string | null, name: string): Promise<void> {
  if (await findSibling(db, parentId, name)) throw new AppError('organisations.name_held', { name }, 'name')
}

/**
 * Another kind has to fit between what is above and what is below, and comes from above: an employer's union that called
 * itself a community's would be told what is kept from employers.
 */
async function refuseUnfitKind(
  db: Db,
  actor: StaffActor,
  node: Organisation,
  kind: Organisation['kind'],
): Promise<void> {
  if (isRoot(node.path)) throw new AppError('organisations.is_root')
  if (!reachesFromAbove(actor.grants, node.path)) throw new AppError('organisations.kind_from_above', undefined, 'kind')
  const parent = (await findOrganisation(db, node.parentId!))!
  refuseIf(placeBlocker(kind, { ...parent, path: parentPathOf(parent.path) }), kind, parent)
  const unfit = (await findChildKinds(db, node.id)).find((child) => !parentKinds[child].includes(kind))
  if (unfit) throw new AppError('organisations.kind_unfit', { kind: unfit, parentKind: kind }, 'kind')
}

const changedMeanwhile = ({ version }: Organisation) => new AppError('organisations.changed_meanwhile', { version })

function fieldsOf({ name, kind, acceptsApplications, ...given }: Given) {
  const creditCode = given.creditCode ? normaliseCreditCode(given.creditCode) : null
  if (creditCode !== null && !isCreditCode(creditCode)) {
    throw new AppError('organisations.credit_code_wrong', undefined, 'creditCode')
  }
  return {
    name,
    kind,
    acceptsApplications,
    creditCode,
    regionCode: given.regionCode ?? null,
    address: given.address ?? null,
    ...placedAt(given.position ?? null),
    contactPhone: given.contactPhone ?? null,
    hours: given.hours ?? null,
  }
}

async function withCreditCode<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new AppError('organisations.credit_code_held', undefined, 'creditCode')
  }
}

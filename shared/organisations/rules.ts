import type { ErrorCode } from '../http/errors'
import { type OrganisationKind, unitKinds } from './contract'

/** What a union of each kind can stand under; the municipal one is the root. */
export const parentKinds: Record<OrganisationKind, readonly OrganisationKind[]> = {
  municipal: [],
  district: ['municipal'],
  street: ['municipal', 'district'],
  community: ['district', 'street'],
  industry: ['municipal', 'district', 'street', 'industry'],
  enterprise: ['municipal', 'district', 'street', 'community', 'industry', 'enterprise'],
  group: ['street', 'community', 'industry', 'enterprise'],
  pool: ['municipal', 'district', 'street'],
}

/** Length of the column that holds a path; each level takes a key and a slash. */
export const maxPathLength = 200
export const keyLength = 8

export interface NodeFacts {
  kind: OrganisationKind
  path: string
  closedAt: Date | string | null
}

/** Why no union of this kind can stand under `parent`, or null when one can. */
export function placeBlocker(kind: OrganisationKind, parent: NodeFacts): ErrorCode | null {
  if (parent.closedAt !== null) return 'organisations.closed'
  if (!parentKinds[kind].includes(parent.kind)) return 'organisations.kind_unfit'
  return parent.path.length + keyLength + 1 > maxPathLength ? 'organisations.too_deep' : null
}

/** Why `node`, with the deepest path below it, cannot move under `parent`. */
export function moveBlocker(node: NodeFacts, parent: NodeFacts, deepestPathLength: number): ErrorCode | null {
  if (node.closedAt !== null) return 'organisations.closed'
  if (isRoot(node.path)) return 'organisations.is_root'
  if (parent.path.startsWith(node.path)) return 'organisations.below_itself'
  const blocker = placeBlocker(node.kind, parent)
  if (blocker) return blocker
  const grown = deepestPathLength - parentPathOf(node.path).length + parent.path.length
  return grown > maxPathLength ? 'organisations.too_deep' : null
}

/** Why `node` cannot merge into `into`; `childKinds` are those of the unions right below it, which go over. */
export function mergeBlocker(
  node: NodeFacts,
  into: NodeFacts,
  childKinds: readonly OrganisationKind[],
  deepestPathLength: number,
): ErrorCode | null {
  if (node.closedAt !== null || into.closedAt !== null) return 'organisations.closed'
  if (isRoot(node.path)) return 'organisations.is_root'
  if (into.path.startsWith(node.path)) return 'organisations.below_itself'
  // Who keeps their membership from the employer must not wake up in a union of employers.
  if (unitKinds.includes(into.kind) && !unitKinds.includes(node.kind)) return 'organisations.kind_unfit'
  if (childKinds.some((kind) => !parentKinds[kind].includes(into.kind))) return 'organisations.kind_unfit'
  const grown = deepestPathLength - node.path.length + into.path.length
  return childKinds.length > 0 && grown > maxPathLength ? 'organisations.too_deep' : null
}

export const isRoot = (path: string): boolean => path.indexOf('/') === path.length - 1

/** Path of the node above: `AAAA/BBBB/` is below `AAAA/`. */
export const parentPathOf = (path: string): string => path.slice(0, path.slice(0, -1).lastIndexOf('/') + 1)

/** The path of a node once what begins with `from` begins with `to`. */
export const rebase = (path: string, from: string, to: string): string => to + path.slice(from.length)

import { AppError } from '../../shared/http/errors'
import { dayMs, nextDay } from '../../shared/http/time'
import { type FiguresRange, figureRoles, mostFigureDays } from '../../shared/membership/figures.contract'
import { reaches } from '../organisations'
import type { Grant, StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { type Branch, findBranches, type Scope } from './figures.queries'

/** Where the figures are of, for whom: the chosen union, what is above it in reach, and what lies below. */
export interface Look extends Scope {
  /** Acting in those roles alone that see figures. */
  actor: StaffActor
  node: Branch
  above: Branch[]
  tops: Branch[]
  /** The union and all below it, in the tree's order. */
  below: Branch[]
}

/** The reach of these roles is read as a whole, once: the union, those above and those below are all found in it. */
export async function lookAt(
  db: Db,
  staff: StaffActor,
  { from, to, organisationId }: FiguresRange,
  roles = figureRoles,
): Promise<Look> {
  const actor = { ...staff, grants: staff.grants.filter(({ role }) => roles.includes(role)) }
  if (actor.grants.length === 0) throw new AppError('access.denied')
  requireRange(from, to)
  const reached = (await Promise.all(topPaths(actor.grants).map((path) => findBranches(db, path)))).flat()
  const tops = reached.filter(
    ({ path }) => !reached.some((other) => other.path !== path && path.startsWith(other.path)),
  )
  const node = organisationId === undefined ? tops[0] : reached.find(({ id }) => id === organisationId)
  if (!node) throw new AppError('organisations.not_found')
  const below = reached.filter(({ path }) => path.startsWith(node.path))
  const above = reached.filter(({ path }) => path !== node.path && node.path.startsWith(path))
  return { actor, node, above, tops, below, from, to, organisationIds: below.map(({ id }) => id) }
}

/** The highest nodes first; what lies inside another is in it already. */
const topPaths = (grants: readonly Grant[]): string[] =>
  [...new Set(grants.map(({ path }) => path))]
    .filter(
      (path) =>
        !reaches(
          grants.filter((grant) => grant.path !== path),
          path,
        ),
    )
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))

function requireRange(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (days >= 1 && days <= mostFigureDays) return
  throw new AppError('membership.figures_range_invalid', { days: mostFigureDays }, 'to')
}

/** Every day from the first to the last. */
export function daysOf({ from, to }: Pick<Scope, 'from' | 'to'>): string[] {
  const days = [from]
  while (days.at(-1)! < to) days.push(nextDay(days.at(-1)!))
  return days
}

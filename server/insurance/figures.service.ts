import { AppError } from '../../shared/http/errors'
import {
  type ClaimFigures,
  type ClaimFiguresRange,
  claimFigureRoles,
  mostFigureMonths,
} from '../../shared/insurance/figures.contract'
import { coarse, coarseAll } from '../membership'
import { refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import {
  type Branch,
  countTaken,
  findItemNames,
  findReached,
  type Scope,
  type Sums,
  sumClaims,
  sumItems,
} from './figures.queries'

/** Where the figures are of, for whom. */
export interface Look extends Scope {
  actor: StaffActor
  node: Branch
  above: Branch[]
  below: Branch[]
}

export async function lookAt(db: Db, staff: StaffActor, range: ClaimFiguresRange): Promise<Look> {
  const { from, to, organisationId } = range
  const actor = { ...staff, grants: staff.grants.filter(({ role }) => claimFigureRoles.includes(role)) }
  if (actor.grants.length === 0) throw new AppError('access.denied')
  const months = monthsOf(range).length
  if (months < 1 || months > mostFigureMonths) {
    throw new AppError('insurance.figures_range_invalid', { months: mostFigureMonths }, 'to')
  }
  const reached = await findReached(db, actor.grants)
  const node = organisationId === undefined ? reached[0] : reached.find(({ id }) => id === organisationId)
  if (!node) throw new AppError('organisations.not_found')
  const below = reached.filter(({ path }) => path.startsWith(node.path))
  const above = reached.filter(({ path }) => path !== node.path && node.path.startsWith(path))
  return { actor, node, above, below, from, to, organisationIds: below.map(({ id }) => id) }
}

/** Every month from the first to the last; none where they are the other way round. */
export function monthsOf({ from, to }: Pick<Scope, 'from' | 'to'>): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  for (let at = from; at <= to && months.length <= mostFigureMonths; ) {
    months.push(at)
    month = (month % 12) + 1
    if (month === 1) year += 1
    at = `${year}-${String(month).padStart(2, '0')}`
  }
  return months
}

export async function viewFigures(db: Db, staff: StaffActor, range: ClaimFiguresRange): Promise<ClaimFigures> {
  const look = await lookAt(db, staff, range)
  const { actor, node, above } = look
  const rows = await sumClaims(db, look)
  const items = await sumItems(db, look)
  const taken = await countTaken(db, look)
  const names = await findItemNames(db)
  const months = monthsOf(range)
  const inMonths = drawAll(
    actor,
    months.map((month) => addUp(rows.filter((row) => row.month === month))),
  )
  const ofItems = drawAll(actor, items)
  const decided = coarse(
    actor,
    taken.reduce((sum, { count }) => sum + count, 0),
  )
  return {
    from: range.from,
    to: range.to,
    organisation: refOf(node),
    above: above.map((one) => refOf(one)),
    totals: drawAll(actor, [addUp(rows)])[0]!,
    months: months.map((month, at) => ({ month, ...inMonths[at]! })),
    unions: drawUnions(look, rows),
    items: items.map(({ item }, at) => ({ item, name: names.get(item) ?? { zh: item, en: item }, ...ofItems[at]! })),
    decided,
    medianMinutes: decided === null ? null : quantile(taken, 0.5),
    ninetiethMinutes: decided === null ? null : quantile(taken, 0.9),
  }
}

function addUp(rows: readonly Sums[]): Sums {
  const sum = (key: keyof Sums) => rows.reduce((all, row) => all + row[key], 0)
  return {
    claims: sum('claims'),
    askedFen: sum('askedFen'),
    approvedFen: sum('approvedFen'),
    paidFen: sum('paidFen'),
    returned: sum('returned'),
  }
}

/** A column of rows; where a count is kept back, so is what it is the count of. */
function drawAll(actor: StaffActor, rows: readonly Sums[]) {
  const counts = coarseAll(
    actor,
    rows.map(({ claims }) => claims),
  )
  const returned = coarseAll(
    actor,
    rows.map((row) => row.returned),
  )
  return rows.map(({ askedFen, approvedFen, paidFen }, at) => {
    const shown = (fen: number) => (counts[at] === null ? null : fen)
    return {
      claims: counts[at]!,
      askedFen: shown(askedFen),
      approvedFen: shown(approvedFen),
      paidFen: shown(paidFen),
      returned: returned[at]!,
    }
  })
}

/** The union's own, and the unions right below it with all theirs; most claims first. */
function drawUnions({ actor, node, below }: Look, rows: readonly (Sums & { organisationId: string })[]) {
  const children = below.filter(({ parentId }) => parentId === node.id)
  const idsOf = (top: Branch) => new Set(below.filter(({ path }) => path.startsWith(top.path)).map(({ id }) => id))
  const sumOf = (ids: ReadonlySet<string>) => addUp(rows.filter(({ organisationId }) => ids.has(organisationId)))
  const all = [
    { branch: node, sums: sumOf(new Set([node.id])) },
    ...children.map((branch) => ({ branch, sums: sumOf(idsOf(branch)) })),
  ]
    .filter(({ sums }) => sums.claims > 0)
    .sort((one, other) => other.sums.claims - one.sums.claims)
  const drawn = drawAll(
    actor,
    all.map(({ sums }) => sums),
  )
  return all.map(({ branch: { id, name } }, at) => ({
    id,
    name,
    own: id === node.id,
    hasBelow: id !== node.id && below.some(({ parentId }) => parentId === id),
    ...drawn[at]!,
  }))
}

/** The smallest time that at least this share took no longer than (nearest rank); null where nothing was decided. */
function quantile(taken: readonly { minutes: number; count: number }[], share: number): number | null {
  const rank = Math.ceil(taken.reduce((sum, { count }) => sum + count, 0) * share)
  let seen = 0
  for (const { minutes, count } of taken) {
    seen += count
    if (seen >= rank) return minutes
  }
  return null
}

import { routes } from '../../shared/membership/contract'
import { dayFigures, type FiguresRange, type FiguresView } from '../../shared/membership/figures.contract'
import { currentMembershipStates } from '../../shared/membership/states'
import { refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { coarse, coarseAll } from './discretion'
import {
  type Branch,
  type Counted,
  countApplications,
  countFiled,
  countMembers,
  countTaken,
  type Filed,
  type Taken,
} from './figures.queries'
import { daysOf, type Look, lookAt } from './figures.scope'

export async function viewFigures(db: Db, staff: StaffActor, range: FiguresRange, now: Date): Promise<FiguresView> {
  const look = await lookAt(db, staff, range)
  const { actor, node, above, tops, organisationIds } = look
  const counted = await countApplications(db, actor, look, now)
  const filed = await countFiled(db, actor, look)
  const taken = await countTaken(db, actor, look)
  const members = await countMembers(db, actor, organisationIds)
  const inStates = coarseAll(
    actor,
    currentMembershipStates.map((state) => members.get(state) ?? 0),
  )
  return {
    from: range.from,
    to: range.to,
    organisation: refOf(node),
    above: above.map((one) => refOf(one)),
    tops: tops.map((one) => refOf(one)),
    coarse: actor.isUnitOfficer,
    totals: drawTotals(look, counted),
    days: drawDays(look, counted),
    routes: drawRoutes(look, filed),
    unions: drawUnions(look, counted, filed),
    decisions: drawDecisions(actor, taken),
    open: coarse(actor, total(counted, 'open')),
    overdue: coarse(actor, total(counted, 'overdue')),
    members: currentMembershipStates.map((state, at) => ({ state, count: inStates[at]! })),
  }
}

const sum = (rows: readonly { count: number }[]): number => rows.reduce((all, { count }) => all + count, 0)

const total = (counted: readonly Counted[], what: Counted['what']): number =>
  sum(counted.filter((row) => row.what === what))

/** An object of one count per figure. */
const perFigure = <T>(draw: (what: (typeof dayFigures)[number]) => T) =>
  Object.fromEntries(dayFigures.map((what) => [what, draw(what)])) as Record<(typeof dayFigures)[number], T>

const drawTotals = ({ actor }: Look, counted: Counted[]): FiguresView['totals'] =>
  perFigure((what) => coarse(actor, total(counted, what)))

function drawDays({ actor, ...range }: Look, counted: Counted[]): FiguresView['days'] {
  const days = daysOf(range)
  const columns = perFigure((what) => {
    const byDay = new Map(counted.filter((row) => row.what === what).map(({ at, count }) => [at, count]))
    return coarseAll(
      actor,
      days.map((day) => byDay.get(day) ?? 0),
    )
  })
  return days.map((day, at) => ({ day, ...perFigure((what) => columns[what][at]!) }))
}

function drawRoutes({ actor }: Look, filed: Filed[]): FiguresView['routes'] {
  const counts = coarseAll(
    actor,
    routes.map((route) => sum(filed.filter((row) => row.route === route))),
  )
  return routes.map((route, at) => ({ route, submitted: counts[at]! }))
}

/** The union's own, and the unions right below it with all theirs; most applications first. */
function drawUnions({ actor, node, below }: Look, counted: Counted[], filed: Filed[]): FiguresView['unions'] {
  const branchOf = (path: string) =>
    below.find(({ parentId, path: top }) => parentId === node.id && path.startsWith(top))
  const keyOf = new Map(below.map(({ id, path }) => [id, branchOf(path)?.id ?? node.id]))
  const count = (rows: readonly { organisationId: string; count: number }[]) => {
    const counts = new Map<string, number>()
    for (const { organisationId, count } of rows) {
      const key = keyOf.get(organisationId)!
      counts.set(key, (counts.get(key) ?? 0) + count)
    }
    return counts
  }
  const waiting = (what: Counted['what']) =>
    count(counted.filter((row) => row.what === what).map(({ at, count }) => ({ organisationId: at, count })))
  const all = { submitted: count(filed), open: waiting('open'), overdue: waiting('overdue') }
  const isShown = ({ id, parentId }: Branch) =>
    parentId === node.id || (id === node.id && (all.submitted.has(id) || all.open.has(id)))
  const shown = below.filter(isShown).sort((a, b) => (all.submitted.get(b.id) ?? 0) - (all.submitted.get(a.id) ?? 0))
  const column = (counts: Map<string, number>) =>
    coarseAll(
      actor,
      shown.map(({ id }) => counts.get(id) ?? 0),
    )
  const [submitted, open, overdue] = [column(all.submitted), column(all.open), column(all.overdue)]
  const parents = new Set(below.map(({ parentId }) => parentId))
  return shown.map(({ id, name }, at) => ({
    id,
    name,
    own: id === node.id,
    hasBelow: id !== node.id && parents.has(id),
    submitted: submitted[at]!,
    open: open[at]!,
    overdue: overdue[at]!,
  }))
}

function drawDecisions(actor: StaffActor, taken: Taken[]): FiguresView['decisions'] {
  const decided = coarse(actor, sum(taken))
  const timed = taken.filter(({ inTime }) => inTime !== null)
  const [inTime, late] = coarseAll(actor, [
    sum(timed.filter((row) => row.inTime)),
    sum(timed.filter((row) => !row.inTime)),
  ])
  return {
    decided,
    medianMinutes: decided === null ? null : quantile(taken, 0.5),
    ninetiethMinutes: decided === null ? null : quantile(taken, 0.9),
    timed: inTime === null || late === null ? null : sum(timed),
    inTime: inTime!,
  }
}

/** The smallest time that at least this share took no longer than (nearest rank); null where nothing was decided. */
function quantile(taken: readonly Taken[], share: number): number | null {
  const rank = Math.ceil(sum(taken) * share)
  let seen = 0
  for (const { minutes, count } of taken) {
    seen += count
    if (seen >= rank) return minutes
  }
  return null
}

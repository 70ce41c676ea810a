import { checkProblem, warningsOf } from '../../shared/classes/planRules'
import type { DeskClassRow, DeskClassView } from '../../shared/classes/planViews'
import { seatedStates } from '../../shared/classes/states'
import { addDays, shanghaiDay } from '../../shared/http/time'
import { refOf } from '../organisations'
import type { CourseClass, Site } from './entities'
import { countIn, type PlaceCount } from './queries'
import { drawClassView } from './views'
import type { CareWorker } from './workers.entities'

export const countsOf = (classId: string, places: readonly PlaceCount[]) => ({
  taken: countIn(places, classId, seatedStates),
  waiting: countIn(places, classId, ['waiting']),
  entered: countIn(places, classId, ['entered']),
})

export function drawDeskRow(row: CourseClass, places: readonly PlaceCount[]): DeskClassRow {
  const { id, state, content, seats, site, opensAt, closesAt } = row
  const { name, kind, grades, sessions, allocation } = content
  return {
    ...{ id, name, state, kind, grades, sessions, allocation, seats },
    site: { id: site!.id, name: site!.content.name },
    counts: countsOf(id, places),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  }
}

export const drawSiteChoice = ({ id, content }: Site) => ({ id, name: content.name, rooms: content.rooms })

const drawWorker = ({ id, name, duty, validUntil }: CareWorker) => ({ id, name, duty, validUntil })

export interface Around {
  places: readonly PlaceCount[]
  team: readonly CareWorker[]
  others: readonly CareWorker[]
  sites: readonly Site[]
  /** Classes at the same site. */
  neighbours: readonly Pick<CourseClass, 'content'>[]
  now: Date
}

/** Booking of a class that parents see has begun. */
export const isFixed = ({ state, opensAt }: CourseClass, now: Date): boolean => state === 'published' && opensAt <= now

export function drawDeskClass(row: CourseClass, around: Around): DeskClassView {
  const { id, version, state, term, content, seats, siteId, opensAt, closesAt } = row
  const { places, team, others, now } = around
  const to = content.sessions.to
  return {
    ...{ id, version, state },
    term: { id: term!.id, name: term!.name, from: term!.fromDay, to: term!.toDay },
    organisation: refOf(row.organisation!),
    input: { siteId, content, seats, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    preview: drawClassView(row, places, [], now),
    counts: countsOf(id, places),
    isFixed: isFixed(row, now),
    warnings: drawWarnings(row, around),
    team: team.map(drawWorker),
    others: others.map((worker) => ({ ...drawWorker(worker), problem: checkProblem(worker, to) })),
    sites: around.sites.map(drawSiteChoice),
    actions: actionsOf(row),
  }
}

/** Before a class is full there are to be teachers enough for as many as can come. */
function drawWarnings({ content, seats, site }: CourseClass, { team, neighbours, now }: Around) {
  const roomUses = neighbours.filter((one) => one.content.room === content.room).map((one) => one.content.sessions)
  const { inspectedOn } = site!.content.safety
  return warningsOf({ content, children: seats, inspectedOn, team, roomUses }, addDays(shanghaiDay(now), -365))
}

function actionsOf({ state }: CourseClass): DeskClassView['actions'] {
  if (state === 'draft') return ['edit', 'publish', 'discard', 'assign']
  return state === 'published' ? ['edit', 'assign'] : []
}

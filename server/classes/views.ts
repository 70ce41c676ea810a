import type { ClassRow, ClassView } from '../../shared/classes/contract'
import { daysOf, freeOf, seatsFor, windowBlocker } from '../../shared/classes/rules'
import { priorityGroups } from '../../shared/classes/states'
import { refOf } from '../organisations'
import { positionOf } from '../platform/positions'
import type { Place } from './bookings.entities'
import type { CourseClass } from './entities'
import { countIn, type PlaceCount, takenIn } from './queries'

/** What is public of a class, in a list. */
export function drawClass(row: CourseClass, counts: readonly PlaceCount[]): ClassRow {
  const { id, content, state, seats, opensAt, closesAt, term, site, organisation } = row
  const { name, kind, grades, sessions, feeFen, mealFeeFen, allocation } = content
  return {
    ...{ id, name, kind, state, grades, sessions, feeFen, mealFeeFen, allocation },
    organisation: refOf(organisation!),
    term: { id: term!.id, name: term!.name },
    site: { id: site!.id, name: site!.content.name, address: site!.content.address },
    seats,
    ...drawSeats(row, counts),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  }
}

function drawSeats({ id, seats, content, allottedAt }: CourseClass, counts: readonly PlaceCount[]) {
  const facts = { seats, taken: takenIn(counts, id), quotas: allottedAt ? [] : content.quotas }
  const general = seatsFor(facts, [])
  return {
    free: freeOf(general, seats),
    freeFor: priorityGroups.filter((group) => seatsFor(facts, [group]) > general),
    queue: countIn(counts, id, ['waiting']),
    entered: countIn(counts, id, ['entered']),
  }
}

export function drawClassView(
  row: CourseClass,
  counts: readonly PlaceCount[],
  places: readonly Place[],
  now: Date,
): ClassView {
  const { content, site, mergedIntoId } = row
  const { summary, room, born, childrenPerTeacher, minimum, healthExclusions, menus, quotas } = content
  return {
    ...drawClass(row, counts),
    ...{ summary, room, born, childrenPerTeacher, minimum, healthExclusions, menus, quotas, mergedIntoId },
    days: daysOf(content.sessions).length,
    phone: site!.content.phone,
    safety: site!.content.safety,
    position: positionOf(site!),
    blocker: windowBlocker(row, now),
    own: places.map(drawOwn),
  }
}

const drawOwn = ({ id, bookingId, childId, child, state, order, expiresAt }: Place) => ({
  ...{ id, bookingId, childId, childName: child!.name, state, order },
  expiresAt: expiresAt?.toISOString() ?? null,
})

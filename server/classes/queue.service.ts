import type { ClassAct, QueueRow, QueueTab, QueueView } from '../../shared/classes/queue.desk.contract'
import { gradeOn } from '../../shared/classes/rules'
import { type PlaceState, seatedStates } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { findStrangersTo, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeCursor, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { CourseClass } from './entities'
import { countIn, countPlaces, type PlaceCount } from './queries'
import { findQueued, type QueuedPlace, tabStates } from './queue.queries'

/** A class that the actor manages; any other is as absent as one that never was. */
export async function loadManaged(db: Db, { grants }: StaffActor, id: string): Promise<CourseClass> {
  const courseClass = await db.findOne(CourseClass, { where: { id }, relations: { organisation: true } })
  const own = grants.filter(({ role }) => role === 'classManager')
  if (!courseClass || !reaches(own, courseClass.organisation!.path)) throw new AppError('classes.class_not_found')
  return courseClass
}

interface Query {
  tab: QueueTab
  cursor?: string | undefined
}

export async function viewQueue(
  db: Db,
  actor: StaffActor,
  classId: string,
  { tab, cursor }: Query,
  now: Date,
): Promise<QueueView> {
  const courseClass = await loadManaged(db, actor, classId)
  const [turn = '-2147483648', id = ''] = decodeCursor(cursor, 2) ?? []
  if (!/^-?\d{1,10}$/.test(turn)) throw new AppError('request.invalid', { rule: 'cursor' }, 'cursor')
  const rows = await findQueued(db, classId, tabStates[tab], { turn: Number(turn), id })
  const page = toPage(rows, (row) => [String(row.turn), row.id])
  const strangers = await findStrangersTo(
    db,
    actor,
    page.items.map(({ personId }) => personId),
  )
  const candidates = await findOthers(db, courseClass)
  const counts = await countPlaces(db, [classId, ...candidates.map((one) => one.id)])
  return {
    ...page,
    items: page.items.map((row) => viewRow(row, courseClass, strangers)),
    class: viewClass(courseClass, counts),
    others: candidates.map((one) => ({
      id: one.id,
      name: one.content.name,
      free: Math.max(0, one.seats - countIn(counts, one.id, seatedStates)),
    })),
    actions: actionsOf(courseClass, now),
  }
}

function viewClass(
  { id, content, organisation, state, version, seats }: CourseClass,
  counts: readonly PlaceCount[],
): QueueView['class'] {
  const count = (one: PlaceState) => countIn(counts, id, [one])
  return {
    id,
    name: content.name,
    organisation: refOf(organisation!),
    state,
    version,
    seats,
    held: count('held'),
    offered: count('offered'),
    confirmed: count('confirmed'),
    waiting: count('waiting'),
    entered: count('entered'),
    minimum: content.minimum,
  }
}

/** Classes of the same term that go on. */
const findOthers = async (db: Db, { id, termId, organisationId, state }: CourseClass): Promise<CourseClass[]> => {
  if (state !== 'published') return []
  const where = { termId, organisationId, state: 'published' as const }
  return (await db.find(CourseClass, { where, order: { id: 'ASC' }, take: 50 })).filter((one) => one.id !== id)
}

function viewRow(row: QueuedPlace, { content, state }: CourseClass, strangers: ReadonlySet<string>): QueueRow {
  const { id, bookingId, childId, childName, order, together, expiresAt, endReason, movedReason } = row
  const isOpen = state === 'published'
  return {
    id,
    bookingId,
    child: { id: childId, name: childName, grade: gradeOn(row.entryYear, content.sessions.from) },
    guardian: strangers.has(row.personId) ? null : row.guardian,
    state: row.state,
    order,
    together,
    expiresAt: expiresAt?.toISOString() ?? null,
    endReason,
    movedReason,
    actions: [
      ...(isOpen && row.state === 'waiting' ? (['moveUp'] as const) : []),
      ...(isOpen && !tabStates.over.includes(row.state) ? (['withdraw'] as const) : []),
    ],
  }
}

export function actionsOf({ state, content }: CourseClass, now: Date): ClassAct[] {
  if (state !== 'published') return []
  return shanghaiDay(now) > content.sessions.to ? ['close'] : ['cancel', 'merge']
}

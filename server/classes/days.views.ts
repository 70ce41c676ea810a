import { dayBlocker } from '../../shared/classes/dayRules'
import type { ClassDay, DayChild, DeskPickup, HandOverView, MarkView } from '../../shared/classes/dayViews'
import { gradeOn, weekdayOf } from '../../shared/classes/rules'
import { shanghaiDay } from '../../shared/http/time'
import type { Looker } from '../platform/links'
import type { Child } from './children.entities'
import type { ClassAttendance, HandOver } from './days.entities'
import { readHealth } from './days.health'
import type { AskedPickup, ChildRow, Known } from './days.queries'
import type { CourseClass } from './entities'
import { drawPicture } from './pictures.views'

export const drawMark = (
  { childId, mark, version, note, recordedBy, recordedAt }: ClassAttendance,
  { nameOf }: Known,
): MarkView => ({
  childId,
  mark,
  version,
  note,
  recordedBy: nameOf(recordedBy),
  recordedAt: recordedAt.toISOString(),
})

/** When it happened by the phone's clock, where it was queued on it. */
export const drawHandOver = (
  { way, toId, name, recordedBy, recordedAt, tappedAt }: HandOver,
  { nameOf, isStranger }: Known,
): HandOverView => ({
  way,
  to: isStranger(toId) ? null : name,
  at: (tappedAt ?? recordedAt).toISOString(),
  by: nameOf(recordedBy),
})

export function drawChild({ child, attendance, handOver, pickups }: ChildRow, day: string, known: Known): DayChild {
  return {
    childId: child.id,
    name: child.name,
    grade: gradeOf(child, day),
    allergies: readHealth(child)?.allergies ?? [],
    mark: attendance && drawMark(attendance, known),
    handOver: handOver && drawHandOver(handOver, known),
    pickup: handOver ? null : (pickups.at(-1)?.state ?? null),
  }
}

const gradeOf = ({ entryYear }: Child, day: string): number => gradeOn(Number(entryYear), day)

export const drawPickup = (
  { id, name, phone, picture, state, askedAt, answeredAt }: AskedPickup,
  looker: Looker,
  now: Date,
): DeskPickup => ({
  id,
  name,
  phone,
  photo: picture && drawPicture(picture, looker, now),
  state,
  askedAt: askedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
})

export const menuOn = ({ content }: CourseClass, day: string): string | null =>
  content.menus.find(({ weekday }) => weekday === weekdayOf(day))?.meals ?? null

/** Why a day of the class cannot be written down, or null. */
export const blockerOf = ({ content, term }: CourseClass, day: string, lateDays: number, now: Date) =>
  dayBlocker({
    sessions: content.sessions,
    day,
    today: shanghaiDay(now),
    lateDays,
    isTermClosed: term!.closedAt !== null,
  })

/** What a day's page says of the class itself. */
export function drawDay(
  of: CourseClass,
  day: string,
  lateDays: number,
  now: Date,
): Omit<ClassDay, 'teachers' | 'children'> {
  const { name, room, sessions, childrenPerTeacher } = of.content
  return {
    classId: of.id,
    name,
    room,
    day,
    isToday: day === shanghaiDay(now),
    startsAt: sessions.startsAt,
    endsAt: sessions.endsAt,
    childrenPerTeacher,
    menu: menuOn(of, day),
    blocker: blockerOf(of, day, lateDays, now),
  }
}

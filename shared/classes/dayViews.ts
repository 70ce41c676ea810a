import * as z from 'zod/mini'
import { day, id, instant, version } from '../http/fields'
import { childContacts, childHealth } from './children'
import { pictureView } from './childrenViews'
import { handOverWays, pickupStates } from './dayRules'
import { attendances, logKinds, relations } from './states'

export const dutyClass = z.object({
  id,
  name: z.string(),
  site: z.string(),
  room: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** Today, or the next day it meets; null once its run is over. */
  day: z.nullable(day),
  isToday: z.boolean(),
})
export type DutyClass = z.output<typeof dutyClass>

export const markView = z.object({
  childId: id,
  mark: z.enum(attendances),
  version,
  note: z.nullable(z.string()),
  recordedBy: z.string(),
  recordedAt: instant,
})
export type MarkView = z.output<typeof markView>

export const handOverView = z.object({
  way: z.enum(handOverWays),
  /** Null as the name of a guardian below. */
  to: z.nullable(z.string()),
  at: instant,
  by: z.string(),
})
export type HandOverView = z.output<typeof handOverView>

export const dayChild = z.object({
  childId: id,
  name: z.string(),
  grade: z.int(),
  /** What to keep from the child, at a glance. */
  allergies: z.array(z.string()),
  mark: z.nullable(markView),
  handOver: z.nullable(handOverView),
  /** A guardian has been asked about somebody, or has answered, and the child is still here. */
  pickup: z.nullable(z.enum(pickupStates)),
})
export type DayChild = z.output<typeof dayChild>

export const classDay = z.object({
  classId: id,
  name: z.string(),
  room: z.string(),
  day,
  isToday: z.boolean(),
  startsAt: z.string(),
  endsAt: z.string(),
  teachers: z.int(),
  childrenPerTeacher: z.int(),
  menu: z.nullable(z.string()),
  /** Why nothing can be written down for this day any more, or yet. */
  blocker: z.nullable(z.enum(['classes.no_class_day', 'classes.day_ahead', 'classes.day_over'])),
  children: z.array(dayChild),
})
export type ClassDay = z.output<typeof classDay>

export const deskPickup = z.object({
  id,
  name: z.string(),
  phone: z.nullable(z.string()),
  photo: z.nullable(pictureView),
  state: z.enum(pickupStates),
  askedAt: instant,
  answeredAt: z.nullable(instant),
})
export type DeskPickup = z.output<typeof deskPickup>

/** Who may collect a child, for the teacher at the door. */
export const childDay = z.object({
  classId: id,
  className: z.string(),
  day,
  isToday: z.boolean(),
  child: dayChild,
  health: z.nullable(childHealth),
  contacts: childContacts,
  guardians: z.array(
    z.object({
      id,
      relation: z.enum(relations),
      /** Null where none is on record, or none that this member of staff may know. */
      name: z.nullable(z.string()),
      phone: z.nullable(z.string()),
      /** Staff have seen who it is: without that the code alone does not do. To staff of an employer all look so. */
      isSeen: z.boolean(),
    }),
  ),
  collectors: z.array(
    z.object({ id, name: z.string(), relation: z.string(), phone: z.string(), photo: z.nullable(pictureView) }),
  ),
  pickups: z.array(deskPickup),
})
export type ChildDay = z.output<typeof childDay>

export const logEntry = z.object({
  id,
  kind: z.enum(logKinds),
  words: z.string(),
  checks: z.array(z.string()),
  child: z.nullable(z.string()),
  by: z.string(),
  at: instant,
  areGuardiansTold: z.boolean(),
})
export type LogEntry = z.output<typeof logEntry>

export const dayLog = z.object({
  classId: id,
  className: z.string(),
  day,
  menu: z.nullable(z.string()),
  children: z.array(z.object({ childId: id, name: z.string() })),
  items: z.array(logEntry),
})
export type DayLog = z.output<typeof dayLog>

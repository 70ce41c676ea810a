import * as z from 'zod/mini'
import { day, multilineText, text } from '../http/fields'
import { allocations, classKinds, priorityGroups } from './states'

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
/** 1 to 6 is primary school, 7 to 9 junior secondary, 0 the year before school. */
export const grade = z.int().check(z.minimum(0), z.maximum(9))
const fen = z.int().check(z.minimum(0), z.maximum(10_000_00))
const seats = z.int().check(z.minimum(1), z.maximum(2_000))

/** When a class meets: on these weekdays (1 Monday to 7 Sunday) from the first to the last day, but for some days. */
export const sessions = z
  .object({
    from: day,
    to: day,
    weekdays: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
    startsAt: time,
    endsAt: time,
    offDays: z.array(day).check(z.maxLength(60)),
  })
  .check(z.refine(({ from, to, startsAt, endsAt }) => from <= to && startsAt < endsAt))
export type Sessions = z.output<typeof sessions>

const menu = z.object({ weekday: z.int().check(z.minimum(1), z.maximum(7)), meals: text(200) })

/** What is public about a class; seats, window and state are columns of their own. */
export const classContent = z
  .object({
    name: text(60),
    kind: z.enum(classKinds),
    summary: multilineText(1_000),
    room: text(40),
    grades: z.object({ from: grade, to: grade }),
    /** Age cut-off: born from and to, both included; null where grades alone count. */
    born: z.nullable(z.object({ from: day, to: day })),
    sessions,
    feeFen: fen,
    mealFeeFen: fen,
    /** At most so many children to one teacher. */
    childrenPerTeacher: z.int().check(z.minimum(1), z.maximum(60)),
    /** With fewer it does not open. */
    minimum: z.int().check(z.minimum(1), z.maximum(2_000)),
    healthExclusions: z.array(text(80)).check(z.maxLength(20)),
    menus: z.array(menu).check(z.maxLength(21)),
    allocation: z.enum(allocations),
    /** Seats set aside; what is left of them when the window closes goes to everybody. */
    quotas: z.array(z.object({ group: z.enum(priorityGroups), seats })).check(z.maxLength(priorityGroups.length)),
  })
  .check(z.refine(({ grades }) => grades.from <= grades.to))
export type ClassContent = z.output<typeof classContent>

const room = z.object({ name: text(40), seats })

/** What parents and inspectors ask of a site. */
export const siteSafety = z.object({
  inspectedOn: z.nullable(day),
  inspectedBy: z.nullable(text(60)),
  exits: z.int().check(z.minimum(0), z.maximum(50)),
  extinguishers: z.int().check(z.minimum(0), z.maximum(500)),
  hasCameras: z.boolean(),
  hasGuard: z.boolean(),
  firstAid: z.nullable(text(100)),
  remarks: z.nullable(multilineText(500)),
})
export type SiteSafety = z.output<typeof siteSafety>

export const siteContent = z.object({
  name: text(60),
  address: text(120),
  phone: z.nullable(text(30)),
  rooms: z.array(room).check(z.minLength(1), z.maxLength(50)),
  safety: siteSafety,
})
export type SiteContent = z.output<typeof siteContent>

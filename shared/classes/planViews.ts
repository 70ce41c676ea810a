import * as z from 'zod/mini'
import { day, id, instant, organisationRef, position, text, version } from '../http/fields'
import { classView } from './contract'
import { checkProblems, planWarnings } from './planRules'
import { classContent, siteContent } from './plans'
import { classStates, duties } from './states'

export const termInput = z
  .object({ name: text(60), from: day, to: day })
  .check(z.refine(({ from, to }) => from <= to, { path: ['to'] }))

export const termView = z.object({
  id,
  version,
  name: z.string(),
  organisation: organisationRef,
  from: day,
  to: day,
  isClosed: z.boolean(),
  classes: z.int(),
  actions: z.array(z.enum(['edit', 'copy', 'addClass'])),
})
export type TermView = z.output<typeof termView>

export const siteView = z.object({
  id,
  version,
  organisation: organisationRef,
  content: siteContent,
  position: z.nullable(position),
  isClosed: z.boolean(),
  actions: z.array(z.enum(['edit', 'close'])),
})
export type SiteView = z.output<typeof siteView>

export const classInput = z.object({
  siteId: id,
  content: classContent,
  seats: z.int().check(z.minimum(1), z.maximum(2_000)),
  opensAt: instant,
  closesAt: instant,
})
export type ClassInput = z.output<typeof classInput>

const counts = z.object({ taken: z.int(), waiting: z.int(), entered: z.int() })

export const deskClassRow = z.object({
  id,
  name: z.string(),
  state: z.enum(classStates),
  kind: classContent.shape.kind,
  grades: classContent.shape.grades,
  sessions: classContent.shape.sessions,
  allocation: classContent.shape.allocation,
  site: z.object({ id, name: z.string() }),
  seats: z.int(),
  counts,
  opensAt: instant,
  closesAt: instant,
})
export type DeskClassRow = z.output<typeof deskClassRow>

const worker = z.object({ id, name: z.string(), duty: z.enum(duties), validUntil: z.nullable(day) })
export const siteChoice = z.object({ id, name: z.string(), rooms: siteContent.shape.rooms })

export const deskClassView = z.object({
  id,
  version,
  state: z.enum(classStates),
  term: z.object({ id, name: z.string(), from: day, to: day }),
  organisation: organisationRef,
  input: classInput,
  /** As parents see it. */
  preview: classView,
  counts,
  /** Booking has begun: for whom it is, its days and how seats are given stay as they are. */
  isFixed: z.boolean(),
  warnings: z.array(z.enum(planWarnings)),
  /** Who is assigned, and until when their record check is good. */
  team: z.array(worker),
  /** Others of the union's, and why one cannot be assigned. */
  others: z.array(z.extend(worker, { problem: z.nullable(z.enum(checkProblems)) })),
  sites: z.array(siteChoice),
  actions: z.array(z.enum(['edit', 'publish', 'discard', 'assign'])),
})
export type DeskClassView = z.output<typeof deskClassView>

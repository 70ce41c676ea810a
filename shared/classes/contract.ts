import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, organisationRef, position } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { classContent, siteSafety } from './plans'
import { classKinds, classStates, placeStates, priorityGroups } from './states'

const { shape } = classContent
const gradeText = z.string().check(z.regex(/^[0-9]$/))

/** How many seats are left, as the public is told. */
export const freeKinds = ['many', 'few', 'none'] as const
export type Free = (typeof freeKinds)[number]

export const classRow = z.object({
  id,
  name: z.string(),
  kind: shape.kind,
  state: z.enum(classStates),
  grades: shape.grades,
  sessions: shape.sessions,
  feeFen: z.int(),
  mealFeeFen: z.int(),
  allocation: shape.allocation,
  organisation: organisationRef,
  term: z.object({ id, name: z.string() }),
  site: z.object({ id, name: z.string(), address: z.string() }),
  seats: z.int(),
  /** Of the seats for everybody. */
  free: z.enum(freeKinds),
  /** Groups that have seats of their own left. */
  freeFor: z.array(z.enum(priorityGroups)),
  /** Children who wait for a seat. */
  queue: z.int(),
  /** Children entered for the draw. */
  entered: z.int(),
  opensAt: instant,
  closesAt: instant,
})
export type ClassRow = z.output<typeof classRow>

/** A place of one of the caller's children. */
const ownPlace = z.object({
  id,
  bookingId: id,
  childId: id,
  childName: z.string(),
  state: z.enum(placeStates),
  order: z.int(),
  expiresAt: z.nullable(instant),
})

export const classView = z.extend(classRow, {
  summary: z.string(),
  room: z.string(),
  born: shape.born,
  /** How often it meets. */
  days: z.int(),
  childrenPerTeacher: z.int(),
  minimum: z.int(),
  healthExclusions: z.array(z.string()),
  menus: shape.menus,
  quotas: shape.quotas,
  phone: z.nullable(z.string()),
  safety: siteSafety,
  /** Of the site, where it is known. */
  position: z.nullable(position),
  /** Why nobody can book it now, or null. */
  blocker: z.nullable(z.enum(['classes.not_open', 'classes.not_yet_open', 'classes.window_closed'])),
  /** The class whose children this one's became. */
  mergedIntoId: z.nullable(id),
  /** Of the caller's children; nobody else's. */
  own: z.array(ownPlace),
})
export type ClassView = z.output<typeof classView>

/** What everybody sees of classes. */
export const classes = defineContract({
  listClasses: {
    method: 'GET',
    path: '/classes',
    summary: 'Published classes whose window is not over, those that close first at the beginning.',
    access: 'public',
    anonymous: true,
    sameForVisitors: true,
    query: z.extend(pageQuery, {
      kind: z.optional(z.enum(classKinds)),
      grade: z.optional(gradeText),
      termId: z.optional(id),
      siteId: z.optional(id),
    }),
    returns: z.extend(pageOf(classRow), {
      /** What can be asked for alone. */
      terms: z.array(z.object({ id, name: z.string() })),
      sites: z.array(z.object({ id, name: z.string() })),
    }),
  },
  getClass: {
    method: 'GET',
    path: '/classes/:classId',
    summary: 'A class: when, where, for whom, how seats are given, and the places of one’s own children.',
    access: 'public',
    sameForVisitors: true,
    params: z.object({ classId: id }),
    returns: classView,
    errors: ['classes.class_not_found'],
  },
})

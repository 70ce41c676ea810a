import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, nothing, organisationRef, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { classView } from './contract'
import { checkProblems, planWarnings } from './planRules'
import { classContent, siteContent } from './plans'
import { classStates, duties } from './states'

const termInput = z
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

/** WGS 84, as a map gives it. */
const position = z.nullable(
  z.object({
    latitude: z.number().check(z.minimum(-90), z.maximum(90)),
    longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  }),
)

export const siteView = z.object({
  id,
  version,
  organisation: organisationRef,
  content: siteContent,
  position,
  isClosed: z.boolean(),
  actions: z.array(z.enum(['edit', 'close'])),
})
export type SiteView = z.output<typeof siteView>

const classInput = z.object({
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
const siteChoice = z.object({ id, name: z.string(), rooms: siteContent.shape.rooms })

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

const termId = z.object({ termId: id })
const siteId = z.object({ siteId: id })
const classId = z.object({ classId: id })
const staff = { access: 'staff:classManager' } as const
const changingTerm = ['classes.term_not_found', 'classes.plan_changed', 'classes.term_closed'] as const
const changingSite = ['classes.site_not_found', 'classes.plan_changed', 'classes.site_closed'] as const
const inputErrors = [
  'classes.site_not_found',
  'classes.no_such_room',
  'classes.room_too_small',
  'classes.days_outside_term',
  'classes.window_invalid',
  'classes.quotas_invalid',
  'classes.minimum_too_high',
] as const

/** Terms, sites and classes at the desk. */
export const classPlansDesk = defineContract({
  listTerms: {
    method: 'GET',
    path: '/desk/class-terms',
    summary: 'Terms of the unions in reach, newest first.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.terms_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(termView), { unions: z.array(organisationRef) }),
  },
  addTerm: {
    method: 'POST',
    path: '/desk/class-terms',
    summary: 'Begins to plan a term of a union in reach.',
    ...staff,
    effect: 'command',
    audit: 'classes.term_added',
    body: z.object({ organisationId: id, term: termInput }),
    returns: termView,
    errors: ['organisations.not_found'],
  },
  getTerm: {
    method: 'GET',
    path: '/desk/class-terms/:termId',
    summary: 'A term with its classes, the newest first.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.term_viewed',
    params: termId,
    query: pageQuery,
    returns: z.extend(pageOf(deskClassRow), { term: termView }),
    errors: ['classes.term_not_found'],
  },
  editTerm: {
    method: 'PUT',
    path: '/desk/class-terms/:termId',
    summary: 'Changes name and days of a term; its classes must still lie within.',
    ...staff,
    effect: 'command',
    audit: 'classes.term_edited',
    params: termId,
    body: z.object({ version, term: termInput }),
    returns: termView,
    errors: [...changingTerm, 'classes.days_outside_term'],
  },
  copyTerm: {
    method: 'POST',
    path: '/desk/class-terms/:termId/copies',
    summary: 'Plans a term as another was: each class as a draft at its site, every date moved along.',
    ...staff,
    effect: 'command',
    audit: 'classes.term_copied',
    params: termId,
    body: z.object({ name: text(60), from: day }),
    returns: z.extend(termView, {
      /** Classes left out, whose site is closed. */
      leftOut: z.int(),
    }),
    errors: ['classes.term_not_found', 'classes.same_days'],
  },
  openClassForm: {
    method: 'GET',
    path: '/desk/class-terms/:termId/class-form',
    summary: 'What a new class of a term is made from: its days, and the sites with their rooms.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.term_viewed',
    params: termId,
    returns: z.object({ term: termView, sites: z.array(siteChoice) }),
    errors: ['classes.term_not_found'],
  },
  listSites: {
    method: 'GET',
    path: '/desk/class-sites',
    summary: 'Sites of the unions in reach, newest first.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.sites_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(siteView), { unions: z.array(organisationRef) }),
  },
  addSite: {
    method: 'POST',
    path: '/desk/class-sites',
    summary: 'Adds a site of a union in reach, with its rooms and what is known of its safety.',
    ...staff,
    effect: 'command',
    audit: 'classes.site_added',
    body: z.object({ organisationId: id, content: siteContent, position }),
    returns: siteView,
    errors: ['organisations.not_found'],
  },
  getSite: {
    method: 'GET',
    path: '/desk/class-sites/:siteId',
    summary: 'A site.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.site_viewed',
    params: siteId,
    returns: siteView,
    errors: ['classes.site_not_found'],
  },
  editSite: {
    method: 'PUT',
    path: '/desk/class-sites/:siteId',
    summary: 'Changes a site, at the version that was seen.',
    ...staff,
    effect: 'command',
    audit: 'classes.site_edited',
    params: siteId,
    body: z.object({ version, content: siteContent, position }),
    returns: siteView,
    errors: changingSite,
  },
  closeSite: {
    method: 'POST',
    path: '/desk/class-sites/:siteId/closure',
    summary: 'Takes a site out of use; not while a class there is planned or goes on.',
    ...staff,
    effect: 'command',
    audit: 'classes.site_closed',
    params: siteId,
    body: z.object({ version }),
    returns: siteView,
    errors: [...changingSite, 'classes.site_in_use'],
  },
  addClass: {
    method: 'POST',
    path: '/desk/classes',
    summary: 'Plans a class of a term; parents see it once it is published.',
    ...staff,
    effect: 'command',
    audit: 'classes.class_added',
    body: z.extend(classInput, { termId: id }),
    returns: deskClassView,
    errors: ['classes.term_not_found', 'classes.term_closed', ...inputErrors],
  },
  getDeskClass: {
    method: 'GET',
    path: '/desk/classes/:classId',
    summary: 'A class as it is planned and as parents see it, with who is assigned and what to look at.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.class_viewed',
    params: classId,
    returns: deskClassView,
    errors: ['classes.class_not_found'],
  },
  editClass: {
    method: 'PUT',
    path: '/desk/classes/:classId',
    summary: 'Changes a class; once booking has begun, only what nobody chose it by, and never below the seats taken.',
    ...staff,
    effect: 'command',
    audit: 'classes.class_edited',
    params: classId,
    body: z.extend(classInput, { version }),
    returns: deskClassView,
    errors: [
      'classes.class_not_found',
      'classes.class_over',
      'classes.plan_changed',
      'classes.fixed_once_open',
      'classes.seats_taken',
      ...inputErrors,
    ],
  },
  discardClass: {
    method: 'DELETE',
    path: '/desk/classes/:classId',
    summary: 'Throws a draft away.',
    ...staff,
    effect: 'command',
    audit: 'classes.class_discarded',
    params: classId,
    returns: nothing,
    errors: ['classes.class_not_found', 'classes.not_a_draft'],
  },
  publishClass: {
    method: 'POST',
    path: '/desk/classes/:classId/publication',
    summary: 'Lets parents see a class; it is booked from when its window opens.',
    ...staff,
    effect: 'command',
    audit: 'classes.class_published',
    params: classId,
    body: z.object({ version }),
    returns: deskClassView,
    errors: [
      'classes.class_not_found',
      'classes.plan_changed',
      'classes.not_a_draft',
      'classes.window_closed',
      ...inputErrors,
    ],
  },
})

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, organisationRef } from '../http/fields'
import { file } from '../http/files'
import type { Role } from '../organisations/roles'
import { routes } from './contract'
import { membershipStates } from './states'

/** Roles that see the figures of their subtree. */
export const figureRoles: readonly Role[] = ['orgAdmin', 'reviewer', 'auditor']

/** Most days looked at at once, both ends counted. */
export const mostFigureDays = 92

/** What happens to applications on a day: each counts once on the day it was first handed in, first returned, and closed. */
export const dayFigures = ['submitted', 'approved', 'refused', 'returned', 'withdrawn'] as const
export type DayFigure = (typeof dayFigures)[number]

/** How many; null where they are so few that the reader could tell them apart. */
const count = z.nullable(z.int())
const perDay = { submitted: count, approved: count, refused: count, returned: count, withdrawn: count }

export const figuresView = z.object({
  from: day,
  to: day,
  /** The union whose subtree is counted. */
  organisation: organisationRef,
  /** The unions above it that are in reach, the highest first. */
  above: z.array(organisationRef),
  /** Where the roles begin: the tops to choose from. */
  tops: z.array(organisationRef),
  /** Whether counts under five are kept back from this reader. */
  coarse: z.boolean(),
  totals: z.object(perDay),
  /** Every day of the range, also those on which nothing happened. */
  days: z.array(z.object({ day, ...perDay })),
  /** Handed in, by the way they came. */
  routes: z.array(z.object({ route: z.enum(routes), submitted: count })),
  /** The union itself, where anything went to it, and the unions right below it with all theirs. */
  unions: z.array(
    z.object({
      id,
      name: z.string(),
      /** The chosen union's own, without those below. */
      own: z.boolean(),
      /** There are unions below it to look into. */
      hasBelow: z.boolean(),
      submitted: count,
      open: count,
      overdue: count,
    }),
  ),
  /** Of those approved or refused in the range, from the last handing in; null where none were, or too few to tell. */
  decisions: z.object({
    decided: count,
    medianMinutes: z.nullable(z.int()),
    /** Nine of ten took no longer. */
    ninetiethMinutes: z.nullable(z.int()),
    /** Those of which it is known whether they were in time. */
    timed: count,
    inTime: count,
  }),
  /** Now, whatever the range. */
  open: count,
  overdue: count,
  /** Now: those who are members, by state. */
  members: z.array(z.object({ state: z.enum(membershipStates), count })),
})
export type FiguresView = z.output<typeof figuresView>

const range = z.object({
  from: day,
  to: day,
  /** A union in reach; without it the highest one. */
  organisationId: z.optional(id),
})
export type FiguresRange = z.output<typeof range>

export const membershipFigures = defineContract({
  getFigures: {
    method: 'GET',
    path: '/desk/membership/figures',
    summary:
      'Applications by day, route and union, time to decision, what is open and overdue, members by state: of a union and all below it, for its organisation admins, reviewers and auditors.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'membership.figures_viewed',
    query: range,
    returns: figuresView,
    errors: ['organisations.not_found', 'membership.figures_range_invalid'],
  },
  exportFigures: {
    method: 'GET',
    path: '/desk/membership/figures/export',
    summary: 'The figures as XLSX, with who took them and when in each row.',
    access: 'staff',
    effect: 'auditedRead',
    stepUp: true,
    audit: 'membership.figures_exported',
    query: range,
    returns: file,
    errors: ['organisations.not_found', 'membership.figures_range_invalid'],
  },
  exportFiled: {
    method: 'GET',
    path: '/desk/membership/figures/applications',
    summary:
      'The newest 10,000 applications handed in in the range as CSV: names masked, with who took it and when in each row.',
    access: 'staff',
    effect: 'auditedRead',
    stepUp: true,
    audit: 'membership.filed_exported',
    query: range,
    returns: file,
    errors: ['organisations.not_found', 'membership.figures_range_invalid'],
  },
})

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, organisationRef } from '../http/fields'
import { file } from '../http/files'
import type { Role } from '../organisations/roles'

/** Roles that see the figures of their subtree. */
export const claimFigureRoles: readonly Role[] = ['orgAdmin', 'assessor', 'approver', 'payer', 'auditor']

/** Most months looked at at once, both ends counted. */
export const mostFigureMonths = 24

const month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))
const count = z.nullable(z.int())
const fen = z.nullable(z.int())

/** How many and how much; null where they are so few that the reader could tell them apart. */
const counted = { claims: count, askedFen: fen, approvedFen: fen, paidFen: fen, returned: count }

export const claimFigures = z.object({
  from: month,
  to: month,
  organisation: organisationRef,
  /** Unions above it in reach, the highest first. */
  above: z.array(organisationRef),
  totals: z.object(counted),
  /** Every month of the range, by the day of handing in. */
  months: z.array(z.object({ month, ...counted })),
  /** The union's own, and the unions right below it with all theirs. */
  unions: z.array(z.object({ id, name: z.string(), own: z.boolean(), hasBelow: z.boolean(), ...counted })),
  items: z.array(
    z.object({
      item: z.string(),
      name: z.object({ zh: z.string(), en: z.string() }),
      claims: count,
      askedFen: fen,
      approvedFen: fen,
      paidFen: fen,
    }),
  ),
  /** From handing in to the decision, of those decided; null where none were. */
  decided: count,
  medianMinutes: z.nullable(z.int()),
  ninetiethMinutes: z.nullable(z.int()),
})
export type ClaimFigures = z.output<typeof claimFigures>

const range = z.object({
  from: month,
  to: month,
  /** A union in reach; without it the highest one. */
  organisationId: z.optional(id),
})
export type ClaimFiguresRange = z.output<typeof range>

export const insuranceFigures = defineContract({
  getClaimFigures: {
    method: 'GET',
    path: '/desk/insurance/figures',
    summary: 'Claims by month, union and item: how many, how much, how long they took, and how many lacked papers.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'insurance.figures_viewed',
    query: range,
    returns: claimFigures,
    errors: ['organisations.not_found', 'insurance.figures_range_invalid'],
  },
  exportClaimFigures: {
    method: 'GET',
    path: '/desk/insurance/figures/export',
    summary: 'The figures as XLSX, and the newest 10,000 claims with names masked; who took them and when in each row.',
    access: 'staff',
    effect: 'auditedRead',
    stepUp: true,
    audit: 'insurance.figures_exported',
    query: range,
    returns: file,
    errors: ['organisations.not_found', 'insurance.figures_range_invalid'],
  },
})

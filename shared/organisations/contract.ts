import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, organisationRef, position, text } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'

/** 市 区 街道/乡镇 总工会, 社区/村联合工会, 行业联合会, 基层工会, 工会小组, 周转库. */
export const organisationKinds = [
  'municipal',
  'district',
  'street',
  'community',
  'industry',
  'enterprise',
  'group',
  'pool',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

/** Unions of an employer, or close to one: what a member keeps from the employer is kept from whoever works there. */
export const unitKinds: readonly OrganisationKind[] = ['industry', 'enterprise', 'group']

export const organisationView = z.object({
  id,
  name: z.string(),
  kind: z.enum(organisationKinds),
  /** The union above, for telling namesakes apart; null at the root. */
  parentName: z.nullable(z.string()),
  /** Unified social credit code, where the union has one. */
  creditCode: z.nullable(z.string()),
  /** GB/T 2260; null where the area is no administrative division. */
  regionCode: z.nullable(z.string()),
  address: z.nullable(z.string()),
  position: z.nullable(position),
  contactPhone: z.nullable(z.string()),
  hours: z.nullable(z.string()),
  /** Whether one can apply to this union directly. */
  acceptsApplications: z.boolean(),
  /** It is kept for what is past: links and history lead here. */
  closed: z.boolean(),
  /** The union it became part of. */
  mergedInto: z.nullable(organisationRef),
})
export type OrganisationView = z.output<typeof organisationView>

export const organisations = defineContract({
  listOrganisations: {
    method: 'GET',
    path: '/organisations',
    summary: 'Unions found by a part of their name, by credit code, or by district name or code.',
    access: 'public',
    query: z.extend(pageQuery, {
      q: z.optional(text(60)),
      /** Only unions that take applications themselves. */
      accepting: z.optional(z.enum(['true'])),
    }),
    returns: pageOf(organisationView),
  },
  getOrganisation: {
    method: 'GET',
    path: '/organisations/:organisationId',
    summary: 'One union.',
    access: 'public',
    params: z.object({ organisationId: id }),
    returns: organisationView,
    errors: ['organisations.not_found'],
  },
})

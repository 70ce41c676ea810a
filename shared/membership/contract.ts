import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, organisationRef, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { documentKinds } from './documents'
import { eventCode, eventCounter, eventView } from './events'
import { occupations } from './occupations'
import { placesView } from './places'
import { signature } from './signature'
import { applicationStates, membershipStates, ownSteps } from './states'

/** Where an application came from: an event's QR · the own unit's union · the territorial pool. */
export const routes = ['event', 'union', 'pool'] as const

/** What a form can lack, in the order it asks; also what staff return it for, with `other` in words. */
export const formItems = [
  'organisation',
  'phone',
  'consent',
  'name',
  'documentNumber',
  'documentExpiry',
  'occupation',
  'workplace',
  'signature',
] as const
export type FormItem = (typeof formItems)[number]

/** A field given replaces what is there, null clears it, a field left out stays. */
export const applicationInput = z.object({
  eventCode: z.optional(z.nullable(eventCode)),
  organisationId: z.optional(z.nullable(id)),
  /** The place one works or lives at; which union or pool that is, the server decides. */
  placeId: z.optional(z.nullable(id)),
  /** Not to be told to the employer. */
  discreet: z.optional(z.boolean()),
  name: z.optional(z.nullable(text(60))),
  documentKind: z.optional(z.enum(documentKinds)),
  documentNumber: z.optional(z.nullable(text(30))),
  /** Last day of validity, or `longTerm` (长期). */
  documentExpiry: z.optional(z.nullable(z.union([day, z.literal('longTerm')]))),
  occupation: z.optional(z.nullable(z.enum(occupations))),
  /** Platform or unit the person works for. */
  workplace: z.optional(z.nullable(text(80))),
  signature: z.optional(z.nullable(signature)),
})
export type ApplicationInput = z.output<typeof applicationInput>

export const applicationView = z.object({
  id,
  /** Shown to the applicant as proof of receipt; null in a draft. */
  receiptNumber: z.nullable(z.string()),
  state: z.enum(applicationStates),
  version,
  route: z.nullable(z.enum(routes)),
  /** The union applied to. */
  organisation: z.nullable(organisationRef),
  event: z.nullable(z.object({ code: z.string(), name: z.string(), place: z.string() })),
  /** The place it was filed by, where the union was chosen from that. */
  place: z.nullable(organisationRef),
  content: z.object({
    name: z.nullable(z.string()),
    documentKind: z.enum(documentKinds),
    /** Masked; whole numbers never come back. */
    documentNumber: z.nullable(z.string()),
    documentExpiry: z.nullable(z.string()),
    occupation: z.nullable(z.enum(occupations)),
    workplace: z.nullable(z.string()),
    signed: z.boolean(),
    discreet: z.boolean(),
  }),
  missing: z.array(z.enum(formItems)),
  submittedAt: z.nullable(instant),
  /** Until when the union answers; null while it is the applicant's turn. */
  dueAt: z.nullable(instant),
  /** The union whose turn it is; null while it is the applicant's. */
  owner: z.nullable(organisationRef),
  /** Everything that was missing when it was sent back: form items, or staff's own words. */
  returned: z.nullable(z.object({ at: instant, items: z.array(z.string()), note: z.nullable(z.string()) })),
  refused: z.nullable(z.object({ at: instant, reason: z.string() })),
  /** The refused or withdrawn application this one follows. */
  previousId: z.nullable(id),
  history: z.array(
    z.object({
      step: z.enum(ownSteps),
      at: instant,
      /** The union that acted, or that has it since; null for the applicant. */
      organisation: z.nullable(z.string()),
    }),
  ),
  actions: z.array(z.enum(['edit', 'submit', 'withdraw', 'fileAgain'])),
})
export type ApplicationView = z.output<typeof applicationView>

/** Everything the joining form opens with, so that nothing known is asked. */
export const joinView = z.object({
  event: z.nullable(eventView),
  organisation: z.nullable(organisationRef),
  /** The place asked for, whose union is `organisation`. */
  place: z.nullable(organisationRef),
  person: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) })),
  noticeVersion: z.string(),
  consentsDue: z.array(z.enum(['notice', 'document'])),
  /** The application under way or in draft, to go on with. */
  application: z.nullable(applicationView),
  /** Where the signed-in person is a member already. */
  membership: z.nullable(z.object({ organisation: organisationRef, state: z.enum(membershipStates) })),
})
export type JoinView = z.output<typeof joinView>

export const cardView = z.object({
  /** Membership number, with its check digit. */
  number: z.string(),
  name: z.string(),
  organisation: organisationRef,
  state: z.enum(membershipStates),
  since: day,
  /** What the QR holds; good until `qrExpiresAt`, at most 60 seconds. */
  qr: z.string(),
  qrExpiresAt: instant,
  serverTime: instant,
})
export type CardView = z.output<typeof cardView>

export const cardCheckView = z.object({
  /** Masked, `王*国`. */
  name: z.string(),
  organisation: z.string(),
  state: z.enum(membershipStates),
  checkedAt: instant,
})
export type CardCheckView = z.output<typeof cardCheckView>

const applicationId = z.object({ applicationId: id })
const draftErrors = [
  'membership.event_not_found',
  'membership.event_closed',
  'membership.organisation_closed',
  'membership.place_not_found',
  'membership.discreet_at_unit',
] as const

export const membership = defineContract({
  getJoin: {
    method: 'GET',
    path: '/membership/join',
    summary: 'What the joining form opens with, for an event, a union, a place, or nothing.',
    access: 'public',
    query: z.object({ event: z.optional(eventCode), organisationId: z.optional(id), placeId: z.optional(id) }),
    returns: joinView,
    errors: ['membership.event_not_found', 'membership.organisation_closed', 'membership.place_not_found'],
  },
  listPlaces: {
    method: 'GET',
    path: '/membership/places',
    summary: 'Places to join by, within one or in the city, and which union or pool an application from there goes to.',
    access: 'public',
    query: z.extend(pageQuery, { within: z.optional(id) }),
    returns: placesView,
    errors: ['membership.place_not_found'],
  },
  getEvent: {
    method: 'GET',
    path: '/membership/events/:code',
    summary: 'A joining event, by the code in its QR.',
    access: 'public',
    params: z.object({ code: eventCode }),
    returns: eventView,
    errors: ['membership.event_not_found'],
  },
  getEventCounter: {
    method: 'GET',
    path: '/membership/events/:code/counter',
    summary: 'How many join at an open event: the numbers of its stand, and nobody’s name.',
    access: 'public',
    sameForVisitors: true,
    params: z.object({ code: eventCode }),
    returns: eventCounter,
    errors: ['membership.event_not_found', 'membership.event_closed'],
  },
  draftApplication: {
    method: 'POST',
    path: '/membership/applications',
    summary: 'Makes a draft, or goes on with the one there is; `previousId` links it to one that ended.',
    access: 'person',
    body: z.extend(applicationInput, { previousId: z.optional(id) }),
    returns: applicationView,
    audit: 'membership.application_drafted',
    errors: [
      'membership.already_member',
      'membership.under_way',
      'membership.not_found',
      'privacy.consent_due',
      'membership.changed_meanwhile',
      'membership.document_invalid',
      ...draftErrors,
    ],
  },
  editApplication: {
    method: 'PUT',
    path: '/membership/applications/:applicationId',
    summary: 'Edits a draft or a returned application.',
    access: 'person',
    params: applicationId,
    body: z.extend(applicationInput, { version: z.optional(version) }),
    returns: applicationView,
    audit: 'membership.application_edited',
    errors: [
      'membership.not_found',
      'membership.changed_meanwhile',
      'membership.action_unavailable',
      'membership.incomplete',
      'membership.document_invalid',
      'privacy.consent_due',
      ...draftErrors,
    ],
  },
  submitApplication: {
    method: 'POST',
    path: '/membership/applications/:applicationId/submission',
    summary: 'Hands it in; again, when it was returned. Handing in twice is handing in once.',
    access: 'person',
    params: applicationId,
    body: z.optional(z.object({ version: z.optional(version) })),
    returns: applicationView,
    audit: 'membership.application_submitted',
    errors: [
      'membership.not_found',
      'membership.incomplete',
      'membership.document_invalid',
      'membership.changed_meanwhile',
      'membership.action_unavailable',
      'membership.already_member',
      ...draftErrors,
    ],
  },
  withdrawApplication: {
    method: 'POST',
    path: '/membership/applications/:applicationId/withdrawal',
    summary: 'Takes it back before it is decided.',
    access: 'person',
    params: applicationId,
    body: z.optional(z.object({ version: z.optional(version) })),
    returns: applicationView,
    audit: 'membership.application_withdrawn',
    errors: ['membership.not_found', 'membership.changed_meanwhile', 'membership.action_unavailable'],
  },
  getApplication: {
    method: 'GET',
    path: '/membership/applications/:applicationId',
    summary: 'One of the own applications.',
    access: 'person',
    params: applicationId,
    returns: applicationView,
    errors: ['membership.not_found'],
  },
  listMyApplications: {
    method: 'GET',
    path: '/membership/my-applications',
    summary: 'The own applications, newest first, and where one is a member already.',
    access: 'person',
    query: pageQuery,
    returns: z.extend(pageOf(applicationView), {
      /** The union's name; told to the holder of the verified phone. */
      memberOf: z.nullable(z.string()),
    }),
  },
  getCard: {
    method: 'GET',
    path: '/membership/card',
    summary: 'The own membership card with a QR of the moment.',
    access: 'person',
    returns: cardView,
    errors: ['membership.no_card'],
  },
  checkCard: {
    method: 'POST',
    path: '/membership/card-checks',
    summary: 'Checks the QR somebody shows: masked name, union and state, nothing else.',
    access: 'checker',
    effect: 'command',
    audit: 'membership.card_checked',
    body: z.object({ qr: z.string().check(z.minLength(1), z.maxLength(300)) }),
    returns: cardCheckView,
    errors: ['membership.qr_stale', 'membership.qr_invalid', 'request.too_many'],
  },
})

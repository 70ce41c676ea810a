import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, multilineText, organisationRef, version } from '../http/fields'
import { assurance } from '../identity/contract'
import { documentKinds } from './documents'
import { releaseAbouts, releaseStates } from './releases'
import { membershipStates } from './states'

/** A person as the case shows one: masked throughout. */
const partyView = z.object({
  name: z.string(),
  phone: z.nullable(z.string()),
  documentNumber: z.nullable(z.string()),
  assurance,
  /** On record since. */
  since: day,
  membership: z.nullable(z.object({ organisation: z.string(), state: z.enum(membershipStates) })),
})

export const releaseCaseView = z.object({
  id,
  caseNumber: z.string(),
  about: z.enum(releaseAbouts),
  state: z.enum(releaseStates),
  version,
  organisation: organisationRef,
  /** The name the claimant gives, whole: staff compare it with a document. */
  name: z.string(),
  /** Masked; `revealRelease` shows it whole, and says so in the record. */
  number: z.string(),
  documentKind: z.nullable(z.enum(documentKinds)),
  note: z.nullable(z.string()),
  applicationId: z.nullable(id),
  claimant: partyView,
  /** Whose record has the number now; null where nobody's has. */
  holder: z.nullable(z.extend(partyView, { isStaff: z.boolean() })),
  /** The claimant came in with the phone of this very record, and says that it is somebody else's. */
  isOwnRecord: z.boolean(),
  /** Opened by what staff found: the claimant is told nothing unless the number is released to them. */
  isSilent: z.boolean(),
  submittedAt: instant,
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  asked: z.nullable(z.string()),
  refused: z.nullable(z.string()),
  history: z.array(
    z.object({
      step: z.enum([
        'submitted',
        'assigned',
        'unassigned',
        'returned',
        'resubmitted',
        'released',
        'refused',
        'escalated',
        'handedBack',
      ]),
      at: instant,
      /** Staff name, or null for the claimant. */
      by: z.nullable(z.string()),
      note: z.optional(z.string()),
    }),
  ),
  actions: z.array(z.enum(['release', 'return', 'refuse', 'assign', 'reveal'])),
})
export type ReleaseCaseView = z.output<typeof releaseCaseView>

const releaseId = z.object({ releaseId: id })

export const membershipReleasesDesk = defineContract({
  getReleaseCase: {
    method: 'GET',
    path: '/desk/membership/releases/:releaseId',
    summary: 'A claim to a number that another record may hold, with both sides masked.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.release_viewed',
    params: releaseId,
    returns: releaseCaseView,
    errors: ['membership.release_not_found'],
  },
  revealRelease: {
    method: 'GET',
    path: '/desk/membership/releases/:releaseId/sealed',
    summary: 'The whole number and the names of both sides; every look is on record.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.release_revealed',
    params: releaseId,
    returns: z.object({ number: z.string(), claimant: z.nullable(z.string()), holder: z.nullable(z.string()) }),
    errors: ['membership.release_not_found'],
  },
  decideRelease: {
    method: 'POST',
    path: '/desk/membership/releases/:releaseId/decisions',
    summary: 'Releases the number to the claimant, asks for more in words, or refuses with the reason.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.release_decided',
    stepUp: true,
    params: releaseId,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('release'), version }),
      z.object({ decision: z.literal('return'), version, asked: multilineText(500) }),
      z.object({ decision: z.literal('refuse'), version, reason: multilineText(500) }),
    ]),
    returns: releaseCaseView,
    errors: [
      'membership.release_not_found',
      'membership.release_staff',
      'membership.release_action_unavailable',
      'membership.release_changed_meanwhile',
      'membership.already_decided',
    ],
  },
  openDocumentRelease: {
    method: 'POST',
    path: '/desk/membership/applications/:applicationId/releases',
    summary: 'Opens the case for an applicant whose document another record may hold; the applicant is told.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.release_opened',
    params: z.object({ applicationId: id }),
    body: z.optional(z.object({})),
    returns: z.object({ id, caseNumber: z.string(), organisation: organisationRef }),
    errors: ['membership.not_found'],
  },
})

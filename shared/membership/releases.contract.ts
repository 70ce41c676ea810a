import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, multilineText, organisationRef, phone, sixDigits, text, version } from '../http/fields'
import { releaseAbouts, releaseStates, releaseSteps } from './releases'

export const releaseView = z.object({
  id,
  /** Shown as proof of receipt. */
  caseNumber: z.string(),
  about: z.enum(releaseAbouts),
  state: z.enum(releaseStates),
  version,
  name: z.string(),
  /** Masked phone or document number; whose it was is never told. */
  number: z.string(),
  note: z.nullable(z.string()),
  /** The application it holds up, where there is one. */
  applicationId: z.nullable(id),
  /** The union whose turn it is; null while it is the claimant's, and once decided. */
  owner: z.nullable(organisationRef),
  submittedAt: instant,
  dueAt: z.nullable(instant),
  /** What staff asked for, while they wait for it. */
  asked: z.nullable(z.string()),
  refused: z.nullable(z.string()),
  history: z.array(
    z.object({
      step: z.enum(releaseSteps),
      at: instant,
      /** The union that acted; null for the claimant. */
      organisation: z.nullable(z.string()),
    }),
  ),
  actions: z.array(z.enum(['answer'])),
})
export type ReleaseView = z.output<typeof releaseView>

const note = z.optional(multilineText(500))

/** What a number that another record may hold needs: proof that the phone is in one's hands, or the application with the document. */
export const releaseInput = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('phone'),
    phone,
    /** A code sent to the number a moment ago. */
    code: sixDigits,
    /** The claimant's own name, for staff to compare. */
    name: text(60),
    note,
  }),
  z.object({ about: z.literal('document'), applicationId: id, note }),
])
export type ReleaseInput = z.output<typeof releaseInput>

export const membershipReleases = defineContract({
  openRelease: {
    method: 'POST',
    path: '/membership/releases',
    summary:
      'Asks staff to look at a phone or document number that another record may hold; answers alike whether one does.',
    access: 'person',
    body: releaseInput,
    returns: releaseView,
    audit: 'membership.release_opened',
    errors: [
      'identity.code_wrong',
      'identity.code_expired',
      'membership.not_found',
      'membership.incomplete',
      'request.too_many',
    ],
  },
  listMyReleases: {
    method: 'GET',
    path: '/membership/releases',
    summary: 'The own cases, newest first, twenty at most.',
    access: 'person',
    returns: z.object({ items: z.array(releaseView) }),
  },
  getRelease: {
    method: 'GET',
    path: '/membership/releases/:releaseId',
    summary: 'One of the own cases: its state, whose turn it is, until when.',
    access: 'person',
    params: z.object({ releaseId: id }),
    returns: releaseView,
    errors: ['membership.release_not_found'],
  },
  answerRelease: {
    method: 'POST',
    path: '/membership/releases/:releaseId/answer',
    summary: 'Gives what staff asked for, in words.',
    access: 'person',
    params: z.object({ releaseId: id }),
    body: z.object({ note: multilineText(500), version: z.optional(version) }),
    returns: releaseView,
    audit: 'membership.release_answered',
    errors: [
      'membership.release_not_found',
      'membership.release_action_unavailable',
      'membership.release_changed_meanwhile',
    ],
  },
})

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, multilineText, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { documentKinds } from '../membership/documents'
import { payee } from '../payments/payee'
import { draftFacts } from './claimRules'
import { claimantRoles, claimFormView, claimSummary, claimView } from './claimViews'

const claimId = z.object({ claimId: id })

export const longestStory = 1_000

/** A field given replaces what is there, null clears it, a field left out stays. */
export const claimInput = z.object({
  coverId: z.optional(z.nullable(id)),
  facts: z.optional(draftFacts),
  story: z.optional(z.nullable(multilineText(longestStory))),
  payee: z.optional(z.nullable(payee)),
})
export type ClaimInput = z.output<typeof claimInput>

export const insured = z.object({
  name: text(60),
  documentKind: z.enum(documentKinds),
  documentNumber: text(30),
})
export type Insured = z.output<typeof insured>

const changed = ['insurance.claim_not_found', 'insurance.claim_changed', 'insurance.claim_action_unavailable'] as const

/** Claims, as those who claim make and follow them. */
export const insuranceClaims = defineContract({
  draftClaim: {
    method: 'POST',
    path: '/insurance/claims',
    summary: 'Makes a draft, or goes on with the one there is for the same insured.',
    access: 'person',
    body: z.object({
      role: z.enum(claimantRoles),
      /** Who was covered, where that is somebody else. */
      insured: z.optional(insured),
      /** The own cover it is about, where that is known. */
      coverId: z.optional(id),
    }),
    returns: claimView,
    audit: 'insurance.claim_drafted',
    errors: [
      'insurance.insured_invalid',
      'insurance.cover_not_found',
      'insurance.claims_too_many',
      'insurance.drafts_too_many',
    ],
  },
  editClaim: {
    method: 'PUT',
    path: '/insurance/claims/:claimId',
    summary: 'Writes on a draft, or corrects what was sent back.',
    access: 'person',
    params: claimId,
    body: z.extend(claimInput, { version }),
    returns: claimView,
    audit: 'insurance.claim_edited',
    errors: [
      ...changed,
      'insurance.cover_not_found',
      'insurance.event_day_invalid',
      'insurance.stays_overlap',
      'payments.holder_other',
    ],
  },
  getClaim: {
    method: 'GET',
    path: '/insurance/claims/:claimId',
    summary: 'One of the own claims: where it is, what was decided and how it came about.',
    access: 'person',
    params: claimId,
    returns: claimView,
    errors: ['insurance.claim_not_found'],
  },
  openClaimForm: {
    method: 'GET',
    path: '/insurance/claims/:claimId/form',
    summary: 'What the form opens with: what is written, the own covers, and what they ask for.',
    access: 'person',
    params: claimId,
    returns: claimFormView,
    errors: ['insurance.claim_not_found'],
  },
  listMyClaims: {
    method: 'GET',
    path: '/insurance/my-claims',
    summary: 'The own claims, newest first.',
    access: 'person',
    query: pageQuery,
    returns: pageOf(claimSummary),
  },
  submitClaim: {
    method: 'POST',
    path: '/insurance/claims/:claimId/submission',
    summary: 'Hands it in; again, when it was sent back. Handing in twice is handing in once.',
    access: 'person',
    params: claimId,
    body: z.object({ version }),
    returns: claimView,
    audit: 'insurance.claim_submitted',
    errors: [...changed, 'insurance.files_arriving', 'insurance.claim_incomplete', 'insurance.stays_overlap'],
  },
  withdrawClaim: {
    method: 'POST',
    path: '/insurance/claims/:claimId/withdrawal',
    summary: 'Takes it back before it is approved.',
    access: 'person',
    params: claimId,
    body: z.object({ version }),
    returns: claimView,
    audit: 'insurance.claim_withdrawn',
    whileClosing: true,
    errors: changed,
  },
  appealClaim: {
    method: 'POST',
    path: '/insurance/claims/:claimId/appeals',
    summary:
      'Asks others to decide again what was refused, or given in part; answers with the claim that is opened for it.',
    access: 'person',
    params: claimId,
    body: z.object({ version, words: multilineText(longestStory) }),
    returns: claimView,
    audit: 'insurance.claim_appealed',
    errors: [...changed, 'insurance.appeal_over', 'insurance.claims_too_many'],
  },
  giveAccount: {
    method: 'POST',
    path: '/insurance/claims/:claimId/account',
    summary: 'Gives another account after the bank sent the money back.',
    access: 'person',
    stepUp: true,
    params: claimId,
    body: z.object({ version, payee }),
    returns: claimView,
    audit: 'insurance.account_given',
    whileClosing: true,
    errors: [...changed, 'payments.holder_other'],
  },
})

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, multilineText, text, version } from '../http/fields'
import { file } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { documentKinds } from '../membership/documents'
import {
  closureView,
  consentPurpose,
  consentsView,
  correctionFields,
  correctionView,
  dataView,
  lookView,
  noticeView,
} from './views'

export * from './views'

export const privacy = defineContract({
  getNotice: {
    method: 'GET',
    path: '/privacy/notice',
    summary: 'The privacy notice in force, in the language asked for.',
    access: 'public',
    anonymous: true,
    returns: noticeView,
  },
  listConsents: {
    method: 'GET',
    path: '/privacy/consents',
    summary:
      'What the signed-in person has agreed to, under the notice in force and before, and what withdrawing ends.',
    access: 'person',
    returns: consentsView,
  },
  giveConsents: {
    method: 'POST',
    path: '/privacy/consents',
    summary: 'Records agreement to purposes under a version of the notice; giving twice changes nothing.',
    access: 'person',
    body: z.object({
      noticeVersion: z.string().check(z.minLength(1), z.maxLength(20)),
      purposes: z.array(consentPurpose).check(z.minLength(1), z.maxLength(6)),
    }),
    returns: consentsView,
    audit: 'privacy.consent_given',
    errors: ['privacy.notice_outdated'],
  },
  withdrawConsent: {
    method: 'POST',
    path: '/privacy/consents/:purpose/withdrawal',
    summary:
      'Withdraws an agreement, and ends what cannot go on without it: exactly what the person was told, or nothing.',
    access: 'person',
    params: z.object({ purpose: consentPurpose }),
    body: z.object({
      /** Ids of the matters the person was told would end. */
      endings: z.array(id).check(z.maxLength(50)),
    }),
    returns: consentsView,
    audit: 'privacy.consent_withdrawn',
    errors: ['privacy.ends_more'],
  },
  getData: {
    method: 'GET',
    path: '/privacy/data',
    summary: 'All that is kept about the person, by parts; numbers masked.',
    access: 'person',
    returns: dataView,
  },
  downloadData: {
    method: 'GET',
    path: '/privacy/data/download',
    summary: 'The same as a JSON file, all rows of it; numbers masked.',
    access: 'person',
    effect: 'auditedRead',
    audit: 'privacy.data_downloaded',
    returns: file,
  },
  downloadWholeData: {
    method: 'GET',
    path: '/privacy/data/whole-download',
    summary: 'The same with whole numbers, for who proved a moment ago who they are.',
    access: 'person',
    stepUp: true,
    effect: 'auditedRead',
    audit: 'privacy.whole_data_downloaded',
    returns: file,
  },
  listCorrections: {
    method: 'GET',
    path: '/privacy/corrections',
    summary: 'The corrections the person asked for, newest first.',
    access: 'person',
    query: pageQuery,
    returns: pageOf(correctionView),
  },
  fileCorrection: {
    method: 'POST',
    path: '/privacy/corrections',
    summary: 'Corrects a field at once, or asks the reviewers of the own union where somebody must look first.',
    access: 'person',
    body: z.object({
      field: z.enum(correctionFields),
      value: text(80),
      /** With a document number, where the kind changes too. */
      documentKind: z.optional(z.enum(documentKinds)),
      reason: z.optional(multilineText(300)),
    }),
    returns: correctionView,
    audit: 'privacy.correction_filed',
    errors: [
      'privacy.correction_invalid',
      'privacy.correction_under_way',
      'privacy.nothing_to_correct',
      'privacy.same_value',
      'privacy.consent_due',
    ],
  },
  withdrawCorrection: {
    method: 'POST',
    path: '/privacy/corrections/:correctionId/withdrawal',
    summary: 'Takes a correction back before it is decided.',
    access: 'person',
    params: z.object({ correctionId: id }),
    body: z.optional(z.object({ version: z.optional(version) })),
    returns: correctionView,
    audit: 'privacy.correction_withdrawn',
    errors: ['privacy.not_found', 'privacy.already_decided'],
  },
  listLooks: {
    method: 'GET',
    path: '/privacy/looks',
    summary: 'When staff looked at the person’s matters, in which role and for which union, newest first.',
    access: 'person',
    query: pageQuery,
    returns: pageOf(lookView),
  },
  getClosure: {
    method: 'GET',
    path: '/privacy/closure',
    summary: 'Whether the account is being closed, and what stands against closing it.',
    access: 'person',
    returns: closureView,
  },
  requestClosure: {
    method: 'POST',
    path: '/privacy/closure',
    summary: 'Closes the account after some days to come back in; asked twice it is asked once.',
    access: 'person',
    whileClosing: true,
    returns: closureView,
    audit: 'privacy.closure_requested',
    errors: ['privacy.closure_refused'],
  },
  cancelClosure: {
    method: 'DELETE',
    path: '/privacy/closure',
    summary: 'Comes back: the account stays.',
    access: 'person',
    whileClosing: true,
    returns: closureView,
    audit: 'privacy.closure_cancelled',
  },
})

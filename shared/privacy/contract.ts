import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, instant } from '../http/fields'

/** `notice` is the privacy notice itself; each sensitive purpose is agreed to on its own. */
export const consentPurposes = ['notice', 'document', 'health', 'bankAccount', 'child', 'location'] as const
export const consentPurpose = z.enum(consentPurposes)
export type ConsentPurpose = z.output<typeof consentPurpose>

export const noticeView = z.object({
  /** Raised with every change of the notice; consent is given to one version. */
  version: z.string(),
  since: day,
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
})
export type NoticeView = z.output<typeof noticeView>

export const consentView = z.object({ purpose: consentPurpose, noticeVersion: z.string(), givenAt: instant })

export const privacy = defineContract({
  getNotice: {
    method: 'GET',
    path: '/privacy/notice',
    summary: 'The privacy notice in force, in the language asked for.',
    access: 'public',
    returns: noticeView,
  },
  listConsents: {
    method: 'GET',
    path: '/privacy/consents',
    summary: 'What the signed-in person has agreed to, under the notice in force.',
    access: 'person',
    returns: z.object({ noticeVersion: z.string(), items: z.array(consentView) }),
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
    returns: z.object({ noticeVersion: z.string(), items: z.array(consentView) }),
    audit: 'privacy.consent_given',
    errors: ['privacy.notice_outdated'],
  },
})

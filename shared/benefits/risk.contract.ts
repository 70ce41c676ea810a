import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, id, instant, multilineText, organisationRef, version } from '../http/fields'

/** 待核查, 已发放, 不予发放. */
export const reviewStates = ['waiting', 'granted', 'refused'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Why a claim was held: WeChat counts the account among those that are used to gather coupons. */
export const reviewReasons = ['wechatRisk'] as const
export type ReviewReason = (typeof reviewReasons)[number]

export const reviewDecisions = ['grant', 'refuse'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/** A question in words, which screen readers read as well as anybody; null where none is asked. */
export const claimCheck = z.object({
  challenge: z.nullable(z.object({ question: z.string() })),
  /** Until when the person claims without being asked again. */
  goodUntil: z.nullable(instant),
})
export type ClaimCheck = z.output<typeof claimCheck>

export const claimReview = z.object({
  id,
  caseNumber: z.string(),
  state: z.enum(reviewStates),
  version,
  reason: z.enum(reviewReasons),
  organisation: organisationRef,
  person: z.string(),
  campaign: z.string(),
  what: z.string(),
  claimedAt: instant,
  /** What the person is told of a refusal. */
  remark: z.nullable(z.string()),
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  actions: z.array(z.enum([...reviewDecisions, 'assign'])),
})
export type ClaimReview = z.output<typeof claimReview>

const staff = { access: 'staff:benefitsManager' } as const
const reviewId = z.object({ reviewId: id })

/** What keeps scripts from gathering coupons, and people from being taken for one. */
export const benefitRisk = defineContract({
  checkClaimer: {
    method: 'PUT',
    path: '/benefits/claim-check',
    summary: 'Asks WeChat, where the person has an account there, whether it knows the account for gathering coupons.',
    access: 'person',
    returns: claimCheck,
  },
  answerChallenge: {
    method: 'POST',
    path: '/benefits/claim-check/answers',
    summary: 'Answers the question a claim waits for; a wrong answer is asked another.',
    access: 'person',
    body: z.object({ answer: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)) }),
    returns: claimCheck,
    errors: ['benefits.answer_wrong'],
  },
  getReview: {
    method: 'GET',
    path: '/desk/benefits/reviews/:reviewId',
    summary: 'A claim that was held, and why.',
    ...staff,
    effect: 'auditedRead',
    audit: 'benefits.review_viewed',
    params: reviewId,
    returns: claimReview,
    errors: ['benefits.review_not_found'],
  },
  decideReview: {
    method: 'POST',
    path: '/desk/benefits/reviews/:reviewId/decisions',
    summary: 'Gives the coupon of a claim that was held, or refuses it with the reason in words.',
    ...staff,
    effect: 'command',
    audit: 'benefits.review_decided',
    params: reviewId,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('grant'), version }),
      z.object({ decision: z.literal('refuse'), version, remark: multilineText(300) }),
    ]),
    returns: claimReview,
    errors: ['benefits.review_not_found', 'benefits.review_changed', 'benefits.review_decided'],
  },
})

import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { type ErrorCode, errorCodes } from '../http/errors'
import { id } from '../http/fields'
import { decisionItem } from './decisions'
import { applicationStates } from './states'

/** One screen of the queue, and some. */
export const decisionsAtOnce = 50

export const decisionResult = z.object({
  id,
  ok: z.boolean(),
  /** The state it is in now, where it was decided. */
  state: z.optional(z.enum(applicationStates)),
  /** Why this one was not decided; the others were, all the same. */
  error: z.optional(
    z.object({
      code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
      data: z.optional(z.record(z.string(), z.unknown())),
    }),
  ),
})
export type DecisionResult = z.output<typeof decisionResult>

export const membershipBulk = defineContract({
  decideApplications: {
    method: 'POST',
    path: '/desk/membership/decisions',
    summary: 'Decides several applications, each by itself: a result per item, and one that fails spoils no other.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.application_decided',
    body: z.object({ items: z.array(decisionItem).check(z.minLength(1), z.maxLength(decisionsAtOnce)) }),
    returns: z.object({ items: z.array(decisionResult) }),
  },
})

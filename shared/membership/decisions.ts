import * as z from 'zod/mini'
import { id, multilineText, text, version } from '../http/fields'

const approve = z.object({
  decision: z.literal('approve'),
  version,
  /** `seenByStaff` when the reviewer has the document before them. */
  assurance: z.optional(z.enum(['stated', 'seenByStaff'])),
})
const giveBack = z.object({
  decision: z.literal('return'),
  version,
  /** Everything that is missing, at once: form items, or own words. */
  missing: z.array(text(100)).check(z.minLength(1), z.maxLength(12)),
  note: z.optional(multilineText(500)),
})
const refuse = z.object({ decision: z.literal('refuse'), version, reason: multilineText(500) })

/** What a reviewer decides of an application, at the version they saw. */
export const decision = z.discriminatedUnion('decision', [approve, giveBack, refuse])
export type Decision = z.output<typeof decision>

const one = { id }

/** The same of one application among several. */
export const decisionItem = z.discriminatedUnion('decision', [
  z.extend(approve, one),
  z.extend(giveBack, one),
  z.extend(refuse, one),
])
export type DecisionItem = z.output<typeof decisionItem>

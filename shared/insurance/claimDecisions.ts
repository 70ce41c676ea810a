import * as z from 'zod/mini'
import { id, multilineText, version } from '../http/fields'
import { claimFacts, paperKinds } from './plans'
import { reasonCodes } from './states'

const fen = z.int().check(z.minimum(0), z.maximum(1_000_000_000_00))
export const longestNote = 500

/** Staff's sum for an item, in place of the rules', and why. */
const lineChange = z.object({
  item: z.string().check(z.maxLength(30)),
  amountFen: fen,
  reason: z.enum(reasonCodes),
  note: multilineText(longestNote),
})

/** What is reckoned with in place of what is on record. */
export const assessing = {
  /** The facts as the papers show them, where they are not as stated. */
  facts: z.optional(claimFacts),
  /** Under which cover, where the claimant could not know. */
  coverId: z.optional(id),
  lines: z.optional(z.array(lineChange).check(z.maxLength(20))),
}

export const claimDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('assess'), version, ...assessing }),
  z.object({
    decision: z.literal('return'),
    version,
    /** Everything that is missing, once. */
    papers: z.array(z.enum(paperKinds)).check(z.minLength(1), z.maxLength(paperKinds.length)),
    note: z.optional(multilineText(longestNote)),
  }),
  z.object({
    decision: z.literal('reassess'),
    version,
    /** What whoever assesses it is to look at again. */
    note: multilineText(longestNote),
  }),
  z.object({
    decision: z.literal('refuse'),
    version,
    reason: z.enum(reasonCodes),
    note: multilineText(longestNote),
  }),
  z.object({
    decision: z.literal('approve'),
    version,
    /** The claimant's document was looked at; asked where nobody of the staff has seen one yet. */
    identitySeen: z.optional(z.literal(true)),
  }),
])
export type ClaimDecision = z.output<typeof claimDecision>

import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const drawsSchema = z.object({
  /** Drawn seats are held for so long while the guardian confirms: nobody waits by the phone for a draw. */
  confirmHours: z.int().check(z.minimum(1), z.maximum(720)),
  /** The public value that is taken where staff name no other. */
  source: z.string(),
})

/** How draws are made. */
export const drawsRule: RuleKind<typeof drawsSchema> = { name: 'classes.draws', schema: drawsSchema }

import * as z from 'zod/mini'
import { spans } from './plans'
import type { Working } from './rules'
import { reasonCodes } from './states'

const whole = z.int()
const per = z.enum(spans)

/** A step of the working as it travels; `workingWords` says it. */
export const workingStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('sum'), sumFen: whole }),
  z.object({ step: z.literal('once') }),
  z.object({ step: z.literal('lessPaid'), paidFen: whole }),
  z.object({ step: z.literal('days'), days: whole, afterDays: whole, countedDays: whole, dailyFen: whole }),
  z.object({ step: z.literal('dayLimit'), maxDays: whole, usedDays: whole, per }),
  z.object({
    step: z.literal('cost'),
    costFen: whole,
    paidElsewhereFen: whole,
    deductibleFen: whole,
    baseFen: whole,
  }),
  z.object({ step: z.literal('percent'), percent: whole, ofFen: whole, amountFen: whole }),
  z.object({ step: z.literal('grade'), grade: whole, percent: whole, sumFen: whole }),
  z.object({ step: z.literal('itemCap'), capFen: whole, usedFen: whole, per }),
  z.object({ step: z.literal('coverCap'), capFen: whole, usedFen: whole }),
  z.object({ step: z.literal('yearCap'), capFen: whole, usedFen: whole }),
]) satisfies z.ZodMiniType<Working>

/** A line as the rules work it out. */
export const assessedLine = z.object({
  item: z.string(),
  askedFen: whole,
  amountFen: whole,
  working: z.array(workingStep),
  reason: z.nullable(z.enum(reasonCodes)),
})

export const assessment = z.object({ lines: z.array(assessedLine), totalFen: whole })
export type AssessmentView = z.output<typeof assessment>

import * as z from 'zod/mini'
import { askedPaper } from '../../shared/insurance/claimRules'
import { eventKinds } from '../../shared/insurance/plans'
import type { RuleKind } from '../platform/rules'

const appeals = z.object({ days: z.int().check(z.minimum(1), z.maximum(365)) })

/** For how many days a decision can be appealed against. */
export const appealRule: RuleKind<typeof appeals> = { name: 'insurance.appeals', schema: appeals }

const othersPapers = z.record(z.enum(eventKinds), z.array(askedPaper))

/** Papers asked of an heir or a guardian, by what happened: what covers the insured they are not told. */
export const othersPapersRule: RuleKind<typeof othersPapers> = { name: 'insurance.othersPapers', schema: othersPapers }

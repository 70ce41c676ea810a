import type { RuleKind } from '../platform/rules'
import { answerTime } from '../platform/workdays'

/** How long a union may take to answer. */
export const answerRule: RuleKind<typeof answerTime> = { name: 'complaints.answer', schema: answerTime }

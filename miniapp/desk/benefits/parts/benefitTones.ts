import type { BarState } from '../../../../shared/benefits/bars'
import type { ReviewState } from '../../../../shared/benefits/risk.contract'
import type { Tone } from '../../../ui'

export const benefitBarTones: Record<BarState, Tone> = { active: 'warn', appealed: 'grey', lifted: 'ok', upheld: 'red' }

export const reviewTones: Record<ReviewState, Tone> = { waiting: 'warn', granted: 'ok', refused: 'red' }

import type { BarState } from '../../../../shared/benefits/bars'
import type { Tone } from '../../../ui'

export const benefitBarTones: Record<BarState, Tone> = { active: 'warn', appealed: 'grey', lifted: 'ok', upheld: 'red' }

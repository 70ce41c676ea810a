import type { BarState } from '../../../../shared/classes/after'
import type { Tone } from '../../../ui'

export const barTones: Record<BarState, Tone> = { active: 'warn', appealed: 'grey', lifted: 'ok', upheld: 'red' }

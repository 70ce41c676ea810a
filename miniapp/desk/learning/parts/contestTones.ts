import type { ContestState, StageState } from '../../../../shared/learning/contestRules'
import type { Tone } from '../../../ui'

export const contestTones: Record<ContestState, Tone> = {
  draft: 'grey',
  published: 'ok',
  reviewing: 'warn',
  awarded: 'ok',
  stopped: 'red',
}

export const stageTones: Record<StageState, Tone> = { planned: 'grey', running: 'warn', closed: 'ok' }

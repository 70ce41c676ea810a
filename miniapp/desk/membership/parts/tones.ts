import type { ApplicationState } from '../../../../shared/membership/states'
import type { Tone } from '../../../ui'

export const stateTones: Record<ApplicationState, Tone> = {
  draft: 'grey',
  submitted: 'grey',
  returned: 'warn',
  approved: 'ok',
  refused: 'red',
  withdrawn: 'grey',
}

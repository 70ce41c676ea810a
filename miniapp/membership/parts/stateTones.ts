import type { ApplicationState } from '../../../shared/membership/states'
import type { Tone } from '../../ui'

/** The colour that goes with a state's word. */
export const stateTones: Record<ApplicationState, Tone> = {
  draft: 'grey',
  submitted: 'warn',
  returned: 'red',
  approved: 'ok',
  refused: 'red',
  withdrawn: 'grey',
}

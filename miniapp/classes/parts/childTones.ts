import type { GuardianshipState } from '../../../shared/classes/states'
import type { Tone } from '../../ui'

export const childTones: Record<GuardianshipState, Tone> = {
  stated: 'grey',
  returned: 'warn',
  confirmed: 'ok',
  refused: 'red',
  ended: 'grey',
}

import type { RosterState } from '../../../../shared/membership/rosters'
import type { Tone } from '../../../ui'

export const rosterTones: Record<RosterState, Tone> = {
  reading: 'warn',
  checked: 'warn',
  importing: 'warn',
  imported: 'ok',
  undoing: 'warn',
  undone: 'grey',
  failed: 'red',
}

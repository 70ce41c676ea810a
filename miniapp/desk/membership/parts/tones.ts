import type { EventState } from '../../../../shared/membership/events'
import type { ReleaseState } from '../../../../shared/membership/releases'
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

export const eventTones: Record<EventState, Tone> = { planned: 'grey', open: 'ok', ended: 'grey', closed: 'grey' }

export const releaseTones: Record<ReleaseState, Tone> = {
  submitted: 'grey',
  returned: 'warn',
  released: 'ok',
  refused: 'red',
}

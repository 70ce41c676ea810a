import type { TransferState } from '../../../shared/membership/standing'
import type { MembershipState } from '../../../shared/membership/states'
import type { Tone } from '../../ui'

/** The colour that goes with a membership's state. */
export const standingTones: Record<MembershipState, Tone> = {
  active: 'ok',
  transferring: 'warn',
  retained: 'warn',
  suspended: 'red',
  left: 'grey',
  lapsed: 'grey',
  expelled: 'red',
  deceased: 'grey',
  moved: 'grey',
}

export const transferTones: Record<TransferState, Tone> = {
  submitted: 'warn',
  accepted: 'ok',
  refused: 'red',
  withdrawn: 'grey',
  void: 'grey',
}

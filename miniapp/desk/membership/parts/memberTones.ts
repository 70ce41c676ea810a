import type { TransferState } from '../../../../shared/membership/standing'
import type { MembershipState } from '../../../../shared/membership/states'
import type { Tone } from '../../../ui'

export const memberTones: Record<MembershipState, Tone> = {
  active: 'ok',
  transferring: 'warn',
  retained: 'warn',
  suspended: 'red',
  left: 'grey',
  lapsed: 'grey',
  expelled: 'grey',
  deceased: 'grey',
  moved: 'grey',
}

export const transferTones: Record<TransferState, Tone> = {
  submitted: 'grey',
  accepted: 'ok',
  refused: 'red',
  withdrawn: 'grey',
  void: 'grey',
}

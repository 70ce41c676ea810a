import type { ClaimState } from '../../../../shared/insurance/states'
import type { Tone } from '../../../ui'

export const claimTones: Record<ClaimState, Tone> = {
  draft: 'grey',
  submitted: 'warn',
  returned: 'grey',
  assessed: 'warn',
  payable: 'warn',
  paying: 'warn',
  paid: 'ok',
  bounced: 'red',
  refused: 'grey',
  withdrawn: 'grey',
}

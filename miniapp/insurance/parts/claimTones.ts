import type { ClaimState } from '../../../shared/insurance/states'
import type { Tone } from '../../ui'

/** The colour that goes with a state's word, as the claimant sees it. */
export const claimTones: Record<ClaimState, Tone> = {
  draft: 'grey',
  submitted: 'warn',
  returned: 'red',
  assessed: 'warn',
  payable: 'warn',
  paying: 'warn',
  paid: 'ok',
  bounced: 'red',
  refused: 'red',
  withdrawn: 'grey',
}

import type { RefundState } from '../../../../shared/classes/refunds'
import type { Tone } from '../../../ui'

export const refundTones: Record<RefundState, Tone> = {
  asked: 'warn',
  approved: 'grey',
  payable: 'warn',
  paying: 'grey',
  paid: 'ok',
  bounced: 'red',
  refused: 'red',
}

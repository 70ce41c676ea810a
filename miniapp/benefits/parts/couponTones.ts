import type { CouponState } from '../../../shared/benefits/campaigns'
import type { Tone } from '../../ui'

export const couponTones: Record<CouponState, Tone> = {
  held: 'warn',
  usable: 'ok',
  used: 'grey',
  expired: 'grey',
  void: 'grey',
}

import { defineText } from '../i18n'

/** What the refusals around merchants and redeeming say. */
export const merchantErrors = defineText({
  zh: {
    errors: {
      'benefits.merchant_not_found': '没有找到这家商户。',
      'benefits.merchant_changed': '刚被别人改过,已为您刷新,请看过再改。',
      'benefits.merchant_closed': '这家商户已经停用。',
      'benefits.clerk_known': '这个手机号已经是这里的店员。',
      'benefits.clerk_not_found': '没有找到这位店员,可能已经移除。',
      'benefits.not_clerk': '您还不是商户店员,不能核销。请让店里联系发券的工会,把您的手机号加进去。',
      'benefits.code_unknown': '没有这个券码。请核对 12 位字符,或让顾客刷新后再试。',
      'benefits.code_over': '券码已经过期,请让顾客刷新后再试。',
      'benefits.other_merchant': '这张券不在您的店里用,请顾客查看券上的商户。',
      'benefits.own_coupon': '自己的券请同事来核销。',
      'benefits.coupon_used': '这张券已经用过了。',
      'benefits.coupon_expired': '这张券已经过期。',
      'benefits.coupon_held': '这张券还不能用。',
      'benefits.redemption_not_found': '没有找到这次核销。',
      'benefits.undo_over': '已经过了撤销时间,不能再撤销。有疑问请联系发券的工会。',
    },
  },
  en: {
    errors: {
      'benefits.merchant_not_found': 'This merchant was not found.',
      'benefits.merchant_changed': 'Somebody has just changed this; it was loaded again. Please look before you go on.',
      'benefits.merchant_closed': 'This merchant is out of use.',
      'benefits.clerk_known': 'This phone number is a clerk’s here already.',
      'benefits.clerk_not_found': 'This clerk was not found; they may have been removed.',
      'benefits.not_clerk':
        'You are no merchant’s clerk. Ask the shop to have the union that gives the coupons add your phone number.',
      'benefits.code_unknown': 'There is no such code. Check its 12 characters, or have the customer renew it.',
      'benefits.code_over': 'The time of this code is over. Have the customer renew it.',
      'benefits.other_merchant': 'This coupon is not for your shop. The customer sees on it where it is used.',
      'benefits.own_coupon': 'Your own coupon is redeemed by a colleague.',
      'benefits.coupon_used': 'This coupon has been used.',
      'benefits.coupon_expired': 'The time of this coupon is over.',
      'benefits.coupon_held': 'This coupon cannot be used yet.',
      'benefits.redemption_not_found': 'This redemption was not found.',
      'benefits.undo_over': 'The time to take it back is over. With any doubt, ask the union that gave the coupon.',
    },
  },
})

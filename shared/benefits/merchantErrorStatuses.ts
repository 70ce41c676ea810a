/** What merchants and redeeming add to `errorStatuses`. */
export const merchantErrorStatuses = {
  'benefits.merchant_not_found': 404,
  'benefits.merchant_changed': 409,
  'benefits.merchant_closed': 409,
  'benefits.clerk_known': 409,
  'benefits.clerk_not_found': 404,
  'benefits.not_clerk': 403,
  'benefits.code_unknown': 422,
  'benefits.code_over': 422,
  'benefits.other_merchant': 409,
  'benefits.own_coupon': 409,
  'benefits.coupon_used': 409,
  'benefits.coupon_expired': 409,
  'benefits.coupon_held': 409,
  'benefits.redemption_not_found': 404,
  'benefits.undo_over': 409,
} as const satisfies Record<string, number>

/** The feature's part of `errorStatuses`. */
export const paymentErrorStatuses = {
  'payments.payout_not_found': 404,
  'payments.payout_not_sent': 409,
  'payments.payout_differs': 409,
  'payments.four_eyes': 409,
  'payments.return_columns_missing': 422,
  'payments.return_unreadable': 422,
  'payments.return_too_long': 422,
  'payments.holder_other': 422,
} as const satisfies Record<string, number>

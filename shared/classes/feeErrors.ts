import { defineText } from '../i18n'

/** What the refusals of fees say. */
export const feeErrors = defineText({
  zh: {
    errors: {
      'classes.fee_not_found': '没有找到这笔费用。',
      'classes.fee_changed': '这笔费用刚被别人改过,请看最新情况。',
      'classes.fee_refunded': '这笔费用已经登记退费,不能再改。',
      'classes.refund_too_high': '退费不能多于已交的费用。',
    },
  },
  en: {
    errors: {
      'classes.fee_not_found': 'This fee was not found.',
      'classes.fee_changed': 'Somebody has just changed this fee; please look again.',
      'classes.fee_refunded': 'A refund was recorded already; this fee stays as it is.',
      'classes.refund_too_high': 'No more goes back than was paid.',
    },
  },
})

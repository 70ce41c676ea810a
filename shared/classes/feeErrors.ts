import { defineText } from '../i18n'

/** What the refusals of fees and refunds say. */
export const feeErrors = defineText({
  zh: {
    errors: {
      'classes.fee_not_found': '没有找到这笔费用。',
      'classes.fee_changed': '这笔费用刚被别人改过,请看最新情况。',
      'classes.fee_refunded': '这笔费用已经登记退费,不能再改。',
      'classes.refund_too_high': '退费不能多于已交的费用。',
      'classes.refund_reason_due': '金额与规定不同,请写明原因,复核的人要看。',
      'classes.refund_not_found': '没有找到这笔退费。',
      'classes.refund_changed': '这笔退费刚有变化,已为您刷新,请看过再继续。',
      'classes.refund_four_eyes': '登记退费和同意退费要由不同的人做,这一步请交给同事。',
      'classes.refund_identity_unseen': '还没有工作人员核对过这位家长的身份证件,请核对后再同意退费。',
    },
  },
  en: {
    errors: {
      'classes.fee_not_found': 'This fee was not found.',
      'classes.fee_changed': 'Somebody has just changed this fee; please look again.',
      'classes.fee_refunded': 'A refund was recorded already; this fee stays as it is.',
      'classes.refund_too_high': 'No more goes back than was paid.',
      'classes.refund_reason_due': 'This is not what goes back by the rule: say why, for who approves it.',
      'classes.refund_not_found': 'This refund was not found.',
      'classes.refund_changed': 'This refund has just changed and was loaded again. Please look before you go on.',
      'classes.refund_four_eyes': 'Who asked for a refund does not approve it: leave this step to a colleague.',
      'classes.refund_identity_unseen':
        'No member of staff has seen this guardian’s document yet; look at it before approving.',
    },
  },
})

import { defineText } from '../i18n'

/** What the refusals around bars and draws say. */
export const barErrors = defineText({
  zh: {
    errors: {
      'benefits.barred': '您有券到期没用,暂时不能领。原因、期限和申诉在「我的券」里。',
      'benefits.bar_not_found': '没有找到这条停领记录。',
      'benefits.bar_changed': '这条停领记录刚有变化,请看最新情况。',
      'benefits.bar_decided': '这个申诉已经有了结果。',
      'benefits.appeal_over': '申诉时间已经过了,或者已经申诉过。',
      'benefits.not_drawn': '这项福利不是抽签发放。',
      'benefits.opens_too_soon': '抽签要先公布承诺再开放报名:请把开始时间改到以后。',
    },
  },
  en: {
    errors: {
      'benefits.barred':
        'You let a coupon expire unused, so you cannot claim for a while. Why, until when, and how to appeal is with your coupons.',
      'benefits.bar_not_found': 'This pause was not found.',
      'benefits.bar_changed': 'This pause has just changed; please look again.',
      'benefits.bar_decided': 'This appeal is decided already.',
      'benefits.appeal_over': 'The time for an appeal is over, or there was one already.',
      'benefits.not_drawn': 'This benefit is not drawn.',
      'benefits.opens_too_soon': 'What decides a draw is published before it opens: please let it open later.',
    },
  },
})

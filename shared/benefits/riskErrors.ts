import { defineText } from '../i18n'

/** What the refusals of checks before a claim say. */
export const riskErrors = defineText({
  zh: {
    errors: {
      'benefits.check_due': '领取前要核对一下账号,请再点一次。',
      'benefits.challenge_due': '领取前请先回答一个小问题。',
      'benefits.answer_wrong': '答案不对,换了一题,请再试。',
      'benefits.review_not_found': '没有找到这次领取。',
      'benefits.review_changed': '这次领取的核查刚有变化,请看最新情况。',
      'benefits.review_decided': '这次领取已经核查过了。',
    },
  },
  en: {
    errors: {
      'benefits.check_due': 'The account is checked before claiming. Please tap once more.',
      'benefits.challenge_due': 'Please answer a short question before you claim.',
      'benefits.answer_wrong': 'That is not right. Here is another one.',
      'benefits.review_not_found': 'This claim was not found.',
      'benefits.review_changed': 'This claim has just changed; please look again.',
      'benefits.review_decided': 'This claim was decided already.',
    },
  },
})

import { defineText } from '../i18n'

/** What the refusals of what comes after a term say. */
export const afterErrors = defineText({
  zh: {
    errors: {
      'classes.bar_not_found': '没有找到这条停报记录。',
      'classes.bar_changed': '这条停报记录刚有变化,请看最新情况。',
      'classes.bar_decided': '这个申诉已经有了结果。',
      'classes.appeal_over': '申诉时间已经过了,或者已经申诉过。',
      'classes.certificate_not_found': '没有这个编号的证明,请核对编号。',
    },
  },
  en: {
    errors: {
      'classes.bar_not_found': 'This bar was not found.',
      'classes.bar_changed': 'This bar has just changed; please look again.',
      'classes.bar_decided': 'This appeal is decided already.',
      'classes.appeal_over': 'The time for an appeal is over, or there was one already.',
      'classes.certificate_not_found': 'There is no certificate of this number. Please check it.',
    },
  },
})

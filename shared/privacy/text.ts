import { defineText } from '../i18n'

export const privacyText = defineText({
  zh: {
    errors: {
      'privacy.consent_due': '请先阅读并同意个人信息保护说明。',
      'privacy.notice_outdated': '个人信息保护说明已更新,请重新阅读。',
    },
  },
  en: {
    errors: {
      'privacy.consent_due': 'Please read the privacy notice and agree first.',
      'privacy.notice_outdated': 'The privacy notice has changed. Please read it again.',
    },
  },
})

import { defineText } from '../i18n'

export const privacyText = defineText({
  zh: {
    errors: {
      'privacy.consent_due': '请先阅读并同意个人信息保护说明。',
      'privacy.notice_outdated': '个人信息保护说明已更新,请重新阅读。',
    },
    noticeTitle: '个人信息保护说明',
    inForce: (version: string, day: string) => `第 ${version} 版 · ${day}起施行`,
    findUnion: '找工会的电话和地址',
  },
  en: {
    errors: {
      'privacy.consent_due': 'Please read the privacy notice and agree first.',
      'privacy.notice_outdated': 'The privacy notice has changed. Please read it again.',
    },
    noticeTitle: 'Privacy notice',
    inForce: (version: string, day: string) => `Version ${version}, in force since ${day}`,
    findUnion: 'Find a union, its phone and address',
  },
})

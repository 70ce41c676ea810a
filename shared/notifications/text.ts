import { defineText } from '../i18n'

export const notificationsText = defineText({
  zh: {
    errors: {},
    title: '消息',
    empty: '还没有消息。办事有进展时,会在这里告诉您。',
    goServices: '看看能办什么',
    signedOut: '登录后,办事进展会在这里告诉您。',
    signIn: '去登录',
    unread: '未读',
    open: '去看看',
  },
  en: {
    errors: {},
    title: 'Messages',
    empty: 'No messages yet. We will tell you here when something moves.',
    goServices: 'See the services',
    signedOut: 'Sign in, and we tell you here how your matters go.',
    signIn: 'Sign in',
    unread: 'New',
    open: 'Open',
  },
})

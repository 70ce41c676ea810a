import { defineText } from '../i18n'

export const notificationsText = defineText({
  zh: {
    errors: {
      'notifications.not_found': '没有找到这条通知,或不在您的管辖范围。',
      'notifications.settled_meanwhile': '同事已经处理了这条通知。',
      'notifications.no_consent': '对方没有再同意接收微信通知,不能重发。请打电话告诉对方。',
    },
    title: '消息',
    empty: '还没有消息。办事有进展时,会在这里告诉您。',
    goServices: '看看能办什么',
    signedOut: '登录后,办事进展会在这里告诉您。',
    signIn: '去登录',
    unread: '未读',
    open: '去看看',
    readAll: '全部标为已读',
    unreadCount: (count: number) => `${count} 条未读`,
    end: '没有更早的消息了',
  },
  en: {
    errors: {
      'notifications.not_found': 'This message was not found, or is not in your area.',
      'notifications.settled_meanwhile': 'A colleague has dealt with this message.',
      'notifications.no_consent': 'They have not allowed another WeChat message. Please call them instead.',
    },
    title: 'Messages',
    empty: 'No messages yet. We will tell you here when something moves.',
    goServices: 'See the services',
    signedOut: 'Sign in, and we tell you here how far your applications are.',
    signIn: 'Sign in',
    unread: 'New',
    open: 'Open',
    readAll: 'Mark all as read',
    unreadCount: (count: number) => `${count} unread`,
    end: 'No earlier messages',
  },
})

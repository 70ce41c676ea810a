import type { Messages } from '../i18n/messages'

/** What the inbox says of a bar and its appeal. */
export const barMessages: Messages<'barred' | 'lifted' | 'upheld'> = {
  zh: {
    barred: ({ name, until, appealUntil }) => ({
      title: '券过期没用,暂停领券',
      body: `「${name}」到期没有使用,到 ${until} 为止不能领券。有特殊情况请在 ${appealUntil} 前申诉。`,
    }),
    lifted: ({ name }) => ({ title: '可以领券了', body: `因「${name}」的停领经复核已经解除。点开看理由。` }),
    upheld: ({ name, until }) => ({
      title: '申诉有了结果',
      body: `因「${name}」的停领经复核维持到 ${until}。点开看理由。`,
    }),
  },
  en: {
    barred: ({ name, until, appealUntil }) => ({
      title: 'Claiming is paused',
      body: `“${name}” was not used in time, so nothing can be claimed until ${until}. If there was a reason, appeal before ${appealUntil}.`,
    }),
    lifted: ({ name }) => ({
      title: 'You can claim again',
      body: `The pause because of “${name}” was lifted. See why.`,
    }),
    upheld: ({ name, until }) => ({
      title: 'Your appeal is decided',
      body: `The pause because of “${name}” stays until ${until}. See why.`,
    }),
  },
}

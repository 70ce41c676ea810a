import type { Messages } from '../i18n/messages'

type Template = 'barred' | 'lifted' | 'upheld' | 'certified'

/** What the inbox says after a term; never of which child. */
export const afterMessages: Messages<Template> = {
  zh: {
    barred: ({ term, attended, asked, until, appealUntil }) => ({
      title: '缺勤较多,暂停报名',
      body: `「${term}」出勤 ${attended}%,低于要求的 ${asked}%,到 ${until} 前不能报名。有异议请在 ${appealUntil} 前申诉。`,
    }),
    lifted: ({ term }) => ({ title: '停报已解除', body: `「${term}」的停报经复核已经解除,可以报名了。点开看理由。` }),
    upheld: ({ term, until }) => ({
      title: '申诉有了结果',
      body: `「${term}」的停报经复核维持到 ${until}。点开看理由。`,
    }),
    certified: ({ term }) => ({ title: '结业证明已开好', body: `「${term}」的结业证明可以查看了,也可以给班级评价。` }),
  },
  en: {
    barred: ({ term, attended, asked, until, appealUntil }) => ({
      title: 'Booking is paused after missed days',
      body: `In “${term}” ${attended}% of the days were attended, less than the ${asked}% asked. No booking before ${until}. You can appeal until ${appealUntil}.`,
    }),
    lifted: ({ term }) => ({ title: 'You can book again', body: `The pause after “${term}” was lifted. See why.` }),
    upheld: ({ term, until }) => ({
      title: 'Your appeal is decided',
      body: `The pause after “${term}” stays until ${until}. See why.`,
    }),
    certified: ({ term }) => ({
      title: 'Certificates are ready',
      body: `Those of “${term}” can be seen, and you can rate the class.`,
    }),
  },
}

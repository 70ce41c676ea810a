import type { Messages } from '../i18n/messages'

/** What the inbox says at each step of a correction. */
export const privacyMessages: Messages<'submitted' | 'approved' | 'refused'> = {
  zh: {
    submitted: ({ number }) => ({
      title: '我们收到了您的更正申请',
      body: `工会正在核对,编号 ${number}。有结果会马上告诉您。`,
    }),
    approved: ({ number }) => ({ title: '信息已更正', body: `更正申请 ${number} 已经办好,新的信息已经生效。` }),
    refused: ({ number }) => ({
      title: '这次没有更正',
      body: `更正申请 ${number} 没有通过,原因写在更正记录里。材料齐了可以再申请。`,
    }),
  },
  en: {
    submitted: ({ number }) => ({
      title: 'We have your correction',
      body: `Your union is checking it. Reference ${number}; we tell you as soon as it is decided.`,
    }),
    approved: ({ number }) => ({ title: 'Corrected', body: `Correction ${number} is done and holds from now on.` }),
    refused: ({ number }) => ({
      title: 'Not corrected this time',
      body: `Correction ${number} was refused; the reason is in your corrections. You can ask again.`,
    }),
  },
}

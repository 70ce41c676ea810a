import type { Messages } from '../i18n/messages'

/** What the inbox says once a claim or an appeal has arrived; never for what, as others may look at the screen. */
export const claimMessages: Messages<'submitted' | 'appealed'> = {
  zh: {
    submitted: ({ claim }) => ({
      title: '理赔申请收到了',
      body: `申请编号 ${claim},工会正在审核。每走一步都会告诉您,不用重复提交。`,
    }),
    appealed: ({ claim }) => ({
      title: '申诉收到了',
      body: `申诉编号 ${claim},由其他工作人员重新审核,有结果会告诉您。`,
    }),
  },
  en: {
    submitted: ({ claim }) => ({
      title: 'Your claim has arrived',
      body: `Claim ${claim} is with the union now. We tell you at every step; there is no need to file it again.`,
    }),
    appealed: ({ claim }) => ({
      title: 'Your appeal has arrived',
      body: `Appeal ${claim} is looked at by other staff. We tell you what they decide.`,
    }),
  },
}

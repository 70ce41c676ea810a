import type { Messages } from '../i18n/messages'

/** What is said when a paper that was received is there no more; what it shows is never named. */
export const paperMessages: Messages<'paperLost' | 'paperLostAtDesk'> = {
  zh: {
    paperLost: ({ claim, receipt }) => ({
      title: '有一份理赔材料需要重传',
      body: `申请 ${claim} 的材料(回执 ${receipt})在我们这边损坏了,很抱歉。请再传一次,申请和期限不受影响。`,
    }),
    paperLostAtDesk: ({ claim, receipt }) => ({
      title: '有一份理赔材料损坏了',
      body: `申请 ${claim} 的材料(回执 ${receipt})读不出来了,已请申请人重传。请联系系统管理员检查存储和备份。`,
    }),
  },
  en: {
    paperLost: ({ claim, receipt }) => ({
      title: 'Please send a paper of your claim again',
      body: `A paper of claim ${claim} (receipt ${receipt}) was damaged on our side. We are sorry. Please send it again; the claim and its dates stay as they are.`,
    }),
    paperLostAtDesk: ({ claim, receipt }) => ({
      title: 'A paper of a claim is damaged',
      body: `A paper of claim ${claim} (receipt ${receipt}) cannot be read any more; the claimant was asked for it. Have the storage and its backup looked at.`,
    }),
  },
}

export const paperLostSms = {
  text: {
    zh: '您的理赔申请{1}有一份材料需要重传,请打开小程序办理。',
    en: 'A paper of your claim {1} has to be sent again. Please open the app.',
  },
  params: ['claim'],
}

import type { Messages } from '../i18n/messages'

/** What is said when a paper that was received is there no more, or cannot be used; what it shows is never named. */
export const paperMessages: Messages<
  'paperLost' | 'paperLostAfter' | 'paperLostAtDesk' | 'paperUnfit' | 'paperUnfitAtDesk'
> = {
  zh: {
    paperLost: ({ claim, receipt }) => ({
      title: '有一份理赔材料需要重传',
      body: `申请 ${claim} 的材料(回执 ${receipt})在我们这边损坏了,很抱歉。请再传一次,申请和期限不受影响。`,
    }),
    paperLostAfter: ({ claim, receipt }) => ({
      title: '一份旧的理赔材料损坏了',
      body: `申请 ${claim} 的材料(回执 ${receipt})在我们这边损坏了,很抱歉。这份申请已经办过,您不用重传。`,
    }),
    paperUnfit: ({ claim, receipt }) => ({
      title: '有一份理赔材料不能用,请重传',
      body: `申请 ${claim} 的材料(回执 ${receipt})打不开或不合要求,原因写在材料旁边。请再传一次,不用重新提交申请。`,
    }),
    paperUnfitAtDesk: ({ claim, receipt }) => ({
      title: '一件理赔的材料不能用',
      body: `申请 ${claim} 的材料(回执 ${receipt})提交后检查出不能用,已请申请人重传。`,
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
    paperLostAfter: ({ claim, receipt }) => ({
      title: 'An old paper of a claim is damaged',
      body: `A paper of claim ${claim} (receipt ${receipt}) was damaged on our side. We are sorry. The claim is decided; you need not send it again.`,
    }),
    paperUnfit: ({ claim, receipt }) => ({
      title: 'A paper of your claim cannot be used: send it again',
      body: `A paper of claim ${claim} (receipt ${receipt}) cannot be opened or used; why is written beside it. Send it again; the claim need not be handed in anew.`,
    }),
    paperUnfitAtDesk: ({ claim, receipt }) => ({
      title: 'A paper of a claim cannot be used',
      body: `A paper of claim ${claim} (receipt ${receipt}) turned out unusable after it was handed in; the claimant was asked for it.`,
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

import type { Messages } from '../i18n/messages'

/** What the inbox says at each step; never what was written, as others may look at the screen. */
export const complaintMessages: Messages<'submitted' | 'passedOn' | 'answered' | 'closed'> = {
  zh: {
    submitted: ({ organisation, receipt }) => ({
      title: '您写的话,工会收到了',
      body: `由${organisation}答复,回执编号 ${receipt}。有答复会在这里告诉您。`,
    }),
    passedOn: ({ organisation, receipt }) => ({
      title: '您写的话,转给了别的工会',
      body: `回执编号 ${receipt} 转由${organisation}答复,答复的期限不变。`,
    }),
    answered: ({ organisation, receipt }) => ({
      title: '工会答复您了',
      body: `${organisation}答复了回执编号 ${receipt}。还有不清楚的,可以再问一次。`,
    }),
    closed: ({ organisation, receipt }) => ({
      title: '您反映的事办结了',
      body: `${organisation}办结了回执编号 ${receipt},写明了原因。不认可的,可以再说一次。`,
    }),
  },
  en: {
    submitted: ({ organisation, receipt }) => ({
      title: 'The union has what you wrote',
      body: `${organisation} will answer. Receipt ${receipt}. We tell you here when they do.`,
    }),
    passedOn: ({ organisation, receipt }) => ({
      title: 'What you wrote went to another union',
      body: `${organisation} will answer receipt ${receipt}, by the same day as before.`,
    }),
    answered: ({ organisation, receipt }) => ({
      title: 'The union has answered you',
      body: `${organisation} has answered receipt ${receipt}. If something is still unclear, you can ask once more.`,
    }),
    closed: ({ organisation, receipt }) => ({
      title: 'Your matter was closed',
      body: `${organisation} has closed receipt ${receipt} and given the reason. If you disagree, you can write once more.`,
    }),
  },
}

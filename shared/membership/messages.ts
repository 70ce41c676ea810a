import type { Locale } from '../i18n'

interface Params {
  [name: string]: string
}

interface Written {
  title: string
  body: string
}

type Messages = Record<'submitted' | 'returned' | 'approved' | 'refused' | 'shadowed', (params: Params) => Written>

/** What the inbox says at each step of an application. */
export const membershipMessages: Record<Locale, Messages> = {
  zh: {
    submitted: ({ organisation, receipt }) => ({
      title: '我们收到了您的入会申请',
      body: `${organisation}正在审核,回执编号 ${receipt}。有结果会马上告诉您。`,
    }),
    returned: ({ organisation }) => ({
      title: '入会申请还差一点材料',
      body: `${organisation}请您补充,需要补的都列在申请里了,补好再交就行。`,
    }),
    approved: ({ organisation, number }) => ({
      title: '欢迎加入工会',
      body: `${organisation}已通过您的申请,会员编号 ${number}。会员卡已经可以使用。`,
    }),
    refused: ({ organisation }) => ({
      title: '入会申请没有通过',
      body: `${organisation}写明了原因。您可以查看原因,改好后再次申请。`,
    }),
    shadowed: ({ organisation }) => ({
      title: '有单位把您列入了会员名单',
      body: `${organisation}把您列入了它的会员名单。您选了“不告诉单位”:您的会籍没有变,对方看到的和对不认识的人一样,不知道您已经入会。`,
    }),
  },
  en: {
    submitted: ({ organisation, receipt }) => ({
      title: 'We have your application',
      body: `${organisation} is looking at it. Receipt ${receipt}. We will tell you as soon as it is decided.`,
    }),
    returned: ({ organisation }) => ({
      title: 'Your application needs a little more',
      body: `${organisation} asks you to add something. All of it is listed in the application; add it and hand it in again.`,
    }),
    approved: ({ organisation, number }) => ({
      title: 'Welcome to the union',
      body: `${organisation} has accepted you. Your membership number is ${number}, and your card is ready.`,
    }),
    refused: ({ organisation }) => ({
      title: 'Your application was not accepted',
      body: `${organisation} has given the reason. You can read it, and apply again.`,
    }),
    shadowed: ({ organisation }) => ({
      title: 'A unit has put you on its list of members',
      body: `${organisation} has put you on its list. You asked that your employer is not told: your membership has not changed, and they see what they would for somebody unknown, not that you are a member.`,
    }),
  },
}

/** By SMS goes what must arrive: short, and without anything personal but the union's name. */
export const membershipSms = {
  approved: {
    zh: '{1}已通过您的入会申请,会员卡可以使用了。',
    en: '{1} has accepted you. Your membership card is ready.',
  },
  returned: {
    zh: '{1}请您补充入会材料,请打开小程序查看。',
    en: '{1} asks you to add to your application. Please open the mini program.',
  },
} satisfies Record<string, Record<Locale, string>>

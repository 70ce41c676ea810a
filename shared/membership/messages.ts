import type { Locale } from '../i18n'
import type { Messages } from '../i18n/messages'

type Template =
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'refused'
  | 'shadowed'
  | 'enrolled'
  | 'releaseOpened'
  | 'releaseReturned'
  | 'releaseRefused'
  | 'releaseReleased'
  | 'phoneReleased'
  | 'documentReleased'
  | 'documentUsed'

/** What the inbox says at each step of an application. */
export const membershipMessages: Messages<Template> = {
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
    enrolled: ({ organisation, number }) => ({
      title: '您已是工会会员',
      body: `${organisation}已把您登记为会员,会员编号 ${number}。会员卡已经可以使用;如有不对,请联系这个工会。`,
    }),
    releaseOpened: ({ organisation, receipt }) => ({
      title: '工作人员在核对您的号码',
      body: `${organisation}会核对号码是不是您的,编号 ${receipt}。有结果会马上告诉您,入会资料都还在。`,
    }),
    releaseReturned: ({ organisation }) => ({
      title: '号码核实还要您补充',
      body: `${organisation}写明了还需要什么,请打开看看,回复后接着办。`,
    }),
    releaseRefused: ({ organisation }) => ({
      title: '号码核实没有通过',
      body: `${organisation}写明了原因。有新的凭证可以再申请核实。`,
    }),
    releaseReleased: ({ organisation }) => ({
      title: '号码核实好了',
      body: `${organisation}已经办好,可以接着用这个号码办事了。`,
    }),
    phoneReleased: ({ number, organisation }) => ({
      title: '手机号已从您的账号解除',
      body: `${organisation}核实后,${number} 现在归别人使用,已从您的账号解除,各处登录也已退出。您的会籍和记录都还在:请用微信登录,绑定现在的手机号。有疑问请联系该工会。`,
    }),
    documentReleased: ({ number, organisation }) => ({
      title: '证件号码已从您的账号解除',
      body: `${organisation}核实后,证件 ${number} 属于另一个人,已从您的账号解除。您的会籍还在,请带本人证件到工会重新登记。有疑问请联系该工会。`,
    }),
    documentUsed: ({ organisation }) => ({
      title: '有人用您的证件号码申请入会',
      body: `${organisation}收到一份写着您证件号码的入会申请。您的会籍没有变,对方也不知道您已经入会。不是您本人申请的,请告诉您所在的工会,工作人员正在核对。`,
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
    enrolled: ({ organisation, number }) => ({
      title: 'You are a member of the union',
      body: `${organisation} has entered you as a member. Your number is ${number}, and your card is ready. If this is not right, please tell the union.`,
    }),
    releaseOpened: ({ organisation, receipt }) => ({
      title: 'Staff are checking your number',
      body: `${organisation} checks that the number is yours. Reference ${receipt}. We will tell you as soon as it is decided; what you filled in is kept.`,
    }),
    releaseReturned: ({ organisation }) => ({
      title: 'Checking your number takes a little more',
      body: `${organisation} says what is still needed. Open it, answer, and it goes on.`,
    }),
    releaseRefused: ({ organisation }) => ({
      title: 'The number could not be released',
      body: `${organisation} has given the reason. With new proof you can ask again.`,
    }),
    releaseReleased: ({ organisation }) => ({
      title: 'Your number has been checked',
      body: `${organisation} has settled it. You can go on with this number.`,
    }),
    phoneReleased: ({ number, organisation }) => ({
      title: 'A phone number was taken off your account',
      body: `${organisation} found that ${number} is now used by somebody else. It was taken off your account, and you were signed out everywhere. Your membership and records are kept: sign in with WeChat and bind your present number, or ask that union.`,
    }),
    documentReleased: ({ number, organisation }) => ({
      title: 'A document was taken off your account',
      body: `${organisation} found that the document ${number} is somebody else's, and took it off your account. Your membership is kept: bring your own document to the union, or ask there.`,
    }),
    documentUsed: ({ organisation }) => ({
      title: 'Somebody applied with your document number',
      body: `${organisation} received an application with your document number. Your membership has not changed, and they do not know of it. If it was not you, tell your union; staff are looking at it.`,
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

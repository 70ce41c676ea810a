import type { Locale } from '../i18n'
import type { Messages } from '../i18n/messages'

/** What the inbox says at each step of a correction, and of closing the account. */
export const privacyMessages: Messages<'submitted' | 'approved' | 'refused' | 'closing' | 'staysOpen'> = {
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
    closing: ({ until }) => ({
      title: '您的账号将被注销',
      body: `您申请了注销账号。${until} 前可以反悔:打开“注销账号”,点“恢复账号”,什么都不会丢。不是您本人?请马上回来,并更换手机号。`,
    }),
    staysOpen: () => ({
      title: '账号不注销了',
      body: '您撤回了注销申请,账号照常使用,什么都没有丢。',
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
    closing: ({ until }) => ({
      title: 'Your account is going to close',
      body: `You asked to close your account. Until ${until} you can come back from the page “Close the account”, and nothing is lost. It was not you? Come back at once, and change your phone number.`,
    }),
    staysOpen: () => ({
      title: 'Your account stays open',
      body: 'You took the request to close it back. Everything is as it was.',
    }),
  },
}

/** As short as an SMS has to be; {1} is until when one can come back. */
export const privacySms = {
  closing: {
    zh: '您的账号将注销,{1}前可以回来。不是您本人请马上打开小程序。',
    en: 'Your account is going to close. Come back by {1}. Not you? Open the mini program now.',
  },
  staysOpen: {
    zh: '您的账号不注销了,照常使用。',
    en: 'Your account stays open, as before.',
  },
} satisfies Record<string, Record<Locale, string>>

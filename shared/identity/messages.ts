import type { Messages } from '../i18n/messages'

export type IdentityMessage = 'secondFactorReset' | 'recoveryCodeUsed' | 'phoneChanged' | 'roleGranted' | 'roleEnded'

/** What a person is told when something about their account changed. */
export const identityMessages: Messages<IdentityMessage> = {
  zh: {
    secondFactorReset: ({ organisation }) => ({
      title: '动态码已被重置',
      body: `${organisation}的机构管理员重置了您的动态码,您在各处的登录都已退出。请重新登录并启用动态码。不是您提出的?请马上联系上级工会。`,
    }),
    recoveryCodeUsed: ({ left }) => ({
      title: '用掉了一个备用码',
      body: `有人用备用码通过了验证,还剩 ${left} 个。不是您本人?请马上联系机构管理员。`,
    }),
    phoneChanged: ({ phone }) => ({
      title: '手机号已更换',
      body: `登录用的手机号换成了 ${phone},其他地方的登录都已退出。不是您本人?请马上联系您的工会。`,
    }),
    roleGranted: ({ organisation }) => ({
      title: '您有了新的工作角色',
      body: `${organisation}给了您一个工作人员角色,在“我的”里可以看到。`,
    }),
    roleEnded: ({ organisation }) => ({
      title: '您的一个工作角色已结束',
      body: `您在${organisation}的一个工作人员角色已结束。有疑问请联系这个工会。`,
    }),
  },
  en: {
    secondFactorReset: ({ organisation }) => ({
      title: 'Your authenticator was reset',
      body: `The administrator of ${organisation} reset your authenticator, and you were signed out everywhere. Sign in and set it up again. You did not ask for this? Call the union above at once.`,
    }),
    recoveryCodeUsed: ({ left }) => ({
      title: 'A recovery code was used',
      body: `Somebody signed in with one of your recovery codes; ${left} are left. It was not you? Call your administrator at once.`,
    }),
    phoneChanged: ({ phone }) => ({
      title: 'Your number was changed',
      body: `You now sign in with ${phone}, and were signed out elsewhere. It was not you? Call your union at once.`,
    }),
    roleGranted: ({ organisation }) => ({
      title: 'You have a new role',
      body: `${organisation} has given you a staff role. You find it under “Me”.`,
    }),
    roleEnded: ({ organisation }) => ({
      title: 'One of your roles has ended',
      body: `A staff role of yours at ${organisation} has ended. Ask that union if you wonder why.`,
    }),
  },
}

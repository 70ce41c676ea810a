import type { Messages } from '../i18n/messages'

/** What guardians are told of a day in class; no child is named, as others may look at the screen. */
export const dayMessages: Messages<'absent' | 'pickedUp' | 'asks' | 'incident'> = {
  zh: {
    absent: ({ className }) => ({
      title: '孩子今天没有到班',
      body: `${className}:今天没有签到,也没有收到请假。如有情况,请尽快联系老师。`,
    }),
    pickedUp: ({ className, time }) => ({
      title: '孩子已接走',
      body: `${className}:${time} 已交接。点开可看交接给了谁;如有疑问,请马上联系托管点。`,
    }),
    asks: ({ className }) => ({
      title: '有人来接孩子,请您确认',
      body: `${className}:来人不在接送人名单里。您同意之前,孩子由老师照看。`,
    }),
    incident: ({ className }) => ({
      title: '老师有情况要告诉您',
      body: `${className}:老师记了一件事,请点开查看。`,
    }),
  },
  en: {
    absent: ({ className }) => ({
      title: 'Your child did not come today',
      body: `${className}: the child was not signed in, and nobody excused it. Please call the teacher soon.`,
    }),
    pickedUp: ({ className, time }) => ({
      title: 'Your child was picked up',
      body: `${className}: handed over at ${time}. Open to see to whom; call the site at once if anything is wrong.`,
    }),
    asks: ({ className }) => ({
      title: 'Somebody asks for your child',
      body: `${className}: they were not named for pick-up. Your child stays with the teacher until you allow it.`,
    }),
    incident: ({ className }) => ({
      title: 'The teacher has something to tell you',
      body: `${className}: something was written down today. Please open to read it.`,
    }),
  },
}

export const daySms = {
  absent: {
    zh: '{1}:您的孩子今天没有签到,也没有请假,请尽快联系老师。',
    en: '{1}: your child was not signed in today and not excused. Please call the teacher.',
  },
  asks: {
    zh: '{1}:有人来接您的孩子,不在接送人名单里,请打开小程序确认。',
    en: '{1}: somebody who was not named asks for your child. Please open the app to answer.',
  },
  incident: {
    zh: '{1}:老师有情况要告诉您,请打开小程序查看。',
    en: '{1}: the teacher has something to tell you. Please open the app.',
  },
}

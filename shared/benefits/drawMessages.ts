import type { Messages } from '../i18n/messages'

/** What the inbox says of a draw of coupons. */
export const benefitDrawMessages: Messages<'won' | 'lost'> = {
  zh: {
    won: ({ name }) => ({ title: '抽中了', body: `「${name}」抽中了,券已放进「我的券」。抽签过程人人可以核对。` }),
    lost: ({ name }) => ({ title: '这次没有抽中', body: `「${name}」已经抽签,这次没有抽中。抽签过程人人可以核对。` }),
  },
  en: {
    won: ({ name }) => ({
      title: 'Drawn',
      body: `“${name}” was drawn for you and is among your coupons. Anybody can check the draw.`,
    }),
    lost: ({ name }) => ({
      title: 'Not drawn this time',
      body: `Lots were drawn for “${name}”, and not for you this time. Anybody can check the draw.`,
    }),
  },
}

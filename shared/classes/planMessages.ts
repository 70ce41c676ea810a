import type { Messages } from '../i18n/messages'

/** What families are told of a class that was changed. */
export const planMessages: Messages<'moved'> = {
  zh: {
    moved: ({ class: name, site, room }) => ({
      title: '上课地点换了',
      body: `「${name}」改到${site}${room}。报名和排队都不受影响,来之前请看一下地址。`,
    }),
  },
  en: {
    moved: ({ class: name, site, room }) => ({
      title: 'The class has moved',
      body: `“${name}” is now held at ${site}, ${room}. Your places stay as they are; please look at the address.`,
    }),
  },
}

import type { Messages } from '../i18n/messages'

/** What the inbox says of a draw; never of which child. */
export const drawMessages: Messages<'drawWon' | 'drawQueued'> = {
  zh: {
    drawWon: ({ class: name, until }) => ({
      title: '抽中了,请确认名额',
      body: `「${name}」抽中了,名额为您留到 ${until},请点开确认。过时会让给下一位。`,
    }),
    drawQueued: ({ class: name }) => ({
      title: '这次没有抽中,已为您排队',
      body: `「${name}」已经抽签,您按抽签顺序排队,有空位会通知您。抽签过程人人可以核对。`,
    }),
  },
  en: {
    drawWon: ({ class: name, until }) => ({
      title: 'Drawn: please confirm your seats',
      body: `Seats in “${name}” were drawn for you and are kept until ${until}. Then they go to the next in line.`,
    }),
    drawQueued: ({ class: name }) => ({
      title: 'Not drawn this time; you are in the queue',
      body: `Lots were drawn for “${name}”. You wait in the order drawn and hear of free seats. Anybody can check the draw.`,
    }),
  },
}

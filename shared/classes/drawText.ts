import { defineText } from '../i18n'

/** Words of draws that are a class's own, for families and at the desk; what every draw says is in `shared/draws`. */
export const drawText = defineText({
  zh: {
    seats: (count: number) => `${count} 个名额`,
    tickets: (count: number, seats: number) => `${count} 张签,共 ${seats} 个孩子`,
    siblings: '一次一起报名的兄弟姐妹是一张签,要么都有名额,要么一起排队。',
    seatsRule: '按顺序给名额;剩下的名额不够一张签上的孩子,就先给后面够的,这张签排队在前。',
    ownStates: {
      entered: '等待抽签',
      held: '抽中了,请确认',
      confirmed: '抽中了,已确认',
      waiting: '排队中',
      offered: '轮到您了,请接受',
      cancelled: '已退出',
      expired: '没有按时确认',
      ended: '已结束',
    },
    outcomes: { won: '抽中', waiting: '排队', gone: '已退出' },
    ticketSeats: (count: number) => `${count} 个孩子`,
    // The desk's.
    deskLead: '准备抽签,封存名单后抽签',
    entered: (what: string) => `现在的报名:${what}`,
    seePublic: '看家长看到的页面',
  },
  en: {
    seats: (count: number) => (count === 1 ? '1 seat' : `${count} seats`),
    tickets: (count: number, seats: number) => `${count} tickets, ${seats} children in all`,
    siblings: 'Siblings who were entered together are one ticket: all get seats, or all wait.',
    seatsRule:
      'Seats go in that order; where too few are left for a ticket, the next that fits has them and this one heads the queue.',
    ownStates: {
      entered: 'Waiting for the draw',
      held: 'Drawn: please confirm',
      confirmed: 'Drawn and confirmed',
      waiting: 'In the queue',
      offered: 'Your turn: please accept',
      cancelled: 'Withdrawn',
      expired: 'Not confirmed in time',
      ended: 'Over',
    },
    outcomes: { won: 'Drawn', waiting: 'Queue', gone: 'Withdrawn' },
    ticketSeats: (count: number) => (count === 1 ? '1 child' : `${count} children`),
    deskLead: 'Prepare it, and draw once the list is frozen',
    entered: (what: string) => `Entered now: ${what}`,
    seePublic: 'See what families see',
  },
})

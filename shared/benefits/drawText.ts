import { defineText } from '../i18n'

/** Words of draws that are coupons' own; what every draw says is in `shared/draws`. */
export const drawText = defineText({
  zh: {
    coupons: (count: number) => `${count} 张券`,
    entered: (count: number) => `${count} 人报名`,
    rule: '按抽签顺序一人一张,发完为止。',
    enter: '报名抽签',
    toDraw: '去抽签',
    enterNote: '一人一张签,抽签前都不用再操作。',
    signIn: '登录后报名',
    done: '已报名,等待抽签',
    ownStates: { entered: '等待抽签', won: '抽中了', lost: '没有抽中' },
    outcomes: { won: '抽中', waiting: '未抽中', gone: '未抽中' },
    ownCoupon: '去看券',
    blocked: '现在不能报名',
    appeal: '停领和申诉',
    // The desk's.
    deskLead: '准备抽签,封存名单后抽签发券',
    seePublic: '看会员看到的页面',
  },
  en: {
    coupons: (count: number) => (count === 1 ? '1 coupon' : `${count} coupons`),
    entered: (count: number) => (count === 1 ? '1 entered' : `${count} entered`),
    rule: 'One coupon each in that order, while there are any.',
    enter: 'Enter the draw',
    toDraw: 'To the draw',
    enterNote: 'One ticket each; there is nothing to do until lots are drawn.',
    signIn: 'Sign in to enter',
    done: 'Entered, waiting for the draw',
    ownStates: { entered: 'Waiting for the draw', won: 'Drawn', lost: 'Not drawn' },
    outcomes: { won: 'Drawn', waiting: 'Not drawn', gone: 'Not drawn' },
    ownCoupon: 'See the coupon',
    blocked: 'Cannot be entered now',
    appeal: 'Pauses and appeals',
    deskLead: 'Prepare it; once the list is frozen, draw and give the coupons',
    seePublic: 'See what members see',
  },
})

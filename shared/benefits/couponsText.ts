import { defineText } from '../i18n'

/** The words of a member's coupons. */
export const couponsText = defineText({
  zh: {
    errors: {},
    title: '我的券',
    couponTitle: '券',
    groupLabel: '看哪些券',
    groups: { usable: '可使用', used: '已使用', expired: '已失效' },
    none: { usable: '还没有可用的券,去看看有什么福利。', used: '还没有用过的券。', expired: '没有失效的券。' },
    see: '看福利',
    states: { held: '待核验', usable: '可使用', used: '已使用', expired: '已过期', void: '已作废' },
    until: (day: string) => `有效期至 ${day}`,
    usedAt: (when: string) => `${when} 使用`,
    order: (order: number) => `您是第 ${order} 位`,
    givenAt: (when: string) => `${when} 得到`,
    howTo: '怎么用',
    from: '发放工会',
    campaign: '看这项福利',
    held: {
      assurance: '这张券已为您留好。到工会或入会活动现场核验一次证件,就可以使用。',
      review: '这次领取正在核对,一般很快;结果会通知您,券为您留着。',
    },
  },
  en: {
    errors: {},
    title: 'My coupons',
    couponTitle: 'Coupon',
    groupLabel: 'Which coupons',
    groups: { usable: 'To use', used: 'Used', expired: 'Over' },
    none: { usable: 'No coupons yet. See what there is.', used: 'None used yet.', expired: 'None is over.' },
    see: 'See benefits',
    states: { held: 'Waits', usable: 'To use', used: 'Used', expired: 'Expired', void: 'Void' },
    until: (day: string) => `Valid to ${day}`,
    usedAt: (when: string) => `Used ${when}`,
    order: (order: number) => `You are number ${order}`,
    givenAt: (when: string) => `Given ${when}`,
    howTo: 'How to use it',
    from: 'Union',
    campaign: 'See the benefit',
    held: {
      assurance: 'It is kept for you. Show your document once at the union or at a joining event to use it.',
      review: 'Your claim is being looked at, mostly for a short time. It is kept for you, and you will be told.',
    },
  },
})

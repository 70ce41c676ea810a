import { defineText } from '../i18n'

/** Words of checks before a claim, for members and at the desk. */
export const riskText = defineText({
  zh: {
    title: '回答一个小问题',
    why: '这样可以把券留给真正的会员。答对后马上为您领取。',
    answer: '您的答案',
    send: '回答并领取',
    // The desk's.
    deskTitle: '领取核查',
    matter: '领取核查',
    routes: { wechatRisk: '微信提示风险' },
    states: { waiting: '待核查', granted: '已发放', refused: '不予发放' },
    reasons: { wechatRisk: '微信提示这个账号可能在批量领券。券已为本人留着,核实后再发放。' },
    claimedAt: (at: string) => `${at} 领取`,
    remark: '不予发放的理由',
    remarkHint: '会员会看到这段话。',
    grant: '发放',
    refuse: '不予发放',
    decided: '已处理',
  },
  en: {
    title: 'A short question',
    why: 'It keeps the coupons for members. Once it is answered you have yours.',
    answer: 'Your answer',
    send: 'Answer and claim',
    deskTitle: 'Held claim',
    matter: 'Held claim',
    routes: { wechatRisk: 'Risk told by WeChat' },
    states: { waiting: 'To be looked at', granted: 'Given', refused: 'Refused' },
    reasons: { wechatRisk: 'WeChat says that this account may gather coupons. The coupon is kept for the person.' },
    claimedAt: (at: string) => `Claimed ${at}`,
    remark: 'Why it is refused',
    remarkHint: 'The member will read this.',
    grant: 'Give the coupon',
    refuse: 'Refuse',
    decided: 'Done',
  },
})

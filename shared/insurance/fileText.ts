import { defineText } from '../i18n'

/** Words of a claim that staff write down for somebody who cannot. */
export const fileText = defineText({
  zh: {
    title: '代为申请理赔',
    lead: '替不便自己办理的会员填写。会记下由您代填,审核由其他工作人员负责;会员能在自己的手机上看到进度。',
    name: '会员姓名',
    documentNumber: '证件号码',
    event: '发生了什么',
    bank: '开户行',
    number: '收款账号',
    numberHint: '只能是会员本人的账户',
    consent: '会员已在纸上签字,同意工会使用健康和账户信息',
    missing: '请填全以上各项',
    next: '下一步:上传材料',
    submit: '提交申请',
    done: (number: string) => `已提交,编号 ${number}`,
  },
  en: {
    title: 'Claim for a member',
    lead: 'For members who cannot do it themselves. It is on record that you wrote it down; others decide, and the member sees how it goes on their own phone.',
    name: 'Name of the member',
    documentNumber: 'Document number',
    event: 'What happened',
    bank: 'Bank',
    number: 'Account number',
    numberHint: 'The member’s own account only',
    consent: 'The member has signed on paper that health and account may be used',
    missing: 'Fill in all of the above',
    next: 'Next: papers',
    submit: 'Hand in',
    done: (number: string) => `Handed in: ${number}`,
  },
})

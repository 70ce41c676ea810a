import { defineText } from '../i18n'

/** Words of what is owed to merchants. */
export const settlementText = defineText({
  zh: {
    title: '结算单',
    month: '月份',
    count: (count: number) => `${count} 张`,
    total: '合计',
    each: (yuan: string) => `每张 ${yuan} 元`,
    yuan: (yuan: string) => `${yuan} 元`,
    none: '这个月还没有核销。',
    note: '按核销时的券面金额计算,撤销的不算。',
    export: '导出明细',
    before: '上个月',
    after: '下个月',
    sheet: {
      file: (merchant: string, month: string) => `结算单-${merchant}-${month}.xlsx`,
      sums: '汇总',
      each: '明细',
      sumColumns: ['活动', '每张金额(元)', '张数', '合计(元)'],
      eachColumns: ['核销时间', '活动', '会员', '金额(元)', '核销编号'],
      total: '合计',
      taken: '导出',
    },
  },
  en: {
    title: 'Settlement',
    month: 'Month',
    count: (count: number) => (count === 1 ? '1 coupon' : `${count} coupons`),
    total: 'Total',
    each: (yuan: string) => `¥${yuan} each`,
    yuan: (yuan: string) => `¥${yuan}`,
    none: 'Nothing was redeemed in this month yet.',
    note: 'By what each coupon was worth when it was redeemed; what was taken back does not count.',
    export: 'Export each redemption',
    before: 'Month before',
    after: 'Month after',
    sheet: {
      file: (merchant: string, month: string) => `settlement-${merchant}-${month}.xlsx`,
      sums: 'Sums',
      each: 'Redemptions',
      sumColumns: ['Campaign', 'Each (yuan)', 'Coupons', 'Sum (yuan)'],
      eachColumns: ['Redeemed at', 'Campaign', 'Member', 'Worth (yuan)', 'Number'],
      total: 'Total',
      taken: 'Taken',
    },
  },
})

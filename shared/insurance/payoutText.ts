import { defineText } from '../i18n'

/** Words of payouts: the batches, the bank's files, what came back. */
export const payoutText = defineText({
  zh: {
    title: '支付',
    batchTitle: '支付批次',
    file: {
      name: (number: string) => `${number}.csv`,
      columns: {
        reference: '付款编号',
        holder: '收款人',
        number: '收款账号',
        bank: '开户行',
        amount: '金额(元)',
        purpose: '用途',
      },
      purpose: (number: string) => `互助保障金 ${number}`,
      total: '合计',
      count: (count: number) => `${count} 笔`,
    },
  },
  en: {
    title: 'Payouts',
    batchTitle: 'Payout batch',
    file: {
      name: (number: string) => `${number}.csv`,
      columns: {
        reference: 'Reference',
        holder: 'Holder',
        number: 'Account',
        bank: 'Bank',
        amount: 'Amount (yuan)',
        purpose: 'Purpose',
      },
      purpose: (number: string) => `Mutual aid ${number}`,
      total: 'Total',
      count: (count: number) => `${count} payments`,
    },
  },
})

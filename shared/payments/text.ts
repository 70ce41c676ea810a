import { defineText } from '../i18n'

/** What the refusals of payments and accounts say. */
export const paymentErrors = defineText({
  zh: {
    errors: {
      'payments.payout_not_found': '没有找到这个批次。',
      'payments.payout_not_sent': '这一批还没有交银行:请先下载付款文件。',
      'payments.payout_differs': '批次里有与核准不一致的内容,没有生成付款文件。请不要付款,并联系系统管理员查明。',
      'payments.four_eyes': '审核和支付要由不同的人做。您经手过其中的款项,这一批请交给别的财务。',
      'payments.return_columns_missing': '没有找到“付款编号”和“结果”两列,请检查表头。',
      'payments.return_unreadable': '读不懂这份文件,请另存为 CSV 或 Excel 再上传。',
      'payments.return_too_long': '这份文件行数太多,请只留这一批的回单。',
      'payments.holder_other': '账户须是您本人的,户名与登记的姓名不一致。',
    },
  },
  en: {
    errors: {
      'payments.payout_not_found': 'No such batch.',
      'payments.payout_not_sent': 'This batch has not gone to the bank: take its file first.',
      'payments.payout_differs':
        'Something in this batch is not what was approved, so no file was made. Pay nothing, and have it looked into.',
      'payments.four_eyes':
        'Deciding and paying are done by different people. You had a hand in something of this batch: leave it to another payer.',
      'payments.return_columns_missing': 'The columns “reference” and “result” were not found. Check the header.',
      'payments.return_unreadable': 'This file cannot be read. Save it as CSV or Excel and upload it again.',
      'payments.return_too_long': 'This file has too many rows. Keep those of this batch alone.',
      'payments.holder_other': 'The account must be your own: its holder is not the name on record.',
    },
  },
})

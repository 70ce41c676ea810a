import type { Examples } from '../http/contract'
import type { classRefunds } from './refunds.contract'
import type { classRefundsDesk } from './refunds.desk.contract'

const params = { refundId: '01936f5e-0000-7000-8000-000000000066' }
const payee = { holder: '王芳', bank: '中国工商银行', number: '6222020200112230' }

export const classRefundsExamples: Examples<typeof classRefunds> = {
  getRefund: { params },
  giveRefundAccount: { params, body: { version: 2, payee } },
}

export const classRefundsDeskExamples: Examples<typeof classRefundsDesk> = {
  getRefundCase: { params },
  decideRefund: { params, body: { version: 1, decision: 'approve' } },
}

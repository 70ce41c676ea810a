import type { Examples } from '../http/contract'
import type { benefitRisk } from './risk.contract'

const params = { reviewId: '01936f5e-0000-7000-8000-0000000000b6' }

export const benefitRiskExamples: Examples<typeof benefitRisk> = {
  checkClaimer: {},
  answerChallenge: { body: { answer: '12' } },
  getReview: { params },
  decideReview: { params, body: { decision: 'refuse', version: 1, remark: '经核实不是本人领取。' } },
}

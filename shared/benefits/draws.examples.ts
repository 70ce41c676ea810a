import type { Examples } from '../http/contract'
import type { benefitDraws } from './draws.contract'

const params = { campaignId: '01936f5e-0000-7000-8000-0000000000b0' }

export const benefitDrawsExamples: Examples<typeof benefitDraws> = {
  getDraw: { params },
  enterDraw: { params },
  getDeskDraw: { params },
  prepareDraw: { params, body: { source: '中国福利彩票双色球:报名截止后第一期的开奖号码' } },
  drawLots: { params, body: { publicValue: '2027076 03 08 14 19 22 31 09' } },
}

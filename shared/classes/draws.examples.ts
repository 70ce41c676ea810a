import type { Examples } from '../http/contract'
import type { classDraws } from './draws.contract'
import type { classDrawsDesk } from './draws.desk.contract'

const params = { classId: '01936f5e-0000-7000-8000-000000000063' }

export const classDrawsExamples: Examples<typeof classDraws> = { getDraw: { params } }

export const classDrawsDeskExamples: Examples<typeof classDrawsDesk> = {
  getDeskDraw: { params },
  prepareDraw: { params, body: { source: '中国福利彩票双色球:报名截止后第一期的开奖号码' } },
  drawLots: { params, body: { publicValue: '2027076 03 08 14 19 22 31 09' } },
}

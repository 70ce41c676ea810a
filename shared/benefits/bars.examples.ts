import type { Examples } from '../http/contract'
import type { benefitBars } from './bars.contract'

const params = { benefitBarId: '01936f5e-0000-7000-8000-0000000000b5' }

export const benefitBarsExamples: Examples<typeof benefitBars> = {
  listMyBars: {},
  appealBar: { params, body: { words: '那几天住院,没来得及去用,有出院小结。' } },
  getBar: { params },
  decideBar: { params, body: { decision: 'lift', version: 2, answer: '情况属实,已经解除。' } },
}

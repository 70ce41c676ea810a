import type { Examples } from '../http/contract'
import type { membershipFigures } from './figures.contract'

const november = { query: { from: '2026-11-01', to: '2026-11-30' } }

export const membershipFiguresExamples: Examples<typeof membershipFigures> = {
  getFigures: november,
  exportFigures: november,
  exportFiled: november,
}

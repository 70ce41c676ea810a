import type { Examples } from '../http/contract'
import type { insuranceFigures } from './figures.contract'

const autumn = { query: { from: '2026-09', to: '2026-11' } }

export const insuranceFiguresExamples: Examples<typeof insuranceFigures> = {
  getClaimFigures: autumn,
  exportClaimFigures: autumn,
}

import type { Examples } from '../http/contract'
import type { insuranceClaimsDesk } from './claims.desk.contract'

const params = { claimId: '01936f5e-0000-7000-8000-00000000c1a1' }

export const insuranceClaimsDeskExamples: Examples<typeof insuranceClaimsDesk> = {
  getClaimCase: { params },
  getClaimPapers: { params },
  tryAssessment: { params, body: {} },
  decideClaim: { params, body: { decision: 'approve', version: 2 } },
  revealAccount: { params },
}

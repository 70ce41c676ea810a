import type { Examples } from '../http/contract'
import type { audit } from './contract'

export const auditExamples: Examples<typeof audit> = {
  listAudit: { query: { action: 'membership.case_viewed', refused: 'true', from: '2026-11-01', to: '2026-11-30' } },
  verifyAudit: {},
  exportAudit: { query: { action: 'membership.applicant_revealed' } },
}

import type { Examples } from '../http/contract'
import type { insuranceClaimsDesk } from './claims.desk.contract'

const params = { claimId: '01936f5e-0000-7000-8000-00000000c1a1' }

export const insuranceClaimsDeskExamples: Examples<typeof insuranceClaimsDesk> = {
  fileClaimFor: {
    body: {
      name: '李志强',
      documentNumber: '11010519491231002X',
      facts: {
        event: 'hospital',
        eventOn: '2026-11-01',
        items: ['hospitalAllowance'],
        stays: [{ from: '2026-11-01', to: '2026-11-05' }],
        hospitalGrade: null,
        costFen: null,
        paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
        lossFen: null,
        disabilityGrade: null,
      },
      story: '本人住院,由家属到工会窗口口述。',
      payee: { holder: '李志强', bank: '中国工商银行', number: '6222020200112233445' },
      consentOnPaper: true,
    },
  },
  submitClaimFor: { params, body: { version: 1 } },
  getClaimCase: { params },
  getClaimPapers: { params },
  tryAssessment: { params, body: {} },
  decideClaim: { params, body: { decision: 'approve', version: 2 } },
  revealAccount: { params },
}

import type { Examples } from '../http/contract'
import type { insurance } from './contract'

const coverId = '01936f5e-0000-7000-8000-000000000021'

export const insuranceExamples: Examples<typeof insurance> = {
  listCovers: {},
  listPlans: {},
  estimate: {
    body: {
      coverId,
      facts: {
        event: 'hospital',
        eventOn: '2026-11-01',
        items: ['hospitalAllowance'],
        stays: [{ from: '2026-11-01', to: '2026-11-13' }],
        hospitalGrade: null,
        costFen: null,
        paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
        lossFen: null,
        disabilityGrade: null,
      },
    },
  },
}

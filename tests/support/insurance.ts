import type { ClaimFacts } from '../../shared/insurance/plans'

export { newFormPlan, womenPlan } from '../../server/demo/plans'

/** An accident of which nothing was claimed yet. */
export const accident: ClaimFacts = {
  event: 'accident',
  eventOn: '2026-06-01',
  items: [],
  stays: [],
  hospitalGrade: null,
  costFen: null,
  paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
  lossFen: null,
  disabilityGrade: null,
}

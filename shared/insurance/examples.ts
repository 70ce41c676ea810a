import type { Examples } from '../http/contract'
import type { insurance } from './contract'
import type { PlanContent } from './plans'
import type { insurancePlansDesk } from './plans.desk.contract'

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

const planId = '01936f5e-0000-7000-8000-000000000022'
const organisationId = '01936f5e-0000-7000-8000-000000000023'

const draft: PlanContent = {
  name: { zh: '住院津贴(演示)', en: 'Hospital allowance (demo)' },
  summary: { zh: '住院每天 40 元。', en: '40 yuan a day in hospital.' },
  payer: 'union',
  termMonths: 12,
  grantedBy: 'approval',
  eligible: { occupations: null, gender: null },
  claimWindowMonths: 24,
  exclusions: [],
  items: [
    {
      code: 'hospitalAllowance',
      name: { zh: '住院津贴', en: 'Allowance in hospital' },
      events: ['hospital'],
      formula: { kind: 'perDay', dailyFen: 4_000, afterDays: 1, maxDays: 180, per: 'year' },
      waitingDays: 0,
      papers: [{ kind: 'dischargeSummary', required: true }],
    },
  ],
  capPerCoverFen: null,
  capPerYearFen: null,
}

export const insurancePlansDeskExamples: Examples<typeof insurancePlansDesk> = {
  listDeskPlans: { query: {} },
  getDeskPlan: { params: { planId } },
  draftPlan: { body: { organisationId, copyOf: planId } },
  editPlan: { params: { planId }, body: { version: 1, draft } },
  publishPlan: { params: { planId }, body: { version: 2, validFrom: '2026-12-01' } },
  closePlan: { params: { planId }, body: { version: 3 } },
  getCoverRosterTemplate: {},
  checkCoverRoster: { params: { planId }, query: { organisationId }, upload: new Uint8Array() },
  grantCovers: { params: { planId }, query: { organisationId }, upload: new Uint8Array() },
}

import type { PaperKind, PlanContent } from '../../shared/insurance/plans'

const required = (...kinds: PaperKind[]) => kinds.map((kind) => ({ kind, required: true }))
const welcome = (...kinds: PaperKind[]) => kinds.map((kind) => ({ kind, required: false }))
const name = (zh: string, en: string) => ({ zh, en })

/** 新就业形态劳动者专项保障: free on joining. All figures are for demonstration. */
export const newFormPlan: PlanContent = {
  name: name('新就业形态劳动者专项保障(演示)', 'Cover for gig workers (demo)'),
  summary: name(
    '入会即享,由工会出资,意外、住院、重大疾病和家庭财产都在内。',
    'Free on joining, paid by the union: accidents, hospital stays, serious illness and damage at home.',
  ),
  payer: 'union',
  termMonths: 12,
  grantedBy: 'approval',
  eligible: {
    occupations: [
      'foodDelivery',
      'rideHailingDriver',
      'courier',
      'truckDriver',
      'domesticWorker',
      'careWorker',
      'securityGuard',
      'estateAgent',
      'retailWorker',
    ],
    gender: null,
  },
  claimWindowMonths: 24,
  exclusions: [
    name('酒后或无证驾驶', 'Driving drunk or without a licence'),
    name('故意自伤或犯罪行为', 'Injuries on purpose, or in a crime'),
    name('入会前已确诊的疾病', 'Illnesses diagnosed before joining'),
  ],
  items: [
    {
      code: 'accidentDeath',
      name: name('意外身故', 'Death by accident'),
      events: ['death'],
      formula: { kind: 'fixed', sumFen: 5_000_000, less: ['disability'] },
      waitingDays: 0,
      papers: required('identity', 'deathCertificate', 'eventProof', 'relationProof', 'bankCard'),
    },
    {
      code: 'disability',
      name: name('意外伤残', 'Disability by accident'),
      events: ['accident'],
      formula: {
        kind: 'byGrade',
        sumFen: 5_000_000,
        percents: [100, 90, 80, 70, 60, 50, 40, 30, 20, 10],
        standard: '人身保险伤残评定标准 JR/T 0083',
      },
      waitingDays: 0,
      papers: required('identity', 'eventProof', 'disabilityReport', 'bankCard'),
    },
    {
      code: 'accidentMedical',
      name: name('意外医疗', 'Treatment after an accident'),
      events: ['accident'],
      formula: {
        kind: 'share',
        of: 'medical',
        percents: [0, 80, 80],
        deductibleFen: 10_000,
        capFen: 500_000,
        per: 'cover',
      },
      waitingDays: 0,
      papers: [
        ...required('identity', 'eventProof', 'diagnosis', 'invoices', 'bankCard'),
        ...welcome('costList', 'settlement'),
      ],
    },
    {
      code: 'hospitalAllowance',
      name: name('住院津贴', 'Allowance in hospital'),
      events: ['accident', 'hospital', 'illness'],
      formula: { kind: 'perDay', dailyFen: 4_000, afterDays: 1, maxDays: 180, per: 'year' },
      waitingDays: 0,
      papers: required('identity', 'dischargeSummary', 'bankCard'),
    },
    {
      code: 'seriousIllness',
      name: name('重大疾病', 'Serious illness'),
      events: ['illness'],
      formula: { kind: 'fixed', sumFen: 1_000_000, less: [] },
      waitingDays: 30,
      papers: [...required('identity', 'diagnosis', 'pathology', 'bankCard'), ...welcome('dischargeSummary')],
    },
    {
      code: 'familyProperty',
      name: name('家庭财产(火灾、水管爆裂)', 'Damage at home (fire, burst pipe)'),
      events: ['property'],
      formula: { kind: 'share', of: 'loss', percents: [10, 10, 10], deductibleFen: 0, capFen: 300_000, per: 'cover' },
      waitingDays: 0,
      papers: [...required('identity', 'eventProof', 'lossProof', 'bankCard'), ...welcome('photos')],
    },
  ],
  capPerCoverFen: 10_000_000,
  capPerYearFen: null,
}

/** 女工特殊疾病保障: granted by roster. All figures are for demonstration. */
export const womenPlan: PlanContent = {
  name: name('女工特殊疾病保障(演示)', 'Cover for illnesses of women (demo)'),
  summary: name('由单位工会名册统一参保,确诊即给付一次。', 'Granted by a union’s list; paid once after the diagnosis.'),
  payer: 'unit',
  termMonths: 24,
  grantedBy: 'roster',
  eligible: { occupations: null, gender: 'female' },
  claimWindowMonths: 24,
  exclusions: [name('原位癌', 'Carcinoma in situ'), name('参保前已确诊的疾病', 'Illnesses diagnosed before the cover')],
  items: [
    {
      code: 'femaleIllness',
      name: name(
        '宫颈、输卵管、卵巢、子宫内膜、绒毛膜、乳腺的原发癌症',
        'Primary cancer of cervix, fallopian tube, ovary, endometrium, chorion or breast',
      ),
      events: ['illness'],
      formula: { kind: 'fixed', sumFen: 1_000_000, less: [] },
      waitingDays: 60,
      papers: required('identity', 'diagnosis', 'pathology', 'bankCard'),
    },
  ],
  capPerCoverFen: 1_000_000,
  capPerYearFen: null,
}

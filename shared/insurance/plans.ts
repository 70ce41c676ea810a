import * as z from 'zod/mini'
import { day, text } from '../http/fields'
import { type Occupation, occupations } from '../membership/occupations'

/** What happened: 意外伤害, 住院, 重大疾病, 身故, 火灾或水渍. */
export const eventKinds = ['accident', 'hospital', 'illness', 'death', 'property'] as const
export type EventKind = (typeof eventKinds)[number]

/** Kinds of papers a plan can ask for. */
export const paperKinds = [
  'identity', // 身份证明
  'eventProof', // 事故或事件证明: 交警, 公安, 平台, 物业
  'diagnosis', // 诊断证明
  'dischargeSummary', // 出院小结
  'invoices', // 医疗费票据
  'costList', // 费用清单
  'settlement', // 医保或其他结算单
  'pathology', // 病理或检查报告
  'disabilityReport', // 伤残鉴定
  'deathCertificate', // 死亡证明
  'relationProof', // 关系证明
  'heirsAgreement', // 继承人协议
  'lossProof', // 损失证明
  'photos', // 现场照片
  'bankCard', // 银行卡照片
  'other', // 其他
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Over what a limit runs: one stay in hospital, the whole cover, or each calendar year. */
export const spans = ['stay', 'cover', 'year'] as const
export type Span = (typeof spans)[number]

const fen = z.int().check(z.minimum(0), z.maximum(1_000_000_000_00))
const percent = z.int().check(z.minimum(0), z.maximum(100))
const days = z.int().check(z.minimum(0), z.maximum(3_650))

/** Grades of hospitals in China: 一级, 二级, 三级. */
export const hospitalGrades = [1, 2, 3] as const
export type HospitalGrade = (typeof hospitalGrades)[number]

export const formula = z.discriminatedUnion('kind', [
  /** A sum, once per cover, less what items named in `less` were paid for the same event. */
  z.object({ kind: z.literal('fixed'), sumFen: fen, less: z.array(z.string()) }),
  /** So much a day of a stay, from the day after `afterDays` on, at most `maxDays` over `per`. */
  z.object({ kind: z.literal('perDay'), dailyFen: fen, afterDays: days, maxDays: days, per: z.enum(spans) }),
  /** A share of the cost after everybody else's payments and the deductible, by the hospital's grade; at most `capFen` over `per`. */
  z.object({
    kind: z.literal('share'),
    of: z.enum(['medical', 'loss']),
    /** Percent at hospitals of grade 1, 2 and 3; of a loss the first counts. */
    percents: z.tuple([percent, percent, percent]),
    deductibleFen: fen,
    capFen: fen,
    per: z.enum(spans),
  }),
  /** A share of a sum by disability grade 1 to 10, of `standard`. */
  z.object({
    kind: z.literal('byGrade'),
    sumFen: fen,
    percents: z.array(percent).check(z.length(10)),
    standard: text(60),
  }),
])
export type Formula = z.output<typeof formula>

/** Words of a plan, which its union writes in both languages. */
export const planWords = z.object({ zh: text(200), en: text(200) })
export type PlanWords = z.output<typeof planWords>

export const planItem = z.object({
  /** Unique in its plan, and the same in all of its versions. */
  code: z.string().check(z.regex(/^[a-z][A-Za-z0-9]{1,29}$/)),
  name: planWords,
  events: z.array(z.enum(eventKinds)).check(z.minLength(1)),
  formula,
  /** Days from the cover's first one on which nothing is due yet. */
  waitingDays: days,
  papers: z.array(z.object({ kind: z.enum(paperKinds), required: z.boolean() })),
})
export type PlanItem = z.output<typeof planItem>

/** What one version of a plan says; a cover keeps the version it was granted with. */
export const planContent = z.object({
  name: planWords,
  summary: planWords,
  /** Who pays for it. */
  payer: z.enum(['union', 'unit', 'member']),
  termMonths: z.int().check(z.minimum(1), z.maximum(120)),
  /** `approval`: to everybody who becomes a member and is eligible · `roster`: to whom a union lists. */
  grantedBy: z.enum(['approval', 'roster']),
  eligible: z.object({
    /** Null for every occupation. */
    occupations: z.nullable(z.array(z.enum(occupations))),
    gender: z.nullable(z.enum(['female', 'male'])),
  }),
  /** Months after the event within which a claim is handed in. */
  claimWindowMonths: z.int().check(z.minimum(1), z.maximum(120)),
  exclusions: z.array(planWords),
  items: z.array(planItem).check(
    z.minLength(1),
    z.maxLength(20),
    z.refine((items) => new Set(items.map(({ code }) => code)).size === items.length),
    // What is taken off is that of another item.
    z.refine((items) =>
      items.every(
        ({ code, formula }) =>
          formula.kind !== 'fixed' ||
          formula.less.every((less) => less !== code && items.some((one) => one.code === less)),
      ),
    ),
  ),
  /** The most that all items together pay under one cover, and in one calendar year; null for no such cap. */
  capPerCoverFen: z.nullable(fen),
  capPerYearFen: z.nullable(fen),
})
export type PlanContent = z.output<typeof planContent>

/** Whether a plan is for somebody of this occupation and gender; who did not say is in no group. */
export function isEligible(
  { occupations, gender }: PlanContent['eligible'],
  person: { occupation: Occupation | null; gender: 'female' | 'male' | null },
): boolean {
  if (occupations !== null && (person.occupation === null || !occupations.includes(person.occupation))) return false
  return gender === null || gender === person.gender
}

/** A stay in hospital: the days of coming and of going home. */
export const stay = z.object({ from: day, to: day }).check(z.refine(({ from, to }) => from <= to))
export type Stay = z.output<typeof stay>

/** What the claimant states and staff correct; nothing that the items claimed do not need. */
export const claimFacts = z.object({
  event: z.enum(eventKinds),
  eventOn: day,
  /** Codes of the plan's items that are claimed. */
  items: z.array(z.string()).check(z.maxLength(20)),
  stays: z.array(stay).check(z.maxLength(20)),
  hospitalGrade: z.nullable(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  /** What the treatment cost, and what 医保, 职业伤害保障 and others already paid of it. */
  costFen: z.nullable(fen),
  paidBy: z.object({ medicalInsurance: fen, workInjury: fen, others: fen }),
  lossFen: z.nullable(fen),
  disabilityGrade: z.nullable(z.int().check(z.minimum(1), z.maximum(10))),
})
export type ClaimFacts = z.output<typeof claimFacts>

import {
  type EventKind,
  type Formula,
  type PaperKind,
  type PlanContent,
  type PlanItem,
  planContent,
  type Span,
} from '../../../../shared/insurance/plans'
import type { Occupation } from '../../../../shared/membership/occupations'
import { parseYuan, typeYuan } from '../../../../shared/payments/money'

/** An item as it is typed: sums in yuan, all of every formula, so that nothing is lost while one looks at another kind. */
export interface ItemForm {
  code: string
  nameZh: string
  nameEn: string
  events: EventKind[]
  waitingDays: string
  kind: Formula['kind']
  sum: string
  less: string[]
  daily: string
  afterDays: string
  maxDays: string
  per: Span
  of: 'medical' | 'loss'
  /** Of hospitals of grade 1, 2 and 3, with blanks between; of a loss one. */
  percents: string
  deductible: string
  cap: string
  gradePercents: string
  standard: string
  required: PaperKind[]
  welcome: PaperKind[]
}

export interface PlanForm {
  nameZh: string
  nameEn: string
  summaryZh: string
  summaryEn: string
  payer: PlanContent['payer']
  grantedBy: PlanContent['grantedBy']
  termMonths: string
  claimWindowMonths: string
  gender: 'all' | 'female' | 'male'
  occupations: Occupation[]
  exclusionsZh: string
  exclusionsEn: string
  capPerCover: string
  capPerYear: string
  items: ItemForm[]
}

const yuanOf = (fen: number | null): string => (fen === null ? '' : typeYuan(fen))

/** Typed yuan as fen; NaN where it is no sum. */
export const fenOf = (typed: string): number => parseYuan(typed) ?? Number.NaN

export const wholeOf = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN)

/** Whole numbers with anything between them. */
export const numbersOf = (typed: string): number[] => (typed.match(/\d+/g) ?? []).map(wholeOf)

export const blankItem = (code: string): ItemForm => ({
  code,
  nameZh: '',
  nameEn: '',
  events: ['accident'],
  waitingDays: '0',
  kind: 'fixed',
  sum: '',
  less: [],
  daily: '',
  afterDays: '0',
  maxDays: '',
  per: 'year',
  of: 'medical',
  percents: '0 80 80',
  deductible: '0',
  cap: '',
  gradePercents: '100 90 80 70 60 50 40 30 20 10',
  standard: '人身保险伤残评定标准 JR/T 0083',
  required: ['identity', 'bankCard'],
  welcome: [],
})

/** A code that no item of the plan has had. */
export function freeCode(taken: readonly string[]): string {
  let count = taken.length + 1
  while (taken.includes(`item${count}`)) count += 1
  return `item${count}`
}

function itemFormOf({ code, name, events, formula, waitingDays, papers }: PlanItem): ItemForm {
  const of = (required: boolean) => papers.filter((paper) => paper.required === required).map(({ kind }) => kind)
  const common = {
    ...blankItem(code),
    nameZh: name.zh,
    nameEn: name.en,
    events,
    waitingDays: String(waitingDays),
    kind: formula.kind,
    required: of(true),
    welcome: of(false),
  }
  switch (formula.kind) {
    case 'fixed':
      return { ...common, sum: yuanOf(formula.sumFen), less: formula.less }
    case 'perDay': {
      const { dailyFen, afterDays, maxDays, per } = formula
      return { ...common, daily: yuanOf(dailyFen), afterDays: String(afterDays), maxDays: String(maxDays), per }
    }
    case 'share': {
      const { of: what, percents, deductibleFen, capFen, per } = formula
      const typed = what === 'loss' ? percents.slice(0, 1) : percents
      return {
        ...common,
        of: what,
        percents: typed.join(' '),
        deductible: yuanOf(deductibleFen),
        cap: yuanOf(capFen),
        per,
      }
    }
    case 'byGrade': {
      const { sumFen, percents, standard } = formula
      return { ...common, sum: yuanOf(sumFen), gradePercents: percents.join(' '), standard }
    }
  }
}

export const formOf = (content: PlanContent): PlanForm => ({
  nameZh: content.name.zh,
  nameEn: content.name.en,
  summaryZh: content.summary.zh,
  summaryEn: content.summary.en,
  payer: content.payer,
  grantedBy: content.grantedBy,
  termMonths: String(content.termMonths),
  claimWindowMonths: String(content.claimWindowMonths),
  gender: content.eligible.gender ?? 'all',
  occupations: content.eligible.occupations ?? [],
  exclusionsZh: content.exclusions.map(({ zh }) => zh).join('\n'),
  exclusionsEn: content.exclusions.map(({ en }) => en).join('\n'),
  capPerCover: yuanOf(content.capPerCoverFen),
  capPerYear: yuanOf(content.capPerYearFen),
  items: content.items.map(itemFormOf),
})

function formulaOf(item: ItemForm): Formula {
  switch (item.kind) {
    case 'fixed':
      return { kind: 'fixed', sumFen: fenOf(item.sum), less: item.less }
    case 'perDay': {
      const { daily, afterDays, maxDays, per } = item
      return { kind: 'perDay', dailyFen: fenOf(daily), afterDays: wholeOf(afterDays), maxDays: wholeOf(maxDays), per }
    }
    case 'share': {
      const { of, deductible, cap, per } = item
      const typed = numbersOf(item.percents)
      // Of a loss there are no hospitals to tell apart.
      const percents = (of === 'loss' ? [typed[0], typed[0], typed[0]] : typed) as [number, number, number]
      return { kind: 'share', of, percents, deductibleFen: fenOf(deductible), capFen: fenOf(cap), per }
    }
    case 'byGrade': {
      const percents = item.gradePercents
        .trim()
        .split(/[^\d]+/)
        .map(wholeOf)
      return { kind: 'byGrade', sumFen: fenOf(item.sum), percents, standard: item.standard }
    }
  }
}

const itemOf = (item: ItemForm): PlanItem => ({
  code: item.code,
  name: { zh: item.nameZh, en: item.nameEn },
  events: item.events,
  formula: formulaOf(item),
  waitingDays: wholeOf(item.waitingDays),
  papers: [
    ...item.required.map((kind) => ({ kind, required: true })),
    ...item.welcome.filter((kind) => !item.required.includes(kind)).map((kind) => ({ kind, required: false })),
  ],
})

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What was typed as a plan, checked by the contract's own schema; null where something is not right yet. */
export function contentOf(form: PlanForm): PlanContent | null {
  const zh = linesOf(form.exclusionsZh)
  const en = linesOf(form.exclusionsEn)
  if (zh.length !== en.length) return null
  const typed: PlanContent = {
    name: { zh: form.nameZh, en: form.nameEn },
    summary: { zh: form.summaryZh, en: form.summaryEn },
    payer: form.payer,
    termMonths: wholeOf(form.termMonths),
    grantedBy: form.grantedBy,
    eligible: {
      occupations: form.occupations.length === 0 ? null : form.occupations,
      gender: form.gender === 'all' ? null : form.gender,
    },
    claimWindowMonths: wholeOf(form.claimWindowMonths),
    exclusions: zh.map((words, at) => ({ zh: words, en: en[at]! })),
    items: form.items.map(itemOf),
    capPerCoverFen: form.capPerCover.trim() === '' ? null : fenOf(form.capPerCover),
    capPerYearFen: form.capPerYear.trim() === '' ? null : fenOf(form.capPerYear),
  }
  const parsed = planContent.safeParse(typed)
  return parsed.success ? parsed.data : null
}

import {
  type AskedPaper,
  chosenItems,
  type DraftFacts,
  hasOverlap,
  missingOf,
  neededFacts,
  papersFor,
  pruneFacts,
  readyFacts,
} from '../../../shared/insurance/claimRules'
import type { ClaimInput } from '../../../shared/insurance/claims.contract'
import type { ClaimFormView } from '../../../shared/insurance/claimViews'
import type { EventKind, PaperKind, PlanContent } from '../../../shared/insurance/plans'
import { type Assessment, assess, itemsFor } from '../../../shared/insurance/rules'
import { parseYuan, typeYuan } from '../../../shared/payments/money'

export const formSteps = ['event', 'facts', 'papers', 'payee', 'check'] as const
export type FormStep = (typeof formSteps)[number]

export interface TypedStay {
  from: string
  to: string
}

/** What is on the screen, as it was typed; kept on the phone until the server has it. */
export interface Typed {
  coverId: string | null
  event: EventKind | null
  eventOn: string
  items: string[]
  story: string
  stays: TypedStay[]
  hospitalGrade: DraftFacts['hospitalGrade']
  disabilityGrade: number | null
  cost: string
  loss: string
  medicalInsurance: string
  workInjury: string
  others: string
  holder: string
  bank: string
  /** Empty while the one that is stored stays. */
  number: string
}

const typed = (fen: number | null): string => (fen === null ? '' : typeYuan(fen))
const typedSum = (fen: number): string => (fen === 0 ? '' : typeYuan(fen))

/** The form as the server has it. */
export function typedOf({ facts, coverId, story, payee, holder, covers }: ClaimFormView): Typed {
  const { medicalInsurance, workInjury, others } = facts.paidBy
  return {
    coverId: coverId ?? (covers.length === 1 ? covers[0]!.id : null),
    event: facts.event,
    eventOn: facts.eventOn ?? '',
    items: facts.items,
    story: story ?? '',
    stays: facts.stays.length > 0 ? facts.stays : [{ from: '', to: '' }],
    hospitalGrade: facts.hospitalGrade,
    disabilityGrade: facts.disabilityGrade,
    cost: typed(facts.costFen),
    loss: typed(facts.lossFen),
    medicalInsurance: typedSum(medicalInsurance),
    workInjury: typedSum(workInjury),
    others: typedSum(others),
    holder: payee?.holder ?? holder ?? '',
    bank: payee?.bank ?? '',
    number: '',
  }
}

export type OwnCover = ClaimFormView['covers'][number]

export const coverOf = ({ covers }: ClaimFormView, { coverId }: Typed): OwnCover | null =>
  covers.find(({ id }) => id === coverId) ?? null

export const planOf = (form: ClaimFormView, now: Typed): PlanContent | null => coverOf(form, now)?.plan ?? null

/** Covers that held the day, or all where none did: what it was not covered by is the union's to say. */
export function coversOn({ covers }: ClaimFormView, day: string): OwnCover[] {
  const held = covers.filter(({ from, to }) => from <= day && day <= to)
  return held.length > 0 ? held : covers
}

/** Another day may be another cover's: where one alone held it, that one is meant, with all it has for such an event. */
export function withDay(form: ClaimFormView, now: Typed, eventOn: string): Partial<Typed> {
  const covers = coversOn(form, eventOn)
  if (covers.some(({ id }) => id === now.coverId)) return { eventOn }
  const only = covers.length === 1 ? covers[0]! : null
  const items = only && now.event ? itemsFor(only.plan, now.event).map(({ code }) => code) : []
  return { eventOn, coverId: only?.id ?? null, items }
}

const isWhole = ({ from, to }: TypedStay): boolean => from !== '' && to !== '' && from <= to

export const isOther = ({ role }: ClaimFormView): boolean => role !== 'self'

/** What was typed, as facts: what is not whole yet is left out. */
export function factsOf(form: ClaimFormView, now: Typed): DraftFacts {
  const facts: DraftFacts = {
    event: now.event,
    eventOn: now.eventOn === '' ? null : now.eventOn,
    items: now.items,
    stays: now.stays.filter(isWhole),
    hospitalGrade: now.hospitalGrade,
    costFen: parseYuan(now.cost),
    paidBy: {
      medicalInsurance: parseYuan(now.medicalInsurance) ?? 0,
      workInjury: parseYuan(now.workInjury) ?? 0,
      others: parseYuan(now.others) ?? 0,
    },
    lossFen: parseYuan(now.loss),
    disabilityGrade: now.disabilityGrade,
  }
  return pruneFacts(facts, planOf(form, now))
}

const hasNumber = ({ number }: Typed): boolean => /^\d{8,30}$/.test(number.replace(/[\s-]/g, ''))

/** What is sent: the account only where another one was typed. */
export function inputOf(form: ClaimFormView, now: Typed): ClaimInput {
  const { holder, bank, number, story } = now
  const hasAccount = hasNumber(now) && holder.trim() !== '' && bank.trim() !== ''
  return {
    ...(isOther(form) ? {} : { coverId: now.coverId }),
    facts: factsOf(form, now),
    story: story.trim() === '' ? null : story,
    ...(hasAccount ? { payee: { holder, bank, number } } : {}),
  }
}

/** The items of the chosen cover that fit what happened. */
export function itemsOf(form: ClaimFormView, now: Typed) {
  const plan = planOf(form, now)
  return plan === null || now.event === null ? [] : itemsFor(plan, now.event)
}

export function askedPapers(form: ClaimFormView, now: Typed): AskedPaper[] {
  if (form.askedOfOthers) return now.event === null ? [] : form.askedOfOthers[now.event]
  const plan = planOf(form, now)
  return plan === null ? [] : papersFor(plan, factsOf(form, now))
}

/** What the form still asks on its second screen. */
export function neededNow(form: ClaimFormView, now: Typed) {
  const plan = planOf(form, now)
  return plan === null ? new Set<never>() : neededFacts(plan, factsOf(form, now))
}

/** Everything that is missing, as the server will say it. */
export function missingNow(form: ClaimFormView, now: Typed, held: ReadonlySet<PaperKind>, isAgreed: boolean) {
  return missingOf({
    plan: planOf(form, now),
    isSelf: !isOther(form),
    facts: factsOf(form, now),
    story: now.story.trim() === '' ? null : now.story,
    hasPayee: form.payee !== null || 'payee' in inputOf(form, now),
    hasConsents: isAgreed,
    isAssured: form.isAssured,
    asked: askedPapers(form, now),
    held,
  })
}

/** What the plan would give, by the very rules that staff decide by; null while that cannot be said. */
export function estimateOf(form: ClaimFormView, now: Typed): { plan: PlanContent; assessment: Assessment } | null {
  const cover = coverOf(form, now)
  const facts = readyFacts(factsOf(form, now))
  if (cover === null || facts === null || chosenItems(cover.plan, facts).length === 0) return null
  const { from, to, plan, earlier } = cover
  return { plan, assessment: assess(plan, { cover: { from, to }, facts, filedOn: form.today, earlier }) }
}

export const isOverlapping = ({ stays }: Typed): boolean => hasOverlap(stays.filter(isWhole))
export const isBackwards = ({ from, to }: TypedStay): boolean => from !== '' && to !== '' && to < from
export const isAmountWrong = (value: string): boolean => value.trim() !== '' && parseYuan(value) === null

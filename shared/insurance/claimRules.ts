import * as z from 'zod/mini'
import { day } from '../http/fields'
import { addDays } from '../http/time'
import {
  type ClaimFacts,
  claimFacts,
  eventKinds,
  type Formula,
  type PaperKind,
  type PlanContent,
  type PlanItem,
  paperKinds,
  type Stay,
} from './plans'
import { itemsFor } from './rules'

/** Facts while they are written: what happened and when may still be open. */
export const draftFacts = z.extend(claimFacts, {
  event: z.nullable(z.enum(eventKinds)),
  eventOn: z.nullable(day),
})
export type DraftFacts = z.output<typeof draftFacts>

export const emptyFacts: DraftFacts = {
  event: null,
  eventOn: null,
  items: [],
  stays: [],
  hospitalGrade: null,
  costFen: null,
  paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
  lossFen: null,
  disabilityGrade: null,
}

/** What a claim can lack, in the order the form asks; papers are named by their kind. */
export const claimItems = [
  'consent',
  'assurance',
  'cover',
  'event',
  'eventOn',
  'items',
  'story',
  'stays',
  'hospitalGrade',
  'cost',
  'loss',
  'disabilityGrade',
  'papers',
  'payee',
] as const
export type ClaimItem = (typeof claimItems)[number]

export const askedPaper = z.object({ kind: z.enum(paperKinds), required: z.boolean() })
export type AskedPaper = z.output<typeof askedPaper>

/** A fact that a formula needs. */
export type NeededFact = 'stays' | 'hospitalGrade' | 'cost' | 'loss' | 'disabilityGrade'

const neededBy = (formula: Formula): NeededFact[] => {
  switch (formula.kind) {
    case 'fixed':
      return []
    case 'perDay':
      return ['stays']
    case 'share':
      return formula.of === 'loss' ? ['loss'] : ['cost', 'hospitalGrade']
    case 'byGrade':
      return ['disabilityGrade']
  }
}

/** The items of a claim that its plan has and that fit what happened. */
export const chosenItems = (plan: PlanContent, facts: Pick<DraftFacts, 'event' | 'items'>): PlanItem[] =>
  facts.event === null ? [] : itemsFor(plan, facts.event).filter(({ code }) => facts.items.includes(code))

/** What the chosen items need to know; the form asks nothing else. */
export const neededFacts = (plan: PlanContent, facts: Pick<DraftFacts, 'event' | 'items'>): Set<NeededFact> =>
  new Set(chosenItems(plan, facts).flatMap(({ formula }) => neededBy(formula)))

/** The papers the chosen items ask for, each kind once: needed where one item needs it. */
export function papersFor(plan: PlanContent, facts: Pick<DraftFacts, 'event' | 'items'>): AskedPaper[] {
  const asked = chosenItems(plan, facts).flatMap(({ papers }) => papers)
  return paperKinds.flatMap((kind) => {
    const same = asked.filter((one) => one.kind === kind)
    return same.length === 0 ? [] : [{ kind, required: same.some(({ required }) => required) }]
  })
}

/** Facts without those that the chosen items do not need, so that nothing is kept that nobody asked for. */
export function pruneFacts(facts: DraftFacts, plan: PlanContent | null): DraftFacts {
  if (plan === null) return { ...emptyFacts, event: facts.event, eventOn: facts.eventOn }
  const items = chosenItems(plan, facts).map(({ code }) => code)
  const needed = neededFacts(plan, { ...facts, items })
  const isPaidBy = needed.has('cost') || needed.has('loss')
  return {
    event: facts.event,
    eventOn: facts.eventOn,
    items,
    stays: needed.has('stays') ? facts.stays : [],
    hospitalGrade: needed.has('hospitalGrade') ? facts.hospitalGrade : null,
    costFen: needed.has('cost') ? facts.costFen : null,
    paidBy: isPaidBy ? facts.paidBy : emptyFacts.paidBy,
    lossFen: needed.has('loss') ? facts.lossFen : null,
    disabilityGrade: needed.has('disabilityGrade') ? facts.disabilityGrade : null,
  }
}

export interface Written {
  /** Null where the claimant is not the insured: staff find out what covers them. */
  plan: PlanContent | null
  isSelf: boolean
  facts: DraftFacts
  story: string | null
  hasPayee: boolean
  hasConsents: boolean
  /** Somebody or something else than the person's own word says who they are. */
  isAssured: boolean
  asked: readonly AskedPaper[]
  /** Kinds of which a file has arrived. */
  held: ReadonlySet<PaperKind>
}

/** Everything that is still missing, at once. */
export function missingOf(claim: Written): { items: ClaimItem[]; papers: PaperKind[] } {
  const { plan, isSelf, facts, story, asked, held } = claim
  const papers = asked.filter(({ kind, required }) => required && !held.has(kind)).map(({ kind }) => kind)
  const lacks: Partial<Record<ClaimItem, boolean>> = {
    consent: !claim.hasConsents,
    assurance: isSelf && !claim.isAssured,
    cover: isSelf && plan === null,
    event: facts.event === null,
    eventOn: facts.eventOn === null,
    items: plan !== null && facts.event !== null && facts.items.length === 0,
    story: story === null,
    papers: papers.length > 0,
    payee: !claim.hasPayee,
  }
  const unknown: Record<NeededFact, boolean> = {
    stays: facts.stays.length === 0,
    hospitalGrade: facts.hospitalGrade === null,
    cost: facts.costFen === null,
    loss: facts.lossFen === null,
    disabilityGrade: facts.disabilityGrade === null,
  }
  const needed = plan === null ? new Set<NeededFact>() : neededFacts(plan, facts)
  for (const fact of needed) lacks[fact] = unknown[fact]
  return { items: claimItems.filter((item) => lacks[item]), papers }
}

/** Whether two stays have a night in common; to leave one hospital and enter another on the same day is none. */
export function hasOverlap(stays: readonly Stay[]): boolean {
  const ordered = [...stays].sort((one, other) => (one.from < other.from ? -1 : 1))
  return ordered.some((one, at) => at > 0 && one.from < endOf(ordered[at - 1]!))
}

/** The first day a stay does not count: a day in hospital without a night counts as one. */
const endOf = ({ from, to }: Stay): string => (from === to ? addDays(from, 1) : to)

/** Facts that can be reckoned with, or null while what happened and when are open. */
export const readyFacts = (facts: DraftFacts): ClaimFacts | null =>
  facts.event === null || facts.eventOn === null ? null : { ...facts, event: facts.event, eventOn: facts.eventOn }

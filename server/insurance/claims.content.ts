import * as z from 'zod/mini'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { type DraftFacts, draftFacts, emptyFacts, hasOverlap } from '../../shared/insurance/claimRules'
import { type PaperKind, type PlanContent, paperKinds } from '../../shared/insurance/plans'
import type { CoverDays } from '../../shared/insurance/rules'
import type { Claim } from './claims.entities'
import type { Cover } from './entities'
import type { Paper } from './papers.entities'

/** What a claim says, out of its sealed columns. */
export const readFacts = ({ facts }: Pick<Claim, 'facts'>): DraftFacts =>
  facts === null ? emptyFacts : draftFacts.parse(JSON.parse(facts))

/** What happened and when: all that a row of a list tells, without looking through the rest. */
export function readEvent({ facts }: Pick<Claim, 'facts'>): Pick<DraftFacts, 'event' | 'eventOn'> {
  const { event, eventOn } = facts === null ? emptyFacts : (JSON.parse(facts) as DraftFacts)
  return { event, eventOn }
}

/** What staff asked for when they sent it back, or said when they refused it. */
const remark = z.object({
  papers: z.optional(z.array(z.enum(paperKinds))),
  note: z.optional(z.nullable(z.string())),
})

export function readRemark({ remark: kept }: Pick<Claim, 'remark'>): { papers: PaperKind[]; words: string | null } {
  const { papers = [], note = null } = kept === null ? {} : remark.parse(JSON.parse(kept))
  return { papers, words: note }
}

/** The plan a claim is decided by, as its cover was granted with it. */
export const planOf = ({ cover }: Claim): PlanContent | null => cover?.planVersion?.content ?? null

export const coverDays = ({ fromDay: from, toDay: to }: Pick<Cover, 'fromDay' | 'toDay'>): CoverDays => ({ from, to })

/** No day is counted twice, and none that is still to come. */
export function requireSoundDays({ eventOn, stays }: DraftFacts, now: Date): void {
  const today = shanghaiDay(now)
  if (eventOn !== null && eventOn > today) throw new AppError('insurance.event_day_invalid', undefined, 'eventOn')
  if (stays.some(({ to }) => to > today)) throw new AppError('insurance.event_day_invalid', undefined, 'stays')
  if (hasOverlap(stays)) throw new AppError('insurance.stays_overlap', undefined, 'stays')
}

/** What is half sent when a claim is handed in could come no more, and would be gone without a word. */
export function refuseArriving({ id }: Pick<Claim, 'id'>, papers: readonly Paper[]): void {
  const arriving = papers.filter(({ claimId, state }) => claimId === id && state === 'receiving')
  if (arriving.length === 0) return
  throw new AppError('insurance.files_arriving', { papers: [...new Set(arriving.map(({ kind }) => kind))] }, 'papers')
}

/** Kinds of which a file has arrived whole, and how many. */
export function countHeld(papers: readonly Paper[]): { kind: PaperKind; count: number }[] {
  const held = papers.filter(({ state }) => state === 'kept' || state === 'checking')
  return paperKinds.flatMap((kind) => {
    const count = held.filter((paper) => paper.kind === kind).length
    return count === 0 ? [] : [{ kind, count }]
  })
}

import { AppError } from '../../shared/http/errors'
import type { PaperView } from '../../shared/learning/contract'
import { type CampaignHead, findCampaignHead, findCampaignHeads } from '../benefits'
import type { Actor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { factsOf } from './attempts.service'
import type { QuizPaper } from './papers.entities'
import { findListed, findOwnAttempts, findPaper } from './papers.queries'
import { drawPaper, drawPaperRow } from './papers.views'

export const headOf = async (db: Db, { campaignId }: Pick<QuizPaper, 'campaignId'>): Promise<CampaignHead | null> =>
  campaignId === null ? null : findCampaignHead(db, campaignId)

export async function list(db: Db, cursor: string | undefined, now: Date) {
  const page = toPage(await findListed(db, cursor, now), ({ id, closesAt }) => [closesAt.toISOString(), id])
  const heads = await headsOf(db, page.items)
  return { ...page, items: page.items.map((paper) => drawPaperRow(paper, heads.get(paper.campaignId ?? '') ?? null)) }
}

/** A paper that is being written is nobody's business yet. */
export async function get(db: Db, actor: Actor | null, id: string, now: Date): Promise<PaperView> {
  const paper = await findPaper(db, id)
  if (!paper || paper.state === 'draft') throw new AppError('learning.paper_not_found')
  const own = actor ? await findOwnAttempts(db, id, actor.personId) : []
  const facts = await factsOf(db, actor?.personId ?? null, paper, own.length)
  return drawPaper(paper, await headOf(db, paper), own, facts, now)
}

async function headsOf(db: Db, papers: readonly QuizPaper[]): Promise<Map<string, CampaignHead>> {
  const ids = papers.flatMap(({ campaignId }) => campaignId ?? [])
  return new Map((await findCampaignHeads(db, ids)).map((head) => [head.id, head]))
}

import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { measure } from '../../shared/learning/papers'
import type { DeskPaperView, learningPapersDesk, PaperInput } from '../../shared/learning/papers.desk.contract'
import { findCampaignHead, findFirstCampaigns } from '../benefits'
import { reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { drawItems } from './attempts.drawing'
import { drawQuestion } from './attempts.views'
import { countTopics } from './bank.queries'
import { loadUnion, unionsOf } from './bank.service'
import { readFigures } from './figures.queries'
import { drawDeskPaper, drawDeskRow } from './papers.desk.views'
import { QuizPaper } from './papers.entities'
import { changePaper, findPaper, findPapers } from './papers.queries'
import type { Question } from './questions.entities'
import { findCurrentIn, findQuestions } from './questions.queries'

type Contract = typeof learningPapersDesk

/** A paper of a union in reach; any other is as absent as one that never was. */
async function load(db: Db, actor: StaffActor, id: string): Promise<QuizPaper> {
  const paper = await findPaper(db, id)
  if (!paper || !reaches(actor.grants, paper.organisation!.path)) throw new AppError('learning.paper_not_found')
  return paper
}

async function loadAt(db: Db, actor: StaffActor, id: string, version: number): Promise<QuizPaper> {
  const paper = await load(db, actor, id)
  if (paper.version !== version) throw new AppError('learning.paper_changed', { version: paper.version })
  return paper
}

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findPapers(db, actor.grants, cursor), ({ id }) => [id])
  return { ...page, items: page.items.map(drawDeskRow), unions: unionsOf(actor) }
}

export async function openForm(db: Db, actor: StaffActor, organisationId: string | undefined) {
  const union = await loadUnion(db, actor, organisationId)
  const campaigns = await findFirstCampaigns(db, union.id)
  return {
    organisation: refOf(union),
    unions: unionsOf(actor),
    topics: await countTopics(db, union.id),
    campaigns: campaigns.map(({ id, name, stock }) => ({ id, name, stock })),
  }
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskPaperView> {
  const paper = await load(db, actor, id)
  const campaign = paper.campaignId === null ? null : await findCampaignHead(db, paper.campaignId)
  const around = { campaign, named: await findNamed(db, paper), figures: await readFigures(db, paper) }
  return drawDeskPaper(paper, around, now)
}

/** What a fixed paper names, in its order; what is no more in the bank of its union is left out. */
async function findNamed(db: Db, { organisationId, content: { source } }: QuizPaper): Promise<Question[]> {
  if (source.kind !== 'fixed') return []
  const ids = source.questions.map(({ questionId }) => questionId)
  const current = new Map((await findCurrentIn(db, organisationId, ids)).map((question) => [question.lineId, question]))
  return ids.flatMap((id) => current.get(id) ?? [])
}

/** What somebody would be shown, of questions that are there. */
export async function preview(db: Db, actor: StaffActor, id: string, random: Random, now: Date) {
  const paper = await load(db, actor, id)
  const items = await drawItems(db, paper, random)
  const ids = items.map((item) => item.id)
  const rows = await findQuestions(db, ids)
  const { name, intro, minutes } = paper.content
  return {
    name,
    intro,
    minutes,
    questions: items.map((item) => drawQuestion(item, rows.get(item.id)!, actor.personId, now)),
  }
}

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, paper: input }: BodyOf<Contract['addPaper']>,
  now: Date,
): Promise<DeskPaperView> {
  await loadUnion(db, actor, organisationId)
  const columns = await readInput(db, organisationId, input, now)
  const id = newId()
  const fresh = { id, organisationId, state: 'draft' as const, version: 1, publishedAt: null, createdAt: now }
  await insertRows(db, QuizPaper, { ...fresh, ...columns })
  return get(db, actor, id, now)
}

type Written = Pick<QuizPaper, 'organisationId' | 'content' | 'campaignId' | 'opensAt' | 'closesAt'>

/** The columns of what was written, once it can be. */
async function readInput(db: Db, organisationId: string, { content, campaignId, ...window }: PaperInput, now: Date) {
  const columns = { content, campaignId, opensAt: new Date(window.opensAt), closesAt: new Date(window.closesAt) }
  await requireRight(db, { organisationId, ...columns }, now)
  return columns
}

async function requireRight(db: Db, written: Written, now: Date): Promise<void> {
  const { organisationId, content, campaignId, opensAt, closesAt } = written
  if (closesAt <= opensAt || closesAt <= now) {
    throw new AppError('learning.paper_window_invalid', undefined, 'closesAt')
  }
  const { fullMarks } = measure(content.source)
  if (content.passMarks > fullMarks) throw new AppError('learning.pass_marks_too_high', { fullMarks }, 'passMarks')
  if (campaignId === null) return
  const fitting = await findFirstCampaigns(db, organisationId)
  if (!fitting.some(({ id }) => id === campaignId))
    throw new AppError('learning.campaign_unfit', undefined, 'campaignId')
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, paper: input }: BodyOf<Contract['editPaper']>,
  now: Date,
): Promise<DeskPaperView> {
  const paper = await loadAt(db, actor, id, version)
  if (paper.state !== 'draft') throw new AppError('learning.paper_published')
  await changeOrRefuse(db, paper, await readInput(db, paper.organisationId, input, now))
  return get(db, actor, id, now)
}

/** Since it was written the bank and the campaign may have gone on: a paper that cannot be drawn is not published. */
export async function publish(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['publishPaper']>,
  now: Date,
): Promise<DeskPaperView> {
  const paper = await loadAt(db, actor, id, version)
  if (paper.state !== 'draft') throw new AppError('learning.paper_published')
  await requireRight(db, paper, now)
  await drawItems(db, paper, { token: () => '', pick: () => '' })
  await changeOrRefuse(db, paper, { state: 'published', publishedAt: now })
  return get(db, actor, id, now)
}

/** What everybody sees is put right; what they were asked, and what they get for it, stays as it was promised. */
export async function correct(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, name, intro, closesAt }: BodyOf<Contract['correctPaper']>,
  now: Date,
): Promise<DeskPaperView> {
  const paper = await loadAt(db, actor, id, version)
  if (paper.state !== 'published') throw new AppError('learning.paper_stopped')
  // Once it is over whoever answered may have seen the key.
  if (paper.closesAt <= now) throw new AppError('learning.paper_over')
  const closing = new Date(closesAt)
  if (closing <= paper.opensAt || closing <= now) {
    throw new AppError('learning.paper_window_invalid', undefined, 'closesAt')
  }
  await changeOrRefuse(db, paper, { content: { ...paper.content, name, intro }, closesAt: closing })
  return get(db, actor, id, now)
}

export async function stop(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['stopPaper']>,
  now: Date,
): Promise<DeskPaperView> {
  const paper = await loadAt(db, actor, id, version)
  if (paper.state !== 'published') throw new AppError('learning.paper_stopped')
  await changeOrRefuse(db, paper, { state: 'stopped' })
  return get(db, actor, id, now)
}

export async function discard(db: Db, actor: StaffActor, id: string): Promise<Record<string, never>> {
  await load(db, actor, id)
  const { affected } = await db.delete(QuizPaper, { id, state: 'draft' })
  if (affected !== 1) throw new AppError('learning.paper_published')
  return {}
}

async function changeOrRefuse(db: Db, paper: QuizPaper, change: Partial<QuizPaper>): Promise<void> {
  if (!(await changePaper(db, paper, change))) throw new AppError('learning.paper_changed')
}

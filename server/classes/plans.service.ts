import { isFixedChanged, type PlanFacts, planProblem } from '../../shared/classes/planRules'
import type { classPlansDesk } from '../../shared/classes/plans.desk.contract'
import type { ClassInput, DeskClassView } from '../../shared/classes/planViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { promiseDraw, requireTimeFor } from './draws.service'
import { CourseClass, contentColumns, Site, type Term } from './entities'
import { changeClass, findClassesAt, findSite, findUsableSites } from './plans.queries'
import { followChange } from './plans.telling'
import { countsOf, drawDeskClass, isFixed } from './plans.views'
import { countPlaces, findClass } from './queries'
import { loadOpenTerm } from './terms.service'
import { ClassDuty } from './workers.entities'
import { findOthers, findTeam } from './workers.queries'

type Contract = typeof classPlansDesk

/** A class of a union in reach; any other is as absent as one that never was. */
export async function loadClass(db: Db, actor: StaffActor, id: string): Promise<CourseClass> {
  const row = await findClass(db, id)
  if (!row || !reaches(actor.grants, row.organisation!.path)) throw new AppError('classes.class_not_found')
  return row
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskClassView> {
  const row = await loadClass(db, actor, id)
  return drawDeskClass(row, {
    places: await countPlaces(db, [id]),
    team: await findTeam(db, id),
    others: await findOthers(db, row),
    sites: await findUsableSites(db, row.organisation!),
    neighbours: await findClassesAt(db, row.siteId, id),
    now,
  })
}

const factsOf = ({ content, seats, opensAt, closesAt }: ClassInput): PlanFacts => ({
  content,
  seats,
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
})

/** The columns of what was written down, once it fits its term and its site. */
async function readInput(db: Db, term: Term, input: ClassInput) {
  const site = await loadUsableSite(db, term, input.siteId)
  const facts = factsOf(input)
  requireRight(facts, term, site)
  const { content, seats, opensAt, closesAt } = facts
  return { siteId: site.id, ...contentColumns(content), seats, opensAt, closesAt }
}

function requireRight(facts: PlanFacts, { fromDay, toDay }: Term, { content: { rooms } }: Site): void {
  const problem = planProblem(facts, { term: { from: fromDay, to: toDay }, rooms })
  if (problem) throw new AppError(problem.code, undefined, problem.field)
}

/** A site in use, of the term's union or of one below it; it stays so until the plan is written. */
async function loadUsableSite(db: Db, { organisation }: Term, id: string): Promise<Site> {
  await lockPools(db, Site, [id])
  const site = await findSite(db, id)
  const isUsable = site && site.closedAt === null && site.organisation!.path.startsWith(organisation!.path)
  if (!isUsable) throw new AppError('classes.site_not_found', undefined, 'siteId')
  return site
}

export async function add(
  db: Db,
  actor: StaffActor,
  { termId, ...input }: BodyOf<Contract['addClass']>,
  now: Date,
): Promise<DeskClassView> {
  const term = await loadOpenTerm(db, actor, termId)
  const id = newId()
  await db.insert(CourseClass, { ...newDraft(id, term, now), ...(await readInput(db, term, input)) })
  return get(db, actor, id, now)
}

export const newDraft = (
  id: string,
  { id: termId, organisationId }: Pick<Term, 'id' | 'organisationId'>,
  now: Date,
) => ({
  ...{ id, termId, organisationId, state: 'draft' as const, version: 1, lastOrder: 0 },
  ...{ allottedAt: null, publishedAt: null, endedAt: null, mergedIntoId: null, createdAt: now },
})

/** Whoever books waits until the change is made: its row is the pool of the seats. */
export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, ...input }: BodyOf<Contract['editClass']>,
  now: Date,
): Promise<DeskClassView> {
  await lockPools(db, CourseClass, [id])
  const row = await loadClass(db, actor, id)
  if (row.state !== 'draft' && row.state !== 'published') throw new AppError('classes.class_over')
  if (row.version !== version) throw new AppError('classes.plan_changed', { version: row.version })
  const change = await readInput(db, { ...row.term!, organisation: row.organisation! }, input)
  if (isFixed(row, now) && isFixedChanged(row, change)) throw new AppError('classes.fixed_once_open')
  const { taken } = countsOf(id, await countPlaces(db, [id]))
  if (change.seats < taken) throw new AppError('classes.seats_taken', { taken }, 'seats')
  await changeOrRefuse(db, row, change)
  await followChange(db, row, change, now)
  return get(db, actor, id, now)
}

export async function publish(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['publishClass']>,
  now: Date,
): Promise<DeskClassView> {
  const row = await loadClass(db, actor, id)
  if (row.state !== 'draft') throw new AppError('classes.not_a_draft')
  if (row.version !== version) throw new AppError('classes.plan_changed', { version: row.version })
  // Term, site and time may have gone on since it was written down.
  if (row.closesAt <= now) throw new AppError('classes.window_closed')
  if (row.content.allocation === 'draw') requireTimeFor(row.opensAt, now)
  const term = { ...row.term!, organisation: row.organisation! }
  requireRight(row, term, await loadUsableSite(db, term, row.siteId))
  await changeOrRefuse(db, row, { state: 'published', publishedAt: now })
  await promiseDraw(db, row, now)
  return get(db, actor, id, now)
}

export async function discard(db: Db, actor: StaffActor, id: string): Promise<Record<string, never>> {
  const row = await loadClass(db, actor, id)
  const { affected } = await db.delete(CourseClass, { id: row.id, state: 'draft' })
  if (affected !== 1) throw new AppError('classes.not_a_draft')
  await db.delete(ClassDuty, { classId: id })
  return {}
}

async function changeOrRefuse(db: Db, row: CourseClass, change: Partial<CourseClass>): Promise<void> {
  if (!(await changeClass(db, row, change))) throw new AppError('classes.plan_changed')
}

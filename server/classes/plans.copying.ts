import { daysBetween, moveDays, movePlan } from '../../shared/classes/copying'
import type { classPlansDesk } from '../../shared/classes/plans.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { CourseClass, contentColumns, Term } from './entities'
import { findEveryClassOf } from './plans.queries'
import { newDraft } from './plans.service'
import { drawTerm, loadTerm } from './terms.service'

/** A term as another was, each class a draft of its own; what was called off, or was at a closed site, is left out. */
export async function copy(
  db: Db,
  actor: StaffActor,
  id: string,
  { name, from }: BodyOf<(typeof classPlansDesk)['copyTerm']>,
  now: Date,
) {
  const source = await loadTerm(db, actor, id)
  const days = daysBetween(source.fromDay, from)
  if (days === 0) throw new AppError('classes.same_days', undefined, 'from')
  const term = { ...copyOfTerm(source, days), name, createdAt: now }
  await insertRows(db, Term, term)
  const held = (await findEveryClassOf(db, id)).filter(({ state }) => state !== 'cancelled' && state !== 'merged')
  const kept = held.filter(({ site }) => site!.closedAt === null)
  const copies = kept.map((row) => copyOfClass(row, term, days, now))
  if (copies.length > 0) await insertRows(db, CourseClass, copies)
  const view = drawTerm({ ...term, organisation: source.organisation! }, new Map([[term.id, kept.length]]))
  return { ...view, leftOut: held.length - kept.length }
}

function copyOfTerm({ id, organisationId, fromDay, toDay }: Term, days: number) {
  const moved = moveDays({ from: fromDay, to: toDay }, days)
  const given = { organisationId, fromDay: moved.from, toDay: moved.to, copiedFromId: id }
  return { id: newId(), version: 1, closedAt: null, ...given }
}

function copyOfClass(row: CourseClass, term: Pick<Term, 'id' | 'organisationId'>, days: number, now: Date) {
  const { content, ...times } = movePlan(row, days)
  return { ...newDraft(newId(), term, now), siteId: row.siteId, ...contentColumns(content), ...times }
}

import type { DrawView } from '../../shared/classes/draws.contract'
import { AppError } from '../../shared/http/errors'
import { isPromised, promise, readDraw } from '../draws'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import { ruleAt } from '../platform/rules'
import { findOwnTickets, type OwnTicket } from './draws.queries'
import { drawsRule } from './draws.rules'
import { CourseClass } from './entities'

/** A list that parents can enter has a promise older than it: made when its class is published, or comes to be drawn before it opens. */
export async function promiseDraw(
  db: Db,
  { id, content, opensAt }: Pick<CourseClass, 'id' | 'content' | 'opensAt'>,
  now: Date,
): Promise<void> {
  if (content.allocation !== 'draw' || (await isPromised(db, id))) return
  requireTimeFor(opensAt, now)
  const { source } = await ruleAt(db, drawsRule, now)
  await promise(db, id, source, now)
}

/** What is promised when the list is open already could have been chosen for who is in it. */
export function requireTimeFor(opensAt: Date, now: Date): void {
  if (opensAt <= now) throw new AppError('classes.opens_too_soon', undefined, 'opensAt')
}

/** What everybody may know; of the caller's tickets besides. */
export async function getDraw(db: Db, actor: Actor | null, classId: string): Promise<DrawView> {
  const courseClass = await db.findOneBy(CourseClass, { id: classId })
  if (!courseClass || courseClass.state === 'draft') throw new AppError('classes.class_not_found')
  const own = actor ? await findOwnTickets(db, actor.personId, classId) : []
  const view = await drawOf(db, courseClass, own)
  if (!view) throw new AppError('draws.not_found')
  return view
}

/** The draw of a class that counts, with those before it that did not. */
export async function drawOf(db: Db, courseClass: CourseClass, own: OwnTicket[]): Promise<DrawView | null> {
  const published = await readDraw(db, courseClass)
  const { id, content, opensAt, closesAt } = courseClass
  const ofClass = { id, name: content.name, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() }
  return published && { ...published, class: ofClass, own }
}

import { commit, writeList } from '../../shared/classes/draws'
import type { DrawState, DrawView } from '../../shared/classes/draws.contract'
import { AppError } from '../../shared/http/errors'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { ClassDraw, type DrawTicket } from './draws.entities'
import { sha256Hex } from './draws.hash'
import { findDraws, findOwnTickets, findTickets, type OwnTicket } from './draws.queries'
import { drawsRule } from './draws.rules'
import { CourseClass } from './entities'

/** Makes a secret that nobody is shown before the result, and publishes its hash; the class is locked. */
export async function promise(db: Db, classId: string, source: string, now: Date): Promise<void> {
  const secret = systemRandom.pick('0123456789abcdef', 64)
  const row: ClassDraw = {
    ...{ id: newId(), classId, liveKey: classId, secret, secretHash: commit(sha256Hex, secret), source },
    ...{
      listHash: null,
      frozenAt: null,
      publicValue: null,
      drawnAt: null,
      drawnBy: null,
      seats: null,
      voidReason: null,
    },
    createdAt: now,
  }
  await insertRows(db, ClassDraw, row)
}

/** A list that parents can enter has a promise older than it: made when its class is published, or comes to be drawn before it opens. */
export async function promiseDraw(
  db: Db,
  { id, content, opensAt }: Pick<CourseClass, 'id' | 'content' | 'opensAt'>,
  now: Date,
): Promise<void> {
  if (content.allocation !== 'draw' || (await findDraws(db, id)).length > 0) return
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
  const view = await readDraw(db, courseClass, own)
  if (!view) throw new AppError('classes.draw_not_found')
  return view
}

/** The draw of a class that counts, with those before it that did not. */
export async function readDraw(db: Db, courseClass: CourseClass, own: OwnTicket[]): Promise<DrawView | null> {
  const draws = await findDraws(db, courseClass.id)
  const draw = draws.find(({ liveKey }) => liveKey !== null)
  if (!draw) return null
  const tickets = draw.frozenAt === null ? [] : await findTickets(db, draw.id)
  return drawDraw(courseClass, { draw, tickets, voided: draws.filter((one) => one !== draw), own })
}

interface Known {
  draw: ClassDraw
  tickets: DrawTicket[]
  voided: ClassDraw[]
  own: OwnTicket[]
}

const stateOf = ({ drawnAt, frozenAt }: ClassDraw): DrawState =>
  drawnAt ? 'drawn' : frozenAt === null ? 'promised' : 'frozen'

function drawDraw(courseClass: CourseClass, { draw, tickets, voided, own }: Known): DrawView {
  const { id, content, opensAt, closesAt } = courseClass
  const { secret, secretHash, source, listHash, frozenAt, publicValue, drawnAt, createdAt } = draw
  return {
    class: { id, name: content.name, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    state: stateOf(draw),
    seats: draw.seats ?? courseClass.seats,
    ...{ secretHash, source, listHash, publicValue, own },
    promisedAt: createdAt.toISOString(),
    frozenAt: frozenAt?.toISOString() ?? null,
    list: frozenAt && writeList(id, tickets),
    drawnAt: drawnAt?.toISOString() ?? null,
    // Whoever knew it while the list was open would own the result.
    secret: drawnAt && secret,
    withdrawn: tickets
      .filter(({ withdrawn }) => withdrawn > 0)
      .map(({ number, withdrawn }) => ({ number, seats: withdrawn })),
    voided: voided.flatMap((one) =>
      one.voidReason ? [{ secretHash: one.secretHash, listHash: one.listHash, reason: one.voidReason }] : [],
    ),
  }
}

import { allot, readPublicValue, recompute, type Ticket, writeList } from '../../shared/classes/draws'
import type { DeskDraw } from '../../shared/classes/draws.desk.contract'
import { freeIn } from '../../shared/classes/rules'
import { AppError } from '../../shared/http/errors'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { ruleAt } from '../platform/rules'
import { loadSeats, saveOrders } from './bookings.queries'
import { ClassDraw } from './draws.entities'
import { sha256Hex } from './draws.hash'
import {
  type Entered,
  findDraws,
  findEntered,
  findLiveDraw,
  findTickets,
  holdDrawn,
  queueDrawn,
  rankTickets,
} from './draws.queries'
import { drawsRule } from './draws.rules'
import { promise, readDraw } from './draws.service'
import { CourseClass } from './entities'
import { findClass } from './queries'

/** A drawn class of a union in reach; any other is as absent as one that never was. */
async function loadDrawn(db: Db, actor: StaffActor, classId: string): Promise<CourseClass> {
  const row = await findClass(db, classId)
  if (!row || !reaches(actor.grants, row.organisation!.path)) throw new AppError('classes.class_not_found')
  if (row.content.allocation !== 'draw') throw new AppError('classes.not_drawn')
  return row
}

/** The same, held until the transaction ends. */
async function lockDrawn(db: Db, actor: StaffActor, classId: string): Promise<CourseClass> {
  await loadDrawn(db, actor, classId)
  return (await lockPools(db, CourseClass, [classId])).get(classId)!
}

export async function getDeskDraw(db: Db, actor: StaffActor, classId: string, now: Date): Promise<DeskDraw> {
  const courseClass = await loadDrawn(db, actor, classId)
  const { id, content, state, seats, opensAt } = courseClass
  const draw = await readDraw(db, courseClass, [])
  const entered = await findEntered(db, id)
  const { source } = await ruleAt(db, drawsRule, now)
  const isPlanned = (state === 'draft' || state === 'published') && now < opensAt
  return {
    class: { id, name: content.name, state, seats },
    draw,
    tickets: entered.length,
    children: entered.reduce((sum, one) => sum + one.seats, 0),
    usualSource: source,
    actions: [
      ...(isPlanned || (!draw && state === 'published') ? (['prepare'] as const) : []),
      ...(draw?.state === 'frozen' && state === 'published' ? (['draw'] as const) : []),
    ],
  }
}

/** Until the window opens another public value can be named; after that only a draw that was found void is promised anew. */
export async function prepareDraw(
  db: Db,
  actor: StaffActor,
  classId: string,
  source: string,
  now: Date,
): Promise<DeskDraw> {
  const { state, opensAt } = await lockDrawn(db, actor, classId)
  if (state !== 'draft' && state !== 'published') throw new AppError('classes.not_open')
  const draws = await findDraws(db, classId)
  const live = draws.find(({ liveKey }) => liveKey !== null)
  if (now >= opensAt && (live || draws.length === 0)) throw new AppError('classes.draw_late')
  if (live) await db.update(ClassDraw, { id: live.id, liveKey: classId }, { source })
  else await promise(db, classId, source, now)
  return getDeskDraw(db, actor, classId, now)
}

/** Draws, once. A list or a secret that are not what was published give nobody a seat: the draw is void, and promised anew. */
export async function drawLots(
  db: Db,
  actor: StaffActor,
  classId: string,
  written: string,
  now: Date,
): Promise<DeskDraw> {
  const courseClass = await lockDrawn(db, actor, classId)
  const publicValue = readPublicValue(written)
  if (publicValue === null) throw new AppError('classes.draw_value_invalid', undefined, 'publicValue')
  if (courseClass.state !== 'published') throw new AppError('classes.not_open')
  const draw = await findLiveDraw(db, classId)
  if (draw?.drawnAt) throw new AppError('classes.draw_done')
  if (!draw || draw.frozenAt === null) throw new AppError('classes.draw_not_frozen')
  const { id, secret, secretHash, listHash } = draw
  const tickets = await findTickets(db, id)
  const list = writeList(classId, tickets)
  const found = recompute(sha256Hex, { secret, secretHash, listHash: listHash!, list, publicValue })
  if ('problem' in found) {
    const change = { voidReason: found.problem, publicValue, liveKey: null, drawnBy: actor.personId }
    await db.update(ClassDraw, { id, liveKey: classId }, change)
  } else {
    const seats = await giveSeats(db, { courseClass, drawId: id, order: found.order }, now)
    await db.update(ClassDraw, { id, liveKey: classId }, { publicValue, seats, drawnAt: now, drawnBy: actor.personId })
  }
  return getDeskDraw(db, actor, classId, now)
}

interface Drawn {
  courseClass: CourseClass
  drawId: string
  order: Ticket[]
}

/** Seats for who was drawn, a turn in the queue for the others; says how many seats there were. */
async function giveSeats(db: Db, { courseClass, drawId, order }: Drawn, now: Date): Promise<number> {
  const { id } = courseClass
  const entered = new Map((await findEntered(db, id)).map((one) => [one.ticket, one]))
  const seats = Math.max(0, freeIn((await loadSeats(db, [courseClass], now)).get(id)!))
  const withdrawn = withdrawnOf(order, entered)
  const { won, waiting } = allot(order, seats, withdrawn)
  const { confirmHours } = await ruleAt(db, drawsRule, now)
  await holdDrawn(db, enteredBy(won, entered), new Date(now.getTime() + confirmHours * 3_600_000), now)
  // Nobody is lost: who was in no list, whatever the reason, waits behind all that were.
  const drawn = new Set(order.map(({ ticket }) => ticket))
  const others = [...entered.values()].filter(({ ticket }) => !drawn.has(ticket))
  const queue = [...enteredBy(waiting, entered), ...others]
  await queueDrawn(db, courseClass, queue, now)
  await rankTickets(db, drawId, order, withdrawn, now)
  courseClass.lastOrder += queue.length
  await saveOrders(db, [courseClass])
  await db.update(CourseClass, { id }, { allottedAt: now })
  return seats
}

const enteredBy = (tickets: readonly Ticket[], entered: ReadonlyMap<string, Entered>): Entered[] =>
  tickets.map(({ ticket }) => entered.get(ticket)!)

/** Seats of the list that are asked for no more, by number. */
function withdrawnOf(order: readonly Ticket[], entered: ReadonlyMap<string, Entered>): Map<number, number> {
  const gone = order.map(({ number, ticket, seats }) => [number, seats - (entered.get(ticket)?.seats ?? 0)] as const)
  return new Map(gone.filter(([, seats]) => seats > 0))
}

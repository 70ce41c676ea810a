import type { DeskDraw } from '../../shared/classes/draws.desk.contract'
import { freeIn } from '../../shared/classes/rules'
import { allot, type Ticket } from '../../shared/draws/rules'
import { AppError } from '../../shared/http/errors'
import { drawOnce, prepare, rankTickets } from '../draws'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { ruleAt } from '../platform/rules'
import { loadSeats, saveOrders } from './bookings.queries'
import { type Entered, findEntered, holdDrawn, queueDrawn } from './draws.queries'
import { drawsRule } from './draws.rules'
import { drawOf } from './draws.service'
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
  const draw = await drawOf(db, courseClass, [])
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

export async function prepareDraw(
  db: Db,
  actor: StaffActor,
  classId: string,
  source: string,
  now: Date,
): Promise<DeskDraw> {
  const courseClass = await lockDrawn(db, actor, classId)
  if (courseClass.state !== 'draft' && courseClass.state !== 'published') throw new AppError('classes.not_open')
  await prepare(db, courseClass, source, now)
  return getDeskDraw(db, actor, classId, now)
}

/** Draws, once; where the draw is void nobody gets a seat, and it is promised anew. */
export async function drawLots(
  db: Db,
  actor: StaffActor,
  classId: string,
  written: string,
  now: Date,
): Promise<DeskDraw> {
  const courseClass = await lockDrawn(db, actor, classId)
  if (courseClass.state !== 'published') throw new AppError('classes.not_open')
  await drawOnce(db, { poolId: classId, written, personId: actor.personId }, now, (drawId, order) =>
    giveSeats(db, { courseClass, drawId, order }, now),
  )
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

import type { DataSource, QueryRunner } from 'typeorm'
import type { ClassContent } from '../../shared/classes/plans'
import { windowBlocker } from '../../shared/classes/rules'
import { type ClassState, seatedStates } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { fromRaw, placesFor } from '../platform/raw'
import type { Ask } from './bookings.asking'

// After a sell-out nearly all calls come for nothing: they are told so from what is known of a class without its lock.

/** So long it is believed. What this process gives or takes back it knows at once, what another one does within this time. */
const believedMs = 1_000

interface Known {
  /** When it was asked for, by the machine's clock. */
  at: number
  state: ClassState
  opensAt: Date
  closesAt: Date
  isDrawn: boolean
  isFull: boolean
  /** The order number up to which everybody is among the holders. */
  heldTo: number
}

interface Watch {
  known: Map<string, Known>
  /** Classes that were asked about since the last look: the next one takes them along. */
  wanted: Set<string>
  looking: { at: number; classIds: ReadonlySet<string>; done: Promise<void> } | null
}

const watches = new WeakMap<DataSource, Watch>()

/** Persons and children who have, or had, a place in a class. */
const holders = new Map<string, Set<string>>()

/** Transactions that give seats of a class back, and when the last of them was seen to be over. */
const freeings = new Map<string, { runners: QueryRunner[]; overAt: number }>()

/** Why these children cannot have a seat; null where they might, or somebody has a place already and is to hear of it. */
export async function refuseSoldOut({ db, actor, body, now }: Ask & { db: Db }): Promise<AppError | null> {
  const classIds = [...new Set(body.items.map(({ classId }) => classId))]
  const classes = await know(db, classIds)
  if (classes.some((one) => one === null || one.isDrawn || windowBlocker(one, now) !== null)) return null
  const full = classIds.find((_, at) => classes[at]!.isFull)
  const mayHold = body.items.some(({ childId, classId }) =>
    [childId, actor.personId].some((id) => holders.get(classId)?.has(id)),
  )
  return full === undefined || mayHold ? null : new AppError('classes.full', { classId: full })
}

/** Noted while it is decided: who hears of a place may ask again at once. */
export function noteHolders(classId: string, ids: readonly string[]): void {
  const known = holders.get(classId) ?? new Set()
  for (const id of ids) known.add(id)
  holders.set(classId, known)
}

/** Seats of these classes may be free from the end of this transaction on. */
export function noteFreed(db: Db, classIds: readonly string[]): void {
  for (const id of new Set(classIds)) {
    const { runners, overAt } = freeingOf(id)
    freeings.set(id, { runners: [...runners, db.queryRunner!], overAt })
  }
}

const isUnderWay = (runner: QueryRunner): boolean => !runner.isReleased && runner.isTransactionActive

function freeingOf(classId: string): { runners: readonly QueryRunner[]; overAt: number } {
  const freeing = freeings.get(classId)
  if (!freeing) return { runners: [], overAt: 0 }
  const runners = freeing.runners.filter(isUnderWay)
  if (runners.length < freeing.runners.length) Object.assign(freeing, { runners, overAt: performance.now() })
  return freeing
}

/** What is known of each of these classes; null where nothing is, or seats are being given back. */
async function know(db: Db, classIds: readonly string[]): Promise<(Known | null)[]> {
  const watch = watches.get(db.dataSource) ?? { known: new Map(), wanted: new Set(), looking: null }
  watches.set(db.dataSource, watch)
  for (const id of classIds) watch.wanted.add(id)
  const believed = (id: string): Known | null => {
    const { runners, overAt } = freeingOf(id)
    const known = watch.known.get(id)
    const since = Math.max(overAt, performance.now() - believedMs)
    return known && runners.length === 0 && known.at > since ? known : null
  }
  const isWorthLooking = classIds.every((id) => freeingOf(id).runners.length === 0) && !classIds.every(believed)
  // Where the database does not answer, the batch says so.
  if (isWorthLooking) await look(db, watch, classIds).catch(() => {})
  return classIds.map(believed)
}

/** One statement for all classes that are asked about, and one for who came to hold a place where all are taken. */
function look(db: Db, watch: Watch, classIds: readonly string[]): Promise<void> {
  const { looking } = watch
  const isNew = (at: number, id: string) => at > freeingOf(id).overAt && at > performance.now() - believedMs
  if (looking && classIds.every((id) => looking.classIds.has(id) && isNew(looking.at, id))) return looking.done
  const at = performance.now()
  const wanted = watch.wanted
  watch.wanted = new Set()
  watch.looking = { at, classIds: wanted, done: read(db, watch.known, [...wanted], at) }
  return watch.looking.done
}

async function read(db: Db, known: Map<string, Known>, classIds: readonly string[], at: number): Promise<void> {
  const rows = await findClasses(db, classIds)
  const heldTo = (id: string) => known.get(id)?.heldTo ?? -1
  const changed = rows.filter(({ id, isFull, lastOrder }) => isFull && lastOrder > heldTo(id)).map(({ id }) => id)
  await readHolders(db, changed)
  for (const { id, lastOrder, ...row } of rows) {
    if ((known.get(id)?.at ?? 0) > at) continue
    known.set(id, { at, ...row, heldTo: changed.includes(id) ? lastOrder : heldTo(id) })
  }
}

interface Raw {
  id: string
  state: ClassState
  opensAt: Date | string
  closesAt: Date | string
  allottedAt: Date | string | null
  content: string
  seats: number
  lastOrder: number
  taken: string | number
}

async function findClasses(db: Db, classIds: readonly string[]) {
  const sql = `SELECT k.id, k.state, k.opens_at AS opensAt, k.closes_at AS closesAt, k.allotted_at AS allottedAt, k.content,
      k.seats, k.last_order AS lastOrder, (SELECT COUNT(*) FROM class_places p
        WHERE p.class_id = k.id AND p.state IN (${placesFor(seatedStates)})) AS taken
    FROM classes k WHERE k.id IN (${placesFor(classIds)})`
  const rows: Raw[] = await db.query(sql, [...seatedStates, ...classIds])
  return rows.map(({ id, state, opensAt, closesAt, allottedAt, content, seats, lastOrder, taken }) => ({
    ...{ id, state, opensAt: fromRaw(opensAt), closesAt: fromRaw(closesAt), lastOrder },
    isDrawn: allottedAt === null && (JSON.parse(content) as ClassContent).allocation === 'draw',
    isFull: Number(taken) >= seats,
  }))
}

async function readHolders(db: Db, classIds: readonly string[]): Promise<void> {
  if (classIds.length === 0) return
  const sql = `SELECT p.class_id AS classId, p.child_id AS childId, b.person_id AS personId FROM class_places p
    JOIN class_bookings b ON b.id = p.booking_id WHERE p.class_id IN (${placesFor(classIds)})`
  const rows: { classId: string; childId: string; personId: string }[] = await db.query(sql, [...classIds])
  for (const { classId, childId, personId } of rows) noteHolders(classId, [childId, personId])
}

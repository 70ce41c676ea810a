import type { ClassContent } from '../../shared/classes/plans'
import { windowBlocker } from '../../shared/classes/rules'
import { type ClassState, seatedStates } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { fromRaw, placesFor } from '../platform/raw'
import { watchPools } from '../platform/soldOut'
import type { Ask } from './bookings.asking'

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

async function readPools(db: Db, classIds: readonly string[]) {
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

async function readHolders(db: Db, classIds: readonly string[]) {
  const sql = `SELECT p.class_id AS classId, p.child_id AS childId, b.person_id AS personId FROM class_places p
    JOIN class_bookings b ON b.id = p.booking_id WHERE p.class_id IN (${placesFor(classIds)})`
  const rows: { classId: string; childId: string; personId: string }[] = await db.query(sql, [...classIds])
  return rows.map(({ classId, childId, personId }) => ({ poolId: classId, ids: [childId, personId] }))
}

const { know, mayHold, ...watched } = watchPools({ readPools, readHolders })

export const { noteHolders, noteFreed } = watched

/** Why these children cannot have a seat; null where they might, or somebody has a place already and is to hear of it. */
export async function refuseSoldOut({ db, actor, body, now }: Ask & { db: Db }): Promise<AppError | null> {
  const classIds = [...new Set(body.items.map(({ classId }) => classId))]
  const classes = await know(db, classIds)
  if (classes.some((one) => one === null || one.isDrawn || windowBlocker(one, now) !== null)) return null
  const full = classIds.find((_, at) => classes[at]!.isFull)
  const isHeld = body.items.some(({ childId, classId }) => mayHold(classId, [childId, actor.personId]))
  return full === undefined || isHeld ? null : new AppError('classes.full', { classId: full })
}

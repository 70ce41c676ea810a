import { commit, readPublicValue, recompute, type Ticket, writeList } from '../../shared/draws/rules'
import type { PublishedDraw } from '../../shared/draws/views'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Draw } from './entities'
import { sha256Hex } from './hash'
import { findDraws, findLiveDraw, findTickets } from './queries'
import { publishedOf } from './views'

/** Makes a secret that nobody is shown before the result, and publishes its hash; the pool is locked. */
export async function promise(db: Db, poolId: string, source: string, now: Date): Promise<void> {
  const secret = systemRandom.pick('0123456789abcdef', 64)
  const row: Draw = {
    ...{ id: newId(), poolId, liveKey: poolId, secret, secretHash: commit(sha256Hex, secret), source },
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
  await insertRows(db, Draw, row)
}

/** Whether anything was promised of a pool, void or not. */
export const isPromised = async (db: Db, poolId: string): Promise<boolean> => (await findDraws(db, poolId)).length > 0

/** Until the list opens another public value can be named; after that only a draw that was found void is promised anew. The pool is locked. */
export async function prepare(
  db: Db,
  { id, opensAt }: { id: string; opensAt: Date },
  source: string,
  now: Date,
): Promise<void> {
  const draws = await findDraws(db, id)
  const live = draws.find(({ liveKey }) => liveKey !== null)
  if (now >= opensAt && (live || draws.length === 0)) throw new AppError('draws.late')
  if (live) await db.update(Draw, { id: live.id, liveKey: id }, { source })
  else await promise(db, id, source, now)
}

export interface Drawing {
  poolId: string
  /** The public value, as it was written down. */
  written: string
  personId: string
}

/**
 * Draws, once: `give` hands out what is drawn for in this order, and says how much there was of it. A list or a secret that are
 * not what was published give nobody anything: the draw is void, and promised anew. The pool is locked.
 */
export async function drawOnce(
  db: Db,
  { poolId, written, personId }: Drawing,
  now: Date,
  give: (drawId: string, order: Ticket[]) => Promise<number>,
): Promise<void> {
  const publicValue = readPublicValue(written)
  if (publicValue === null) throw new AppError('draws.value_invalid', undefined, 'publicValue')
  const draw = await findLiveDraw(db, poolId)
  if (draw?.drawnAt) throw new AppError('draws.done')
  if (!draw || draw.frozenAt === null) throw new AppError('draws.not_frozen')
  const { id, secret, secretHash, listHash } = draw
  const list = writeList(poolId, await findTickets(db, id))
  const found = recompute(sha256Hex, { secret, secretHash, listHash: listHash!, list, publicValue })
  if ('problem' in found) {
    const change = { voidReason: found.problem, publicValue, liveKey: null, drawnBy: personId }
    await db.update(Draw, { id, liveKey: poolId }, change)
  } else {
    const seats = await give(id, found.order)
    await db.update(Draw, { id, liveKey: poolId }, { publicValue, seats, drawnAt: now, drawnBy: personId })
  }
}

/** All that was published of a pool's draw that counts, and of those before it that did not; null where none is promised. */
export async function readDraw(db: Db, { id, seats }: { id: string; seats: number }): Promise<PublishedDraw | null> {
  const draws = await findDraws(db, id)
  const draw = draws.find(({ liveKey }) => liveKey !== null)
  if (!draw) return null
  const tickets = draw.frozenAt === null ? [] : await findTickets(db, draw.id)
  return publishedOf({ draw, tickets, voided: draws.filter((one) => one !== draw), seats })
}

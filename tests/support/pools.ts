import { Entity, In, Index, type MigrationInterface, type QueryRunner } from 'typeorm'
import * as z from 'zod/mini'
import { listFeatures, pair } from '../../server/features'
import { columns as c, createTable } from '../../server/migrations/columns'
import { Id, PrimaryId, Whole } from '../../server/platform/columns'
import type { Db } from '../../server/platform/db'
import { type Decision, type Handlers, rush } from '../../server/platform/handlers'
import { lockPools } from '../../server/platform/pools'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { schema } from '../../server/schema'
import { defineContract } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { id } from '../../shared/http/fields'

// A feature of the tests' own, as small as one with a hot pool can be: places are taken, in one pool or in several, and given back.

const placeView = z.object({ poolId: id, place: z.int(), left: z.int() })
export type PlaceView = z.output<typeof placeView>

export const pools = defineContract({
  takePlace: {
    method: 'PUT',
    path: '/pools/:poolId/place',
    access: 'person',
    audit: 'pools.place_taken',
    summary: 'Takes a place',
    params: z.object({ poolId: id }),
    body: z.object({ mood: z.string().check(z.maxLength(20)) }),
    returns: placeView,
  },
  takePlaces: {
    method: 'POST',
    path: '/pool-places',
    access: 'person',
    audit: 'pools.places_taken',
    summary: 'Takes a place in each pool, or none',
    body: z.object({ poolIds: z.array(id).check(z.maxLength(5)), mood: z.string() }),
    returns: z.object({ items: z.array(placeView) }),
  },
  giveBack: {
    method: 'DELETE',
    path: '/pools/:poolId/place',
    access: 'person',
    audit: 'pools.place_given_back',
    summary: 'Gives a place back',
    params: z.object({ poolId: id }),
    returns: z.object({ poolId: id }),
  },
})

/** Places, and the last number that was given. */
@Entity('test_pools')
export class Pool {
  @PrimaryId()
  id: string

  @Whole()
  stock: number

  @Whole()
  taken: number

  @Whole()
  lastPlace: number
}

@Entity('test_places')
@Index('test_places_person', ['poolId', 'personId'], { unique: true })
@Index('test_places_place', ['poolId', 'place'], { unique: true })
export class Place {
  @PrimaryId()
  id: string

  @Id()
  poolId: string

  @Id()
  personId: string

  @Whole()
  place: number
}

class Pools1799999999999 implements MigrationInterface {
  name = 'Pools1799999999999'

  async up(runner: QueryRunner): Promise<void> {
    const counts = [c.whole('stock'), c.whole('taken'), c.whole('last_place')]
    await createTable(runner, 'test_pools', [c.id('id', { isPrimary: true }), ...counts])
    await createTable(
      runner,
      'test_places',
      [c.id('id', { isPrimary: true }), c.id('pool_id'), c.id('person_id'), c.whole('place')],
      [
        { name: 'test_places_person', columns: ['pool_id', 'person_id'], unique: true },
        { name: 'test_places_place', columns: ['pool_id', 'place'], unique: true },
      ],
    )
  }

  async down(): Promise<void> {}
}

interface Wish {
  actor: { personId: string }
  keys: readonly string[]
  body: { mood: string }
}

/** What a test does while places are taken, with the pools locked. */
export const meanwhile: { act: (db: Db, calls: readonly Wish[]) => Promise<void> } = { act: async () => {} }

const spotOf = (poolId: string, personId: string) => `${poolId} ${personId}`

/** All of the places each asks for, or none of them: what they hold already is theirs. */
async function decideWishes(
  db: Db,
  calls: readonly Wish[],
  poolIds: readonly string[],
): Promise<Decision<PlaceView[]>[]> {
  const locked = await lockPools(db, Pool, poolIds)
  await meanwhile.act(db, calls)
  const people = calls.map(({ actor }) => actor.personId)
  const rows = await db.findBy(Place, { poolId: In([...poolIds]), personId: In(people) })
  const held = new Map(rows.map((row) => [spotOf(row.poolId, row.personId), row.place]))
  const won: Place[] = []
  const decisions = calls.map(({ actor, keys, body }) => {
    if (body.mood === 'poisonous') throw new Error('poison')
    const asked = keys.map((key) => locked.get(key))
    if (!asked.every((pool) => pool !== undefined)) return new AppError('request.not_found')
    const lacking = asked.filter((pool) => !held.has(spotOf(pool.id, actor.personId)))
    if (lacking.some((pool) => pool.taken >= pool.stock)) return new AppError('desk.closed')
    for (const pool of lacking) {
      pool.taken += 1
      pool.lastPlace += 1
      held.set(spotOf(pool.id, actor.personId), pool.lastPlace)
      won.push({ id: newId(), poolId: pool.id, personId: actor.personId, place: pool.lastPlace })
    }
    return asked.map((pool) => ({
      poolId: pool.id,
      place: held.get(spotOf(pool.id, actor.personId))!,
      left: pool.stock - pool.taken,
    }))
  })
  if (won.length > 0) await insertRows(db, Place, won)
  for (const poolId of new Set(won.map((place) => place.poolId))) {
    const { taken, lastPlace } = locked.get(poolId)!
    await db.update(Pool, { id: poolId }, { taken, lastPlace })
  }
  return decisions
}

async function decideReturns(
  db: Db,
  calls: readonly { actor: { personId: string }; params: { poolId: string } }[],
  poolIds: readonly string[],
): Promise<Decision<{ poolId: string }>[]> {
  await lockPools(db, Pool, poolIds)
  const decisions: Decision<{ poolId: string }>[] = []
  for (const { actor, params } of calls) {
    const { affected } = await db.delete(Place, { poolId: params.poolId, personId: actor.personId })
    if (affected === 1) await db.decrement(Pool, { id: params.poolId }, 'taken', 1)
    decisions.push(affected === 1 ? { poolId: params.poolId } : new AppError('request.not_found'))
  }
  return decisions
}

const routes: Handlers<typeof pools> = {
  takePlace: rush(
    ({ params }) => params.poolId,
    async (db, calls, poolIds) => {
      const decisions = await decideWishes(db, calls, poolIds)
      return decisions.map((one) => (one instanceof AppError ? one : one[0]!))
    },
    { refuse: ({ body }) => (body.mood === 'unwanted' ? new AppError('access.denied') : null) },
  ),
  takePlaces: rush(
    ({ body }) => body.poolIds,
    async (db, calls, poolIds) => {
      const decisions = await decideWishes(db, calls, poolIds)
      return decisions.map((one) => (one instanceof AppError ? one : { items: one }))
    },
  ),
  giveBack: rush(({ params }) => params.poolId, decideReturns),
}

/** The product with the pools beside it. */
export const withPools = {
  features: [...listFeatures(true), pair('pools', pools, routes)],
  schema: { entities: [...schema.entities, Pool, Place], migrations: [...schema.migrations, Pools1799999999999] },
}

/** A pool of so many places. */
export async function addPool(db: Db, stock: number): Promise<string> {
  const pool = { id: newId(), stock, taken: 0, lastPlace: 0 }
  await insertRows(db, Pool, pool)
  return pool.id
}

import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import * as z from 'zod/mini'
import { pool, record, seal, textOf, transact, unseal } from './platform.mjs'

const params = z.object({ poolId: z.uuid() })
const body = z.object({ mood: z.string().check(z.maxLength(20)) })
const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')

export const pools = {
  'PUT /api/pools/:id/place': async (ctx, { personId }) => {
    const asked = params.safeParse({ poolId: ctx.path.split('/')[3] })
    const said = body.safeParse(JSON.parse(await textOf(ctx.req)))
    if (!asked.success || !said.success) ctx.throw(400, { code: 'request.invalid' })
    const { poolId } = asked.data
    const fingerprint = hash({ params: asked.data, body: said.data })
    const key = { id: hash([personId, 'pools.takePlace', ctx.get('idempotency-key')]), fingerprint }
    try {
      ctx.body = await transact((db) => takePlace(db, ctx, { poolId, personId, key }))
    } catch (error) {
      const [[kept]] = await pool.query('SELECT fingerprint, answer FROM idempotency_keys WHERE id = ?', [key.id])
      if (!kept) throw error
      if (kept.fingerprint !== fingerprint) ctx.throw(422, { code: 'request.key_reused' })
      ctx.body = JSON.parse(unseal('idempotency_keys.answer', kept.answer))
    }
  },
}

/** Lock the pool, see who already has one, take what is left, number it, put it on record. */
async function takePlace(db, ctx, { poolId, personId, key }) {
  const [[held]] = await db.query('SELECT stock, taken, last_place AS last FROM test_pools WHERE id = ? FOR UPDATE', [
    poolId,
  ])
  if (!held) ctx.throw(404, { code: 'request.not_found' })
  const [[own]] = await db.query('SELECT place FROM test_places WHERE pool_id = ? AND person_id = ?', [
    poolId,
    personId,
  ])
  if (!own && held.taken >= held.stock) ctx.throw(409, { code: 'desk.closed' })
  const place = own?.place ?? held.last + 1
  const answer = { poolId, place, left: held.stock - held.taken - (own ? 0 : 1) }
  if (!own) {
    await db.query('INSERT INTO test_places (id, pool_id, person_id, place) VALUES (?, ?, ?, ?)', [
      newId(),
      poolId,
      personId,
      place,
    ])
    await db.query('UPDATE test_pools SET taken = taken + 1, last_place = ? WHERE id = ?', [place, poolId])
  }
  await putOnRecord(db, { poolId, personId, key, answer })
  return answer
}

async function putOnRecord(db, { poolId, personId, key, answer }) {
  const at = new Date()
  await record(db, { actorId: personId, action: 'pools.place_taken', targetId: poolId }, at)
  const sealed = seal('idempotency_keys.answer', JSON.stringify(answer))
  await db.query('INSERT INTO idempotency_keys (id, fingerprint, answer, created_at) VALUES (?, ?, ?, ?)', [
    key.id,
    key.fingerprint,
    sealed,
    at,
  ])
}

import { createHash, randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import * as z from 'zod/mini'
import { pool, record, seal, textOf, transact, unseal } from './platform.mjs'

const item = z.object({ childId: z.uuid(), classId: z.uuid() })
const body = z.object({ items: z.array(item).check(z.length(1)) })
const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const seated = "('held', 'confirmed', 'offered')"

/** Books a seat for a child: what stands against it, the seat, its number, answered, on record. */
export const bookings = {
  'POST /api/class-bookings': async (ctx, { personId }) => {
    const said = body.safeParse(JSON.parse(await textOf(ctx.req)))
    if (!said.success) ctx.throw(400, { code: 'request.invalid' })
    const fingerprint = hash({ body: said.data })
    const key = { id: hash([personId, 'classes.book', ctx.get('idempotency-key')]), fingerprint }
    try {
      ctx.body = await transact((db) => book(db, ctx, { ...said.data.items[0], personId, key }))
    } catch (error) {
      const [[kept]] = await pool.query('SELECT fingerprint, answer FROM idempotency_keys WHERE id = ?', [key.id])
      if (!kept) throw error
      if (kept.fingerprint !== fingerprint) ctx.throw(422, { code: 'request.key_reused' })
      ctx.body = JSON.parse(unseal('idempotency_keys.answer', kept.answer))
    }
  },
}

async function book(db, ctx, { childId, classId, personId, key }) {
  const now = new Date()
  const [[held]] = await db.query(
    `SELECT state, seats, opens_at AS opensAt, closes_at AS closesAt, allotted_at AS allottedAt, last_order AS lastOrder,
        content FROM classes WHERE id = ? FOR UPDATE`,
    [classId],
  )
  if (!held || held.state === 'draft') ctx.throw(404, { code: 'classes.class_not_found' })
  const [[child]] = await db.query(
    `SELECT birth_date AS birthDate, entry_year AS entryYear FROM children
      WHERE id = ? AND erased_at IS NULL FOR UPDATE`,
    [childId],
  )
  const facts = await readFacts(db, { childId, classId, personId, now })
  if (!child || facts.guardian === null) ctx.throw(404, { code: 'classes.child_not_found' })
  if (held.state !== 'published') ctx.throw(409, { code: 'classes.not_open' })
  if (now < held.opensAt) ctx.throw(409, { code: 'classes.not_yet_open' })
  if (now >= held.closesAt) ctx.throw(409, { code: 'classes.window_closed' })
  const content = JSON.parse(held.content)
  if (content.allocation !== 'firstCome') throw new Error('not written by hand: draws and quotas')
  await refuseChild(db, ctx, { childId, content, child, facts })
  if (Number(facts.taken) >= held.seats || facts.waits !== null) ctx.throw(409, { code: 'classes.full' })
  const order = held.lastOrder + 1
  const expiresAt = new Date(now.getTime() + JSON.parse(facts.rule).holdMinutes * 60_000)
  const bookingId = await insertBooking(db, { childId, classId, personId, order, expiresAt, now })
  const answer = {
    ...{ id: bookingId, state: 'held', seats: 1, order, expiresAt: expiresAt.toISOString() },
    places: [{ childId, classId, order, ahead: null }],
  }
  await record(db, { actorId: personId, action: 'classes.booked', targetId: bookingId }, now)
  const sealed = seal('idempotency_keys.answer', JSON.stringify(answer))
  await db.query('INSERT INTO idempotency_keys (id, fingerprint, answer, created_at) VALUES (?, ?, ?, ?)', [
    ...[key.id, key.fingerprint, sealed, now],
  ])
  return answer
}

async function readFacts(db, { childId, classId, personId, now }) {
  const [[facts]] = await db.query(
    `SELECT (SELECT MAX(state) FROM guardianships WHERE child_id = ? AND person_id = ?
        AND state IN ('stated', 'confirmed')) AS guardian,
      (SELECT MAX(until_day) FROM class_bars WHERE child_id = ? AND state <> 'lifted') AS barredUntil,
      (SELECT COUNT(*) FROM class_places WHERE class_id = ? AND state IN ${seated}) AS taken,
      (SELECT MIN(turn) FROM class_places WHERE class_id = ? AND state = 'waiting') AS waits,
      (SELECT value FROM rules WHERE name = 'classes.places' AND valid_from <= ?
        ORDER BY valid_from DESC LIMIT 1) AS rule`,
    [childId, personId, childId, classId, classId, now],
  )
  return facts
}

async function refuseChild(db, ctx, { childId, content, child, facts }) {
  const { sessions, grades, born } = content
  const refuse = (reason) => ctx.throw(409, { code: `classes.${reason}` })
  if (facts.guardian !== 'confirmed') refuse('guardian_unconfirmed')
  const [year, begun] = [Number(sessions.from.slice(0, 4)), sessions.from.slice(5) >= '09-01' ? 1 : 0]
  const grade = year - 1 + begun - Number(unseal('children.entry_year', child.entryYear)) + 1
  if (grade < grades.from || grade > grades.to) refuse('other_grade')
  const birthDate = unseal('children.birth_date', child.birthDate)
  if (born && (birthDate > born.to || birthDate < born.from)) refuse('too_young')
  if (facts.barredUntil !== null && facts.barredUntil >= sessions.from) refuse('barred')
  const [others] = await db.query(
    `SELECT k.content FROM class_places p JOIN classes k ON k.id = p.class_id
      WHERE p.child_id = ? AND p.state IN ('entered', 'held', 'confirmed', 'waiting', 'offered')`,
    [childId],
  )
  if (others.length > 0) throw new Error('not written by hand: a child that is booked elsewhere')
}

async function insertBooking(db, { childId, classId, personId, order, expiresAt, now }) {
  const [bookingId, ticket] = [newId(), Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')]
  await db.query('INSERT INTO class_bookings (id, person_id, ticket, created_at) VALUES (?, ?, ?, ?)', [
    ...[bookingId, personId, ticket, now],
  ])
  await db.query(
    `INSERT INTO class_places (id, booking_id, child_id, class_id, state, order_number, turn, live_key, expires_at,
        changed_at, created_at) VALUES (?, ?, ?, ?, 'held', ?, ?, ?, ?, ?, ?)`,
    [newId(), bookingId, childId, classId, order, order, `${childId} ${classId}`, expiresAt, now, now],
  )
  await db.query('UPDATE classes SET last_order = ? WHERE id = ?', [order, classId])
  return bookingId
}

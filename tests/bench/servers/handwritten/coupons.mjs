import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import * as z from 'zod/mini'
import { pool, record, seal, transact, unseal } from './platform.mjs'

const params = z.object({ campaignId: z.uuid() })
const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')
const dayMs = 86_400_000

/** Claims a coupon: who has a right to it, whether one is left, its number, answered, on record. */
export const coupons = {
  'PUT /api/benefits/campaigns/:id/claim': async (ctx, { personId }, campaignId) => {
    const asked = params.safeParse({ campaignId })
    if (!asked.success) ctx.throw(400, { code: 'request.invalid' })
    const fingerprint = hash({ params: asked.data })
    const key = { id: hash([personId, 'benefits.claimCoupon', ctx.get('idempotency-key')]), fingerprint }
    try {
      ctx.body = await transact((db) => claim(db, ctx, { campaignId, personId, key }))
    } catch (error) {
      const [[kept]] = await pool.query('SELECT fingerprint, answer FROM idempotency_keys WHERE id = ?', [key.id])
      if (!kept) throw error
      if (kept.fingerprint !== fingerprint) ctx.throw(422, { code: 'request.key_reused' })
      ctx.body = JSON.parse(unseal('idempotency_keys.answer', kept.answer))
    }
  },
}

async function claim(db, ctx, { campaignId, personId, key }) {
  const now = new Date()
  const [[held]] = await db.query(
    `SELECT state, way, content, stock, granted, last_order AS lastOrder, opens_at AS opensAt, closes_at AS closesAt,
        organisation_id AS organisationId FROM benefit_campaigns WHERE id = ? FOR UPDATE`,
    [campaignId],
  )
  if (!held || held.state === 'draft') ctx.throw(404, { code: 'benefits.campaign_not_found' })
  const content = JSON.parse(held.content)
  const [[own]] = await db.query(
    `SELECT id, order_number AS orderNumber, state, valid_until AS validUntil FROM benefit_coupons
      WHERE campaign_id = ? AND person_id = ?`,
    [campaignId, personId],
  )
  const coupon = own ?? (await give(db, ctx, { campaignId, personId, held, content, now }))
  const left = Math.min(held.stock, capOf(content)) - held.granted - (own ? 0 : 1)
  const answer = {
    ...{ order: coupon.orderNumber, remaining: Math.max(0, left) },
    coupon: {
      ...{ id: coupon.id, order: coupon.orderNumber, state: coupon.state },
      validUntil: coupon.validUntil.toISOString(),
    },
  }
  await record(db, { actorId: personId, action: 'benefits.coupon_claimed', targetId: campaignId }, now)
  const sealed = seal('idempotency_keys.answer', JSON.stringify(answer))
  await db.query('INSERT INTO idempotency_keys (id, fingerprint, answer, created_at) VALUES (?, ?, ?, ?)', [
    ...[key.id, key.fingerprint, sealed, now],
  ])
  return answer
}

const capOf = ({ moneyCapFen, valueFen }) =>
  moneyCapFen === null || valueFen === 0 ? Number.POSITIVE_INFINITY : Math.floor(moneyCapFen / valueFen)

async function give(db, ctx, { campaignId, personId, held, content, now }) {
  const refuse = (reason) => ctx.throw(409, { code: `benefits.${reason}` })
  if (held.way !== 'claim') refuse('other_way')
  if (held.state === 'stopped') refuse('stopped')
  if (held.state !== 'published') refuse('not_open')
  if (now < held.opensAt) refuse('not_yet_open')
  if (now >= held.closesAt) refuse('window_closed')
  const [[right]] = await db.query(
    `SELECT person.assurance, membership.state, own.path, giver.path AS giver,
        (SELECT MAX(until_day) FROM benefit_bars WHERE person_id = person.id AND state <> 'lifted') AS barredUntil,
        (SELECT value FROM rules WHERE name = 'benefits.coupons' AND valid_from <= ?
          ORDER BY valid_from DESC LIMIT 1) AS rule
      FROM persons person
        LEFT JOIN memberships membership ON membership.current_key = person.id
        LEFT JOIN organisations own ON own.id = membership.organisation_id
        JOIN organisations giver ON giver.id = ?
      WHERE person.id = ?`,
    [now, held.organisationId, personId],
  )
  const { memberStates } = JSON.parse(right.rule)
  const { unionIds, occupations } = content.eligible
  if (unionIds.length > 0 || occupations.length > 0) throw new Error('not written by hand: narrowed campaigns')
  if (!right.path?.startsWith(right.giver) || !memberStates.includes(right.state)) refuse('not_member')
  if (right.assurance === 'stated') refuse('assurance_due')
  if (right.barredUntil !== null && right.barredUntil >= dayOf(now)) refuse('barred')
  await refuseRisky(db, refuse, personId, now)
  if (held.granted >= Math.min(held.stock, capOf(content))) refuse('sold_out')
  return insertCoupon(db, { campaignId, personId, held, content, now })
}

/** What WeChat says of whoever has an account there. */
async function refuseRisky(db, refuse, personId, now) {
  const [[found]] = await db.query(
    `SELECT found.risk_rank AS riskRank, found.checked_at AS checkedAt, found.passed_at AS passedAt,
        (SELECT value FROM rules WHERE name = 'benefits.risk' AND valid_from <= ?
          ORDER BY valid_from DESC LIMIT 1) AS rule
      FROM wechat_accounts account LEFT JOIN claim_checks found ON found.person_id = account.person_id
      WHERE account.person_id = ? LIMIT 1`,
    [now, personId],
  )
  if (!found) return
  const { askFrom, holdFrom, goodMinutes } = JSON.parse(found.rule)
  if (found.checkedAt === null || now - found.checkedAt >= goodMinutes * 60_000) refuse('check_due')
  if (found.riskRank >= askFrom && found.passedAt === null) refuse('challenge_due')
  if (found.riskRank >= holdFrom) throw new Error('not written by hand: held claims')
}

const dayOf = (at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

async function insertCoupon(db, { campaignId, personId, held, content, now }) {
  const [id, orderNumber] = [newId(), held.lastOrder + 1]
  const validUntil = new Date(Date.parse(`${dayOf(now)}T00:00:00+08:00`) + content.validity.days * dayMs)
  await db.query(
    `INSERT INTO benefit_coupons (id, campaign_id, person_id, order_number, state, valid_until, given_at)
      VALUES (?, ?, ?, ?, 'usable', ?, ?)`,
    [id, campaignId, personId, orderNumber, validUntil, now],
  )
  await db.query('UPDATE benefit_campaigns SET granted = granted + 1, last_order = ? WHERE id = ?', [
    orderNumber,
    campaignId,
  ])
  return { id, orderNumber, state: 'usable', validUntil }
}

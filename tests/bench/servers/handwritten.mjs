import { createDecipheriv, createHash, createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import Koa from 'koa'
import mysql from 'mysql2/promise'

// What ours is compared with: the same statements and checks by hand, with one pool of 16 and a retry.
const url = new URL(process.env.DATABASE_URL)
const pool = mysql.createPool({
  host: url.hostname,
  port: Number(url.port),
  user: url.username,
  database: url.pathname.slice(1),
  connectionLimit: 16,
  queueLimit: 1024,
  timezone: 'Z',
  charset: 'utf8mb4_bin',
})
const key = (name) => createHash('sha256').update(`union-member demo ${name}`).digest()
const dayMs = 86_400_000

const app = new Koa()
app.use(async (ctx) => {
  try {
    const handle = routes[`${ctx.method} ${ctx.path}`]
    if (!handle) return ctx.throw(404)
    const personId = await identify(ctx.get('authorization'))
    if (personId === null) return refuse(ctx, 401, 'access.signed_out')
    await handle(ctx, personId)
  } catch (error) {
    refuse(ctx, error.status ?? 503, 'server.busy')
  }
})
app.listen(Number(process.env.PORT), '127.0.0.1')

const refuse = (ctx, status, code) => {
  ctx.status = status
  ctx.body = { error: { code } }
}

async function identify(authorization) {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization)?.[1]
  if (token === undefined) return null
  const hash = createHash('sha256').update(token).digest('base64url')
  const now = Date.now()
  const [[session]] = await pool.query(
    'SELECT * FROM sessions WHERE token_hash = ? AND ended_at IS NULL AND last_seen_at > ? AND created_at > ?',
    [hash, new Date(now - 7 * dayMs), new Date(now - 30 * dayMs)],
  )
  return session?.person_id ?? null
}

const routes = {
  'GET /api/membership/card': async (ctx, personId) => {
    const [[held]] = await pool.query(
      `SELECT m.*, o.name AS organisation_name FROM memberships m
         INNER JOIN organisations o ON o.id = m.organisation_id WHERE m.current_key = ?`,
      [personId],
    )
    if (!held) return refuse(ctx, 404, 'membership.no_card')
    const [[person]] = await pool.query('SELECT * FROM persons WHERE id = ?', [personId])
    const now = Date.now()
    const expiresAt = Math.floor(now / 1000) + 60
    ctx.set('Cache-Control', 'no-store')
    ctx.body = {
      number: held.number,
      name: unseal('persons.name', person.name),
      organisation: { id: held.organisation_id, name: held.organisation_name },
      state: held.state,
      since: new Date(held.since.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      qr: writeQr(held.id, expiresAt),
      qrExpiresAt: new Date(expiresAt * 1000).toISOString(),
      serverTime: new Date(now).toISOString(),
    }
  },
  'GET /api/notifications': async (ctx, personId) => {
    const [rows] = await pool.query('SELECT * FROM messages WHERE person_id = ? ORDER BY id DESC LIMIT 21', [personId])
    const items = rows.slice(0, 20).map((row) => {
      const { organisation, receipt } = JSON.parse(unseal('messages.params', row.params))
      return {
        id: row.id,
        title: '申请已收到',
        body: `${organisation} 已收到您的入会申请,受理号 ${receipt}。`,
        link: row.link,
        at: row.created_at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
      }
    })
    ctx.set('Cache-Control', 'no-store')
    ctx.body = { items, nextCursor: null, unread: await countUnread(pool, personId) }
  },
  'POST /api/notifications/reads': async (ctx, personId) => {
    const body = JSON.parse(await textOf(ctx.req))
    if (!/^[0-9a-f-]{36}$/.test(body.upTo)) return refuse(ctx, 400, 'request.invalid')
    ctx.body = await transact(async (connection) => {
      await connection.query('UPDATE messages SET read_at = ? WHERE person_id = ? AND id <= ? AND read_at IS NULL', [
        new Date(),
        personId,
        body.upTo,
      ])
      return { unread: await countUnread(connection, personId) }
    })
  },
}

async function countUnread(db, personId) {
  const sql = 'SELECT COUNT(*) AS unread FROM messages WHERE person_id = ? AND read_at IS NULL'
  const [[{ unread }]] = await db.query(sql, [personId])
  return unread
}

async function transact(work) {
  for (let tried = 1; ; tried++) {
    const connection = await pool.getConnection()
    try {
      await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED')
      await connection.beginTransaction()
      const result = await work(connection)
      await connection.commit()
      return result
    } catch (error) {
      await connection.rollback().catch(() => {})
      if (![1213, 1205, 1020].includes(error.errno) || tried >= 8) throw error
      await wait(5 + Math.random() * 195)
    } finally {
      connection.release()
    }
  }
}

async function textOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function unseal(column, value) {
  const [, iv, tag, sealed] = value.split('.')
  const decipher = createDecipheriv('aes-256-gcm', key('SEAL_KEYS'), Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(column)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString()
}

function writeQr(membershipId, expiresAt) {
  const reference = Buffer.from(membershipId.replaceAll('-', ''), 'hex').toString('base64url')
  const content = `UM1.${reference}.${expiresAt}`
  const mac = createHmac('sha256', key('CARD_KEY')).update(content).digest().subarray(0, 16).toString('base64url')
  return `${content}.${mac}`
}

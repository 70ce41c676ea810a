import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import mysql from 'mysql2/promise'

// What every handler by hand stands on: one pool of 16, the session look-up of ours, a transaction with retry, the seals.
const url = new URL(process.env.DATABASE_URL)
export const pool = mysql.createPool({
  host: url.hostname,
  port: Number(url.port),
  user: url.username,
  database: url.pathname.slice(1),
  connectionLimit: 16,
  queueLimit: 1024,
  timezone: 'Z',
  charset: 'utf8mb4_bin',
  trace: false,
})
pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'))

const dayMs = 86_400_000

export async function identify(authorization) {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization)?.[1]
  if (token === undefined) return null
  const hash = createHash('sha256').update(token).digest('base64url')
  const now = Date.now()
  const [[session]] = await pool.query(
    `SELECT session.id AS id, person_id AS personId, last_seen_at AS seen, second_factor_at AS factor,
        stepped_up_at AS stepped, person.closes_at AS closes
      FROM sessions session JOIN persons person ON person.id = session.person_id
      WHERE token_hash = ? AND ended_at IS NULL AND last_seen_at > ? AND session.created_at > ?
        AND person.disabled_at IS NULL`,
    [hash, new Date(now - 7 * dayMs), new Date(now - 30 * dayMs)],
  )
  return session ?? null
}

/** One transaction, and all of it again on a deadlock, a lock waited for too long, or a snapshot conflict. */
export async function transact(work) {
  for (let tried = 1; ; tried++) {
    const connection = await pool.getConnection()
    try {
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

export async function textOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const key = (name) => createHash('sha256').update(`union-member demo ${name}`).digest()
const sealKey = key('SEAL_KEYS')
const auditKey = key('AUDIT_KEY')
const cardKey = key('CARD_KEY')

export function unseal(column, value) {
  const [, iv, tag, sealed] = value.split('.')
  const decipher = createDecipheriv('aes-256-gcm', sealKey, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(column)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString()
}

export function seal(column, plain) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(column))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return ['demo', ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

export const auditMac = (fields) => createHmac('sha256', auditKey).update(JSON.stringify(fields)).digest('base64url')
export const cardMac = (content) =>
  createHmac('sha256', cardKey).update(content).digest().subarray(0, 16).toString('base64url')

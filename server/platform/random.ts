import { randomBytes, randomFillSync, randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** Where chance comes from; a test gives its own. */
export interface Random {
  /** 256 random bits, base64url. */
  token(): string
  /** `length` characters of `alphabet`. */
  pick(alphabet: string, length: number): string
}

export const systemRandom: Random = {
  token: () => randomBytes(32).toString('base64url'),
  pick: (alphabet, length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
}

export const digits = '0123456789'
/** No 0 O 1 I L: read aloud and typed without mistakes. */
export const unmistakable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** What a certificate is checked by. */
export const makeCertificateCode = (random: Random): string => random.pick(unmistakable, 12)

const pool = Buffer.alloc(8_192)
let drawn = pool.length

/** Up to 8,192 random bytes, of what was asked of the system for many draws at once: each time it is asked takes longer than all the rest. */
export function drawBytes(count: number): Buffer {
  if (drawn + count > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  const bytes = Buffer.from(pool.subarray(drawn, drawn + count))
  // What was given out is in no dump of the memory, unless whoever drew it keeps it.
  pool.fill(0, drawn, drawn + count)
  drawn += count
  return bytes
}

const lastId = { msecs: 0, seq: 0 }

/** UUID version 7: sorts by time, and within this process by order, so new rows go to the end of the index. */
export function newId(): string {
  const random = drawBytes(16)
  const now = Date.now()
  if (now > lastId.msecs) Object.assign(lastId, { msecs: now, seq: random.readUInt32BE() >>> 1 })
  else lastId.seq += 1
  return v7({ random, ...lastId })
}

import { createCipheriv, createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../../config/server'
import { drawBytes } from './random'

let keys: Keys | undefined

/** Sets the keys of this process, once, at start: entity transformers have no other way to reach them. */
export function setKeys(given: Keys): void {
  keys = given
}

function ring(): Keys {
  if (!keys) throw new Error('setKeys() has not been called')
  return keys
}

/** AES-256-GCM under the current key, bound to `column`: `keyId.iv.tag.ciphertext`, base64url. */
export function seal(column: string, plain: string): string {
  const { id, key } = ring().seal[0]!
  const iv = drawBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(column))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** Opens what `seal` made for the same column, under whichever key of the ring made it; throws on anything else. */
export function unseal(column: string, value: string): string {
  const [id, iv, tag, sealed] = value.split('.')
  const key = ring().seal.find((entry) => entry.id === id)?.key
  if (!key || iv === undefined || tag === undefined || sealed === undefined) throw new Error(`cannot unseal ${column}`)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(column)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
}

/** Keyed hash that finds a sealed value by the whole of it, with a key of its own per column. */
export function blindIndex(column: string, value: string): string {
  const columnKey = createHmac('sha256', ring().index).update(column).digest()
  return createHmac('sha256', columnKey).update(value).digest('base64url')
}

/** MAC over the fields of an audit row, in order. */
export function auditMac(fields: readonly string[]): string {
  return createHmac('sha256', ring().audit).update(JSON.stringify(fields)).digest('base64url')
}

/** First 128 bits of a MAC over what a card's QR says. */
export function cardMac(content: string): string {
  return createHmac('sha256', ring().card).update(content).digest().subarray(0, 16).toString('base64url')
}

/** MAC over what a short-lived link says, with a key of its own. */
export function linkMac(content: string): string {
  const key = createHmac('sha256', ring().card).update('links').digest()
  return createHmac('sha256', key).update(content).digest('base64url')
}

/** A MAC over what a code that is read aloud stands for, in `length` characters of an alphabet, with a key of its own. */
export function codeMac(content: string, alphabet: string, length: number): string {
  const key = createHmac('sha256', ring().card).update('codes').digest()
  const bytes = createHmac('sha256', key).update(content).digest()
  return Array.from({ length }, (_, at) => alphabet[bytes.readUInt16BE(at * 2) % alphabet.length]).join('')
}

/** Hash of a secret that has 256 random bits itself (session tokens), or of public content (fingerprints). */
export function sha256(value: string | Uint8Array): string {
  return hash('sha256', value, 'base64url')
}

export function isEqualSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

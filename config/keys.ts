import { createHash } from 'node:crypto'

export interface Keys {
  /** AES-256 keys by id, the first one seals, all of them open. */
  seal: { id: string; key: Buffer }[]
  index: Buffer
  audit: Buffer
  card: Buffer
}

type KeyName = 'SEAL_KEYS' | 'INDEX_KEY' | 'AUDIT_KEY' | 'CARD_KEY'
type GivenKeys = { [K in KeyName]?: string | undefined }

/** Published with the source, so good for nothing but the demo: its data are nobody's. */
const ofDemo = (name: string): string => createHash('sha256').update(`union-member demo ${name}`).digest('base64')

/**
 * Whether a key was typed rather than drawn: few bytes that repeat, a row that counts up or down, letters alone. Of 32 bytes
 * drawn by chance some 30 differ.
 */
function isWeak(key: Buffer): boolean {
  const bytes = [...key]
  const isCounted = [1, 255].some((step) =>
    bytes.every((byte, at) => at === 0 || byte === (bytes[at - 1]! + step) % 256),
  )
  const isTyped = bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  return new Set(bytes).size <= 16 || isCounted || isTyped
}

/** A key of 32 bytes, in base64 or hex; anything shorter, or weak, is refused. */
function readKey(name: string, value: string | undefined, problems: string[]): Buffer {
  if (value === undefined) {
    problems.push(`${name} is missing`)
    return Buffer.alloc(32)
  }
  const key = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64')
  if (key.length !== 32) problems.push(`${name} must be 32 bytes in base64 or hex`)
  else if (isWeak(key)) problems.push(`${name} is too weak: make it with "openssl rand -base64 32"`)
  return key
}

export function readKeys(vars: GivenKeys, demo: boolean, problems: string[]): Keys {
  const given = (name: KeyName) =>
    vars[name] ?? (demo ? (name === 'SEAL_KEYS' ? `demo:${ofDemo(name)}` : ofDemo(name)) : undefined)

  const ring = given('SEAL_KEYS')
  if (ring === undefined) problems.push('SEAL_KEYS is missing')
  const seal = (ring?.split(',') ?? []).map((entry) => {
    const at = entry.indexOf(':')
    const id = entry.slice(0, Math.max(at, 0)).trim()
    if (!/^[a-z0-9-]{1,16}$/.test(id)) problems.push('SEAL_KEYS must read id:key,id:key with ids of a-z, 0-9 and -')
    return { id, key: readKey('SEAL_KEYS', entry.slice(at + 1).trim(), problems) }
  })
  if (new Set(seal.map(({ id }) => id)).size < seal.length) problems.push('SEAL_KEYS has the same id twice')
  const keys = {
    seal,
    index: readKey('INDEX_KEY', given('INDEX_KEY'), problems),
    audit: readKey('AUDIT_KEY', given('AUDIT_KEY'), problems),
    card: readKey('CARD_KEY', given('CARD_KEY'), problems),
  }
  const published = (['SEAL_KEYS', 'INDEX_KEY', 'AUDIT_KEY', 'CARD_KEY'] as const).map(ofDemo)
  const isPublished = (key: Buffer) => published.includes(key.toString('base64'))
  if (!demo && [...seal.map(({ key }) => key), keys.index, keys.audit, keys.card].some(isPublished)) {
    problems.push('a key is the one of the demo, which everybody can read: make it with "openssl rand -base64 32"')
  }
  const all = [...seal.map(({ key }) => key), keys.index, keys.audit, keys.card].map((key) => key.toString('hex'))
  const isGiven = (key: string) => /[1-9a-f]/.test(key)
  if (new Set(all.filter(isGiven)).size < all.filter(isGiven).length) problems.push('every key must be another one')
  return keys
}

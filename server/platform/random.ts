import { randomBytes, randomInt } from 'node:crypto'
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

/** UUID version 7: sorts by time, so new rows go to the end of the index. */
export const newId = (): string => v7()

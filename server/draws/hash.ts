import { createHash } from 'node:crypto'
import type { Hash } from '../../shared/draws/rules'

/** SHA-256 in hex, as a phone and a keyboard give it. */
export const sha256Hex: Hash = (bytes) => createHash('sha256').update(bytes).digest('hex')

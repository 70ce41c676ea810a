/** SHA-256 of bytes, in hex: a server and a phone each have their own. */
export type Hash = (bytes: Uint8Array) => string

/** What somebody entered at once, as siblings for one class: all of it or none. */
export interface Ticket {
  number: number
  ticket: string
  seats: number
}

/** What was published of a draw, and when all is over, its secret. */
export interface Draw {
  secretHash: string
  /** The list as it was frozen, byte by byte. */
  list: string
  listHash: string
  secret: string
  publicValue: string
}

/** Why a draw does not count. */
export const drawProblems = ['secretDiffers', 'listDiffers', 'listUnreadable'] as const
export type DrawProblem = (typeof drawProblems)[number]

/** Neither every phone nor every WeChat has a TextEncoder. */
function bytesOf(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number(`0x${hex}`)),
  )
  return Uint8Array.from(escaped, (character) => character.charCodeAt(0))
}

const hashText = (hash: Hash, text: string): string => hash(bytesOf(text))

/** Published before the list opens: whoever made the secret cannot change it any more. */
export const commit = (hash: Hash, secret: string): string => hashText(hash, secret)

/** A line a ticket: `number ticket seats`; below what is drawn for, so that no list is another's. */
export const writeList = (poolId: string, tickets: readonly Ticket[]): string =>
  [poolId, ...tickets.map(({ number, ticket, seats }) => `${number} ${ticket} ${seats}`)].join('\n')

/** The tickets of a list, or null where it is none. */
export function readList(list: string): Ticket[] | null {
  const lines = list.split('\n').slice(1)
  const tickets = lines.map((line): Ticket | null => {
    const [, number, ticket, seats] = /^([1-9]\d*) (\S+) ([1-9]\d*)$/.exec(line) ?? []
    return ticket === undefined ? null : { number: Number(number), ticket, seats: Number(seats) }
  })
  const isWhole = tickets.every((one, at) => one?.number === at + 1)
  const isOnce = new Set(tickets.map((one) => one?.ticket)).size === tickets.length
  return isWhole && isOnce ? (tickets as Ticket[]) : null
}

export const hashList = (hash: Hash, list: string): string => hashText(hash, list)

/** So that nobody can try them all beforehand. */
const leastDigits = 6

/**
 * The numbers of a public value, in their order and without leading zeros, or null where it has too few of them: whoever writes
 * it down cannot choose among spellings.
 */
export function readPublicValue(written: string): string | null {
  const numbers = written.normalize('NFKC').match(/\d+/g) ?? []
  if (numbers.join('').length < leastDigits) return null
  return numbers.map((number) => number.replace(/^0+(?=\d)/, '')).join(' ')
}

/** H(secret ‖ public value): nobody who knew the secret knew the value, which is told after the list was frozen. */
export const seedOf = (hash: Hash, secret: string, publicValue: string): string => hashText(hash, secret + publicValue)

/** The tickets in the order drawn: by H(seed ‖ hash of the list ‖ ticket), the lowest first. */
export function orderOf(hash: Hash, tickets: readonly Ticket[], seed: string, listHash: string): Ticket[] {
  const keyed = tickets.map((one) => ({ one, key: hashText(hash, seed + listHash + one.ticket) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one)
}

/** The order drawn, or why the draw does not count: what everybody can work out from what was published. */
export function recompute(hash: Hash, draw: Draw): { order: Ticket[] } | { problem: DrawProblem } {
  if (commit(hash, draw.secret) !== draw.secretHash) return { problem: 'secretDiffers' }
  if (hashList(hash, draw.list) !== draw.listHash) return { problem: 'listDiffers' }
  const tickets = readList(draw.list)
  if (!tickets) return { problem: 'listUnreadable' }
  return { order: orderOf(hash, tickets, seedOf(hash, draw.secret, draw.publicValue), draw.listHash) }
}

/**
 * Who has seats, in the order drawn: a ticket that asks for more than are left goes to the queue with its place in the order, and
 * the next that fits has them. Seats given back between list and draw (`withdrawn`, by number) are not asked for.
 */
export function allot(order: readonly Ticket[], seats: number, withdrawn: ReadonlyMap<number, number>) {
  let left = seats
  const won: Ticket[] = []
  const waiting: Ticket[] = []
  for (const one of order) {
    const asked = one.seats - (withdrawn.get(one.number) ?? 0)
    if (asked <= 0) continue
    if (asked <= left) won.push(one)
    else waiting.push(one)
    if (asked <= left) left -= asked
  }
  return { won, waiting }
}

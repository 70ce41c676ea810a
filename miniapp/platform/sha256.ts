// Neither WeChat nor a browser without TLS has a hash of its own.

const rounds = 64
const first = (count: number, of: (prime: number) => number): number[] => {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) {
    let isPrime = true
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) isPrime = false
    if (isPrime) found.push(of(candidate))
  }
  return found
}
const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0
const constants = first(rounds, (prime) => fraction(Math.cbrt(prime)))
const start = first(8, (prime) => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** SHA-256 of bytes, in hex. */
export function sha256(bytes: Uint8Array): string {
  const state = Int32Array.from(start)
  const words = new Int32Array(rounds)
  const padded = pad(bytes)
  for (let at = 0; at < padded.byteLength; at += 64) mix(state, words, padded, at)
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The bytes, a one, zeros, and their length in bits, in whole blocks. */
function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0)
  return view
}

function mix(state: Int32Array, words: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i += 1) words[i] = block.getInt32(at + i * 4)
  for (let i = 16; i < rounds; i += 1) {
    const early = words[i - 15]!
    const late = words[i - 2]!
    const a = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const b = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[i] = (words[i - 16]! + a + words[i - 7]! + b) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < rounds; i += 1) {
    const choice = (e & f) ^ (~e & g)
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + constants[i]! + words[i]!) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i]! + word) | 0
}

/** Grey pixels a side of what is looked at. */
export const thumbSide = 160
const side = 32
const frequencies = 9

type Cut = readonly [left: number, top: number, right: number, bottom: number]

const cut = 0.05
/** The whole, and what is left when each edge, two that meet, or all are cut: a copy with such edges is near one of these. */
const cuts: readonly Cut[] = [
  [0, 0, 0, 0],
  [cut / 2, cut / 2, cut / 2, cut / 2],
  [cut, cut, cut, cut],
  [cut, 0, 0, 0],
  [0, cut, 0, 0],
  [0, 0, cut, 0],
  [0, 0, 0, cut],
  [cut, cut, 0, 0],
  [0, cut, cut, 0],
  [0, 0, cut, cut],
  [cut, 0, 0, cut],
]

const waves = Array.from({ length: frequencies }, (_, wave) =>
  Float64Array.from({ length: side }, (_, at) => Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * side))),
)

/** The 64 lowest frequencies but the mean, from coarse to fine. */
const picked = Array.from({ length: frequencies ** 2 }, (_, at) => [Math.floor(at / frequencies), at % frequencies])
  .filter(([down, across]) => down! + across! > 0)
  .sort(([a, b], [c, d]) => a! + b! - c! - d!)
  .slice(0, 64) as [down: number, across: number][]

/** Below it a page is as good as blank, and all of these look the same. */
const leastSpread = 6

/** The signs of the lowest frequencies of a cosine transform (pHash), of the whole and of each cut; none of a blank page. */
export const looksOf = (thumb: Uint8Array): string[] =>
  spreadOf(thumb) < leastSpread ? [] : cuts.map((one) => lookOf(shrink(thumb, one)))

function spreadOf(thumb: Uint8Array): number {
  const mean = thumb.reduce((sum, grey) => sum + grey, 0) / thumb.length
  return Math.sqrt(thumb.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / thumb.length)
}

/** Means over a grid laid on what is left after a cut. */
function shrink(thumb: Uint8Array, [left, top, right, bottom]: Cut): Float64Array {
  const edges = (from: number, to: number) =>
    Array.from({ length: side + 1 }, (_, at) => (from + ((1 - from - to) * at) / side) * thumbSide)
  const [xs, ys] = [edges(left, right), edges(top, bottom)]
  const grid = new Float64Array(side * side)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) grid[y * side + x] = meanOf(thumb, xs[x]!, xs[x + 1]!, ys[y]!, ys[y + 1]!)
  }
  return grid
}

function meanOf(thumb: Uint8Array, x0: number, x1: number, y0: number, y1: number): number {
  let sum = 0
  let weight = 0
  for (let y = Math.floor(y0); y < y1; y += 1) {
    const high = Math.min(y + 1, y1) - Math.max(y, y0)
    for (let x = Math.floor(x0); x < x1; x += 1) {
      const area = high * (Math.min(x + 1, x1) - Math.max(x, x0))
      sum += (thumb[y * thumbSide + x] ?? 0) * area
      weight += area
    }
  }
  return sum / weight
}

function lookOf(grid: Float64Array): string {
  let bits = 0n
  for (const [down, across] of picked) {
    let sum = 0
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) sum += grid[y * side + x]! * waves[down]![y]! * waves[across]![x]!
    }
    bits = (bits << 1n) | (sum > 0 ? 1n : 0n)
  }
  return bits.toString(16).padStart(16, '0')
}

/** In how many of 64 bits two looks differ. */
export function distanceOf(a: string, b: string): number {
  let rest = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; rest > 0n; rest &= rest - 1n) count += 1
  return count
}

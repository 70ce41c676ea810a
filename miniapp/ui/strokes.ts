/** A signature as drawn: strokes as flat lists x0, y0, x1, y1 … of integers within width × height. */
export interface Strokes {
  width: number
  height: number
  strokes: number[][]
}

export interface Point {
  x: number
  y: number
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Points nearer than this to the last one add nothing to see. */
const nearest = 2
const maxStrokeNumbers = 4_000
const maxNumbers = 8_000
const maxStrokes = 200

/** The stroke of points on the screen, within its box; null for a mere touch. */
export function strokeOf(points: readonly Point[], box: Box): number[] | null {
  const stroke: number[] = []
  for (const point of points) {
    const x = clamp(point.x - box.left, box.width)
    const y = clamp(point.y - box.top, box.height)
    const isFar =
      stroke.length === 0 || Math.abs(x - stroke.at(-2)!) >= nearest || Math.abs(y - stroke.at(-1)!) >= nearest
    if (isFar && stroke.length < maxStrokeNumbers) stroke.push(x, y)
  }
  return stroke.length >= 4 ? stroke : null
}

/** The signature with one stroke more, unless it is as long as a signature may be. */
export function withStroke(drawn: Strokes | null, stroke: number[], box: Box): Strokes {
  const strokes = drawn?.strokes ?? []
  const total = strokes.reduce((sum, other) => sum + other.length, 0)
  const isFull = strokes.length >= maxStrokes || total + stroke.length > maxNumbers
  return {
    width: drawn?.width ?? Math.round(box.width),
    height: drawn?.height ?? Math.round(box.height),
    strokes: isFull ? strokes : [...strokes, stroke],
  }
}

/** The signature as a picture that needs no canvas. */
export function svgOf({ width, height, strokes }: Strokes): string {
  const paths = strokes.map((stroke) => `<polyline points='${stroke.join(' ')}'/>`).join('')
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' width='${width}' height='${height}' fill='none' stroke='#1f2329' stroke-width='3' stroke-linecap='round' stroke-linejoin='round'>${paths}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function clamp(value: number, max: number): number {
  return Math.round(Math.min(Math.max(value, 0), max))
}

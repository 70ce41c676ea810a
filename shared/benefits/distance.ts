import type { Position } from '../http/fields'

const earthMetres = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two positions as the crow flies, by the haversine formula on a sphere: good to half a percent. */
export function metresBetween(a: Position, b: Position): number {
  const [up, along] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const across = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude))
  const chord = Math.sin(up / 2) ** 2 + across * Math.sin(along / 2) ** 2
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** As one says it: to fifty metres below a kilometre, to a tenth of one above. */
export function roundDistance(metres: number): { unit: 'metres' | 'km'; value: string } {
  if (metres < 975) return { unit: 'metres', value: String(Math.max(50, Math.round(metres / 50) * 50)) }
  return { unit: 'km', value: (metres / 1_000).toFixed(metres < 9_950 ? 1 : 0) }
}

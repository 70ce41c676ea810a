import type { Position } from '../../shared/http/fields'

/** A position as it is kept: in millionths of a degree. */
export interface Placed {
  latitudeMicro: number | null
  longitudeMicro: number | null
}

export function positionOf({ latitudeMicro, longitudeMicro }: Placed): Position | null {
  if (latitudeMicro === null || longitudeMicro === null) return null
  return { latitude: latitudeMicro / 1e6, longitude: longitudeMicro / 1e6 }
}

export const placedAt = (position: Position | null): Placed => ({
  latitudeMicro: position && Math.round(position.latitude * 1e6),
  longitudeMicro: position && Math.round(position.longitude * 1e6),
})

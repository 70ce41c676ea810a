import type { Position } from '../../shared/http/fields'

/**
 * Where the phone is, to be used on it alone; null where the person does not want it told. A browser's differs from the map's by
 * some hundred metres: enough to say which shop is near.
 */
export function findPosition(): Promise<Position | null> {
  return new Promise((done) => {
    if (!navigator.geolocation) return done(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => done({ latitude, longitude }),
      () => done(null),
      { timeout: 10_000, maximumAge: 60_000 },
    )
  })
}

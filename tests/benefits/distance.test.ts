import fc from 'fast-check'
import { metresBetween, roundDistance } from '../../shared/benefits/distance'

const positions = fc.record({
  latitude: fc.double({ min: -89, max: 89, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('A distance', () => {
  it('is that of the map: from the Gate of Heavenly Peace to 漷县, and a degree along the equator', () => {
    const gate = { latitude: 39.9087, longitude: 116.3975 }
    expect(metresBetween(gate, { latitude: 39.773, longitude: 116.786 })).toBeCloseTo(36_460, -3)
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(111_195, -1)
  })

  it('is the same both ways, nothing to where one is, and never half the earth or more', () => {
    fc.assert(
      fc.property(positions, positions, (a, b) => {
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3)
        expect(metresBetween(a, a)).toBe(0)
        expect(metresBetween(a, b)).toBeLessThanOrEqual(Math.PI * 6_371_001)
      }),
    )
  })

  it('is told as one says it', () => {
    expect([3, 120, 974, 975, 1_249, 36_460].map(roundDistance)).toEqual([
      { unit: 'metres', value: '50' },
      { unit: 'metres', value: '100' },
      { unit: 'metres', value: '950' },
      { unit: 'km', value: '1.0' },
      { unit: 'km', value: '1.2' },
      { unit: 'km', value: '36' },
    ])
  })
})

import { inFours } from '../../shared/membership/number'

describe('A membership number', () => {
  it.each([
    ['313057397228', '3130 5739 7228'],
    ['1234', '1234'],
    ['', ''],
  ])('%p is read out as %p', (number, words) => expect(inFours(number)).toBe(words))
})

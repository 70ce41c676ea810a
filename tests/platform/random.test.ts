import { version } from 'uuid'
import { drawBytes, newId } from '../../server/platform/random'

describe('Ids', () => {
  const ids = Array.from({ length: 20_000 }, newId)

  it('are of version 7, each another, in the order in which they were made', () => {
    expect(ids.every((id) => version(id) === 7)).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
  })

  it('go on in order where the clock was put back', () => {
    const before = newId()
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
    const after = newId()
    clock.mockRestore()
    expect(after > before).toBe(true)
  })
})

describe('Random bytes', () => {
  it('are given out once, however many are drawn and however long they are kept', () => {
    const drawn = Array.from({ length: 3_000 }, (_, at) => drawBytes(at % 3 === 0 ? 12 : 16))
    expect(drawn.map(({ length }) => length).slice(0, 3)).toEqual([12, 16, 16])
    expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(drawn.length)
  })
})

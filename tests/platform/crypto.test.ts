import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { blindIndex, isEqualSecret, seal, setKeys, unseal } from '../../server/platform/crypto'

const current = { id: 'k2', key: randomBytes(32) }
const older = { id: 'k1', key: randomBytes(32) }
const others = { index: randomBytes(32), audit: randomBytes(32), card: randomBytes(32) }

describe('Sealed values', () => {
  beforeEach(() => setKeys({ seal: [current, older], ...others }))

  it('open again, whatever they say, and never read the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const sealed = seal('persons.name', plain)
        expect(unseal('persons.name', sealed)).toBe(plain)
        expect(seal('persons.name', plain)).not.toBe(sealed)
      }),
    )
  })

  it('open for their own column only', () => {
    expect(() => unseal('persons.phone', seal('persons.name', '王建国'))).toThrow()
  })

  it('do not open once a bit of them was changed', () => {
    const [id, ...parts] = seal('persons.name', '王建国').split('.')
    fc.assert(
      fc.property(fc.nat(2), fc.nat(1_000), fc.nat(7), (part, at, bit) => {
        const bytes = parts.map((text) => Buffer.from(text, 'base64url'))
        const changed = bytes[part]!
        changed[at % changed.length]! ^= 1 << bit
        const sealed = [id, ...bytes.map((buffer) => buffer.toString('base64url'))].join('.')
        expect(() => unseal('persons.name', sealed)).toThrow()
      }),
    )
  })

  it('stay open to an older key of the ring, and close when it leaves', () => {
    setKeys({ seal: [older], ...others })
    const sealed = seal('persons.name', '王建国')
    setKeys({ seal: [current, older], ...others })
    expect(unseal('persons.name', sealed)).toBe('王建国')
    expect(seal('persons.name', '王建国')).toMatch(/^k2\./)
    setKeys({ seal: [current], ...others })
    expect(() => unseal('persons.name', sealed)).toThrow()
  })
})

describe('Blind indexes', () => {
  beforeEach(() => setKeys({ seal: [current], ...others }))

  it('find a value in its column, and tell nothing across columns or keys', () => {
    const found = blindIndex('persons.phone', '13800008000')
    expect(blindIndex('persons.phone', '13800008000')).toBe(found)
    expect(blindIndex('persons.phone', '13800008001')).not.toBe(found)
    expect(blindIndex('persons.document', '13800008000')).not.toBe(found)
    setKeys({ seal: [current], ...others, index: randomBytes(32) })
    expect(blindIndex('persons.phone', '13800008000')).not.toBe(found)
  })
})

describe('Secrets', () => {
  it('are compared whole', () => {
    expect(isEqualSecret('abc', 'abc')).toBe(true)
    expect(isEqualSecret('abc', 'abd')).toBe(false)
    expect(isEqualSecret('abc', 'ab')).toBe(false)
    expect(isEqualSecret('', '')).toBe(true)
  })
})

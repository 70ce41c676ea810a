import * as fc from 'fast-check'
import { type OrganisationKind, organisationKinds } from '../../shared/organisations/contract'
import { creditCheckCharacter, isCreditCode, normaliseCreditCode } from '../../shared/organisations/creditCode'
import {
  isRoot,
  maxPathLength,
  mergeBlocker,
  moveBlocker,
  parentKinds,
  parentPathOf,
  placeBlocker,
  rebase,
} from '../../shared/organisations/rules'

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const key = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 8, maxLength: 8 })
const pathOf = (keys: string[]) => keys.map((one) => `${one}/`).join('')
const path = fc.array(key, { minLength: 1, maxLength: 12 }).map(pathOf)
const kind = fc.constantFrom<OrganisationKind>(...organisationKinds)
const open = { closedAt: null }

describe('A path in the tree', () => {
  it('begins with the path of what is above it, key by key', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 2, maxLength: 12 }), (keys) => {
        expect(parentPathOf(pathOf(keys))).toBe(pathOf(keys.slice(0, -1)))
        expect(isRoot(pathOf(keys))).toBe(false)
        expect(isRoot(pathOf(keys.slice(0, 1)))).toBe(true)
      }),
    )
  })

  it('moved with the node above it keeps its tail, and moved back is what it was', () => {
    fc.assert(
      fc.property(path, path, fc.array(key, { maxLength: 4 }), (from, to, tail) => {
        const node = from + pathOf(tail)
        const moved = rebase(node, from, to)
        expect(moved).toBe(to + pathOf(tail))
        expect(rebase(moved, to, from)).toBe(node)
      }),
    )
  })

  it('lies in the range of a node exactly where it begins with the node’s path', () => {
    fc.assert(
      fc.property(path, path, fc.boolean(), (a, b, isBelow) => {
        const node = isBelow ? a + b : b
        const { from, to } = { from: a, to: `${a.slice(0, -1)}0` }
        expect(node >= from && node < to).toBe(node.startsWith(a))
      }),
    )
  })

  it('never grows beyond its column, nor below itself, by a move that is let through', () => {
    fc.assert(
      fc.property(path, path, kind, kind, fc.integer({ min: 0, max: 12 }), (at, to, moved, above, levels) => {
        const deepest = at.length + levels * 9
        const node = { kind: moved, path: at, ...open }
        if (moveBlocker(node, { kind: above, path: to, ...open }, deepest) !== null) return
        expect(parentKinds[moved]).toContain(above)
        expect(to.startsWith(at)).toBe(false)
        expect(deepest - parentPathOf(at).length + to.length).toBeLessThanOrEqual(maxPathLength)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('What can stand where', () => {
  const root = { kind: 'municipal', path: 'AAAAAAAA/', ...open } as const
  const street = { kind: 'street', path: 'AAAAAAAA/BBBBBBBB/CCCCCCCC/', ...open } as const

  it('is said by kind', () => {
    expect(placeBlocker('district', root)).toBeNull()
    expect(placeBlocker('municipal', root)).toBe('organisations.kind_unfit')
    expect(placeBlocker('district', street)).toBe('organisations.kind_unfit')
    expect(placeBlocker('enterprise', { ...street, closedAt: new Date() })).toBe('organisations.closed')
    expect(placeBlocker('group', { ...street, path: `${'AAAAAAAA/'.repeat(22)}` })).toBe('organisations.too_deep')
  })

  it('lets nothing move or merge below itself, nor the root at all', () => {
    const district = { kind: 'district', path: 'AAAAAAAA/BBBBBBBB/', ...open } as const
    expect(moveBlocker(district, street, 27)).toBe('organisations.below_itself')
    expect(moveBlocker(district, district, 27)).toBe('organisations.below_itself')
    expect(moveBlocker(root, district, 27)).toBe('organisations.is_root')
    expect(mergeBlocker(district, street, [], 18)).toBe('organisations.below_itself')
    expect(mergeBlocker(street, district, ['community'], 36)).toBeNull()
    expect(mergeBlocker(street, district, ['group'], 36)).toBe('organisations.kind_unfit')
  })
})

describe('A unified social credit code', () => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), minLength: 17, maxLength: 17 })

  it('is known by its check character, whatever it begins with, and as people type it', () => {
    expect(isCreditCode('81110000MC0000001X')).toBe(creditCheckCharacter('81110000MC0000001') === 'X')
    fc.assert(
      fc.property(body, (given) => {
        const code = given + creditCheckCharacter(given)
        expect(isCreditCode(code)).toBe(true)
        expect(normaliseCreditCode(` ${code.toLowerCase().slice(0, 8)} ${code.slice(8)}`)).toBe(code)
      }),
    )
  })

  it('with one character changed is refused', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 30 }), (given, at, by) => {
        const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
        const other = letters[(letters.indexOf(given[at]!) + by) % 31]
        const changed = given.slice(0, at) + other + given.slice(at + 1)
        expect(isCreditCode(changed + creditCheckCharacter(given))).toBe(false)
      }),
    )
  })
})

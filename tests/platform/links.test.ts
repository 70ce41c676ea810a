import { randomBytes } from 'node:crypto'
import { setKeys } from '../../server/platform/crypto'
import { linkTo, readLink } from '../../server/platform/links'
import { newId } from '../../server/platform/random'

describe('A short link', () => {
  const now = new Date('2026-11-23T02:00:00.000Z')
  const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
  const looker = { personId: newId(), purpose: 'own' as const }
  const page = { kind: 'insurance.page' as const, id: newId(), page: 3 }
  let token: string
  beforeEach(() => {
    const [seal, index, audit, card] = Array.from({ length: 4 }, () => randomBytes(32)) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ]
    setKeys({ seal: [{ id: 'k1', key: seal }], index, audit, card })
    token = linkTo(page, looker, now)
  })

  it('leads where it was made to, for five minutes', () => {
    expect(readLink(page.kind, token, looker, inSeconds(300))).toEqual({ id: page.id, page: 3, isOver: false })
    expect(readLink(page.kind, token, looker, inSeconds(301))).toMatchObject({ isOver: true })
  })

  it('leads nowhere for another person, another purpose, another kind, or where it was changed', () => {
    const read = (kind = 'insurance.page' as const, given = token, who = {}) =>
      readLink(kind, given, { ...looker, ...who }, now)
    expect(read()).not.toBeNull()
    expect(read(undefined, undefined, { personId: newId() })).toBeNull()
    expect(read(undefined, undefined, { purpose: 'desk' })).toBeNull()
    expect(readLink('classes.picture', token, looker, now)).toBeNull()
    const [, mac] = token.split('.')
    const other = linkTo({ ...page, page: 4 }, looker, now).split('.')[0]
    for (const forged of ['', '.', `${other}.${mac}`, `${token}A`]) expect(read(undefined, forged)).toBeNull()
  })
})

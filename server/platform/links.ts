import { isEqualSecret, linkMac } from './crypto'

/** `own`: somebody looks at what is theirs · `desk`: staff look, and it is on record. */
export interface Looker {
  personId: string
  purpose: 'own' | 'desk'
}

/** A picture, or a page of one, of a kind that one feature alone serves. */
export interface Linked {
  kind: 'classes.picture' | 'insurance.page' | 'learning.picture'
  id: string
  page: number
}

const linkForMs = 5 * 60_000

/** A token for a picture, good for this person, this purpose and five minutes. */
export function linkTo({ kind, id, page }: Linked, { personId, purpose }: Looker, now: Date): string {
  const said = JSON.stringify([kind, id, page, personId, purpose, now.getTime() + linkForMs])
  return `${Buffer.from(said).toString('base64url')}.${linkMac(said)}`
}

/** Where a token leads, and whether its time is over; null where we made none such for this person and purpose. */
export function readLink(
  wanted: Linked['kind'],
  token: string,
  looker: Looker,
  now: Date,
): (Pick<Linked, 'id' | 'page'> & { isOver: boolean }) | null {
  const [content = '', mac = ''] = token.split('.')
  const said = Buffer.from(content, 'base64url').toString()
  if (!isEqualSecret(linkMac(said), mac)) return null
  const [kind, id, page, personId, purpose, until] = JSON.parse(said) as [
    string,
    string,
    number,
    string,
    string,
    number,
  ]
  const isTheirs = kind === wanted && personId === looker.personId && purpose === looker.purpose
  return isTheirs ? { id, page, isOver: now.getTime() > until } : null
}

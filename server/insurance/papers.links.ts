import { isEqualSecret, linkMac } from '../platform/crypto'

/** `own`: the claimant looks at what they sent · `review`: staff look, and it is on record. */
export type LinkPurpose = 'own' | 'review'

export interface PageLink {
  paperId: string
  page: number
  personId: string
  purpose: LinkPurpose
}

export const linkForMs = 5 * 60_000

/** A token for one page of a paper, good for this person, this purpose and five minutes. */
export function linkTo(paperId: string, page: number, personId: string, purpose: LinkPurpose, now: Date): string {
  const said = JSON.stringify([paperId, page, personId, purpose, now.getTime() + linkForMs])
  return `${Buffer.from(said).toString('base64url')}.${linkMac(said)}`
}

/** What a token says, and whether its time is over; null where we did not make it. */
export function readLink(token: string, now: Date): (PageLink & { isOver: boolean }) | null {
  const [content = '', mac = ''] = token.split('.')
  const said = Buffer.from(content, 'base64url').toString()
  if (!isEqualSecret(linkMac(said), mac)) return null
  const [paperId, page, personId, purpose, until] = JSON.parse(said) as [string, number, string, LinkPurpose, number]
  return { paperId, page, personId, purpose, isOver: now.getTime() > until }
}

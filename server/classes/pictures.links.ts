import type { PictureView } from '../../shared/classes/children.contract'
import { isEqualSecret, linkMac } from '../platform/crypto'
import type { ChildPicture } from './children.entities'

/** `own`: a guardian looks · `desk`: staff look, and it is on record. */
export type PictureLooker = { personId: string; purpose: 'own' | 'desk' }

const linkForMs = 5 * 60_000

/** A picture with a token that is good for this person, this purpose and five minutes. */
export function drawPicture(
  { id, width, height }: Pick<ChildPicture, 'id' | 'width' | 'height'>,
  { personId, purpose }: PictureLooker,
  now: Date,
): PictureView {
  const said = JSON.stringify(['classes', id, personId, purpose, now.getTime() + linkForMs])
  return { id, token: `${Buffer.from(said).toString('base64url')}.${linkMac(said)}`, width, height }
}

/** What a token says, and whether its time is over; null where it is none of ours. */
export function readPictureLink(token: string, now: Date): (PictureLooker & { id: string; isOver: boolean }) | null {
  const [content = '', mac = ''] = token.split('.')
  const said = Buffer.from(content, 'base64url').toString()
  if (!isEqualSecret(linkMac(said), mac)) return null
  const [feature, id, personId, purpose, until] = JSON.parse(said) as [string, string, string, 'own' | 'desk', number]
  return feature === 'classes' ? { id, personId, purpose, isOver: now.getTime() > until } : null
}

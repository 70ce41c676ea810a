import { dayCodeLength } from '../../shared/classes/dayRules'
import { codeMac, isEqualSecret, linkMac } from '../platform/crypto'
import { unmistakable } from '../platform/random'

/** What a guardian says at the door: of one child, one class and one day, kept nowhere. */
export const dayCodeOf = (classId: string, childId: string, day: string): string =>
  codeMac(JSON.stringify(['day', classId, childId, day]), unmistakable, dayCodeLength)

/** As it was said and typed: blanks and small letters do not matter. */
export const isDayCode = (typed: string, classId: string, childId: string, day: string): boolean =>
  isEqualSecret(typed.replace(/\s/g, '').toUpperCase(), dayCodeOf(classId, childId, day))

const linkForMs = 10 * 60_000

export interface PhotoLink {
  collectorId: string
  childId: string
  classId: string
  personId: string
}

/** A token for a collector's photo, good for this member of staff, at this class, for some minutes. */
export function linkToPhoto({ collectorId, childId, classId, personId }: PhotoLink, now: Date): string {
  const said = JSON.stringify(['collector', collectorId, childId, classId, personId, now.getTime() + linkForMs])
  return `${Buffer.from(said).toString('base64url')}.${linkMac(said)}`
}

/** What a token says; null where we did not make it, or its time is over. */
export function readPhotoLink(token: string, now: Date): PhotoLink | null {
  const [content = '', mac = ''] = token.split('.')
  const said = Buffer.from(content, 'base64url').toString()
  if (!isEqualSecret(linkMac(said), mac)) return null
  const [kind, collectorId, childId, classId, personId, until] = JSON.parse(said)
  return kind === 'collector' && until >= now.getTime() ? { collectorId, childId, classId, personId } : null
}

import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { maskName } from '../../shared/identity/masks'
import type { CardCheckView, CardView, membership } from '../../shared/membership/contract'
import { findPerson } from '../identity'
import { spend } from '../platform/budgets'
import { cardMac, isEqualSecret } from '../platform/crypto'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { findCard } from './card.queries'
import { findCurrentMembership, findMembership } from './queries'

/** A member's card, whose QR says which membership until when, and nothing else. */
export async function getCard(db: Db, personId: string, qrSeconds: number, now: Date): Promise<CardView> {
  const held = await findCard(db, personId)
  if (!held) throw new AppError('membership.no_card')
  const expiresAt = Math.floor(now.getTime() / 1000) + qrSeconds
  return {
    number: held.number,
    name: held.name,
    organisation: held.organisation,
    state: held.state,
    since: shanghaiDay(held.since),
    qr: writeQr(held.id, expiresAt),
    qrExpiresAt: new Date(expiresAt * 1000).toISOString(),
    serverTime: now.toISOString(),
  }
}

function writeQr(membershipId: string, expiresAt: number): string {
  const reference = Buffer.from(membershipId.replaceAll('-', ''), 'hex').toString('base64url')
  const content = `UM1.${reference}.${expiresAt}`
  return `${content}.${cardMac(content)}`
}

/** The membership a QR names; throws where it was not made here or its time is over. */
function readQr(qr: string, now: Date): string {
  const match = /^(UM1\.([A-Za-z0-9_-]{22})\.(\d{10}))\.([A-Za-z0-9_-]{22})$/.exec(qr)
  if (!match || !isEqualSecret(cardMac(match[1]!), match[4]!))
    throw new AppError('membership.qr_invalid', undefined, 'qr')
  if (Number(match[3]) * 1000 <= now.getTime()) throw new AppError('membership.qr_stale', undefined, 'qr')
  const hex = Buffer.from(match[2]!, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const takeCheck = ({ database, ports, now, actor }: OpenCall<(typeof membership)['checkCard']>): Promise<void> =>
  spend(database, ports.config, now, [
    { limit: 'cardChecksPerPersonHour', subject: actor.personId, windowSeconds: 3600 },
  ])

/** What whoever checks a card may know: a masked name, the union, the state. */
export async function checkCard(db: Db, qr: string, now: Date): Promise<CardCheckView> {
  const named = await findMembership(db, readQr(qr, now))
  if (!named) throw new AppError('membership.qr_invalid', undefined, 'qr')
  // Who was moved to another union a moment ago is a member there.
  const held = named.state === 'moved' ? ((await findCurrentMembership(db, named.personId)) ?? named) : named
  const { name } = await findPerson(db, held.personId)
  return {
    name: maskName(name ?? ''),
    organisation: held.organisation?.name ?? '',
    state: held.state,
    checkedAt: now.toISOString(),
  }
}

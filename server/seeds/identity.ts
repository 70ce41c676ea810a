import { Secret } from 'otpauth'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import {
  documentIndexOf,
  nameIndexOf,
  openidIndexOf,
  Person,
  phoneIndexOf,
  SecondFactor,
  WechatAccount,
} from '../identity'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'

interface GivenPerson {
  phone: string
  name?: string
  /** First 17 digits of a citizen number; the check character is made here. */
  document?: string
  assurance?: Person['assurance']
}

/** A person with a phone, and with a document where one is given. */
export async function addPerson(db: Db, given: GivenPerson, now: Date): Promise<string> {
  const id = newId()
  const number = given.document === undefined ? null : given.document + citizenCheckCharacter(given.document)
  await db.insert(Person, {
    id,
    phone: given.phone,
    phoneIndex: phoneIndexOf(given.phone),
    name: given.name ?? null,
    nameIndex: given.name === undefined ? null : nameIndexOf(given.name),
    documentKind: number === null ? null : 'residentId',
    documentNumber: number,
    documentIndex: number === null ? null : documentIndexOf(number),
    documentExpiry: number === null ? null : 'longTerm',
    assurance: given.assurance ?? 'stated',
    assuredAt: given.assurance === undefined ? null : now,
    createdAt: now,
  })
  return id
}

/** An authenticator that is enrolled already. */
export async function addSecondFactor(db: Db, personId: string, now: Date): Promise<void> {
  const secret = new Secret({ size: 20 }).base32
  await db.insert(SecondFactor, { personId, secret, createdAt: now, confirmedAt: now, lastStep: 0 })
}

/** A WeChat account of a person's. */
export async function addWechatAccount(db: Db, personId: string, openid: string, now: Date): Promise<void> {
  await db.insert(WechatAccount, { id: newId(), personId, openid, openidIndex: openidIndexOf(openid), createdAt: now })
}

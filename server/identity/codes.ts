import { AppError } from '../../shared/http/errors'
import type { Locale } from '../../shared/i18n'
import { requireLeft, type Spend, spend } from '../platform/budgets'
import { blindIndex } from '../platform/crypto'
import type { Database, Db } from '../platform/db'
import type { Ports } from '../platform/ports'
import { digits, newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { SmsCode } from './entities'
import { findNewestCode, phoneIndexOf, takeCode, takeTry } from './queries'
import { signInSpend } from './sessions.service'

/** What a code is good for; given for anything else it is a wrong one. */
export type CodePurpose = 'signIn' | 'stepUp' | 'phoneChange'

interface Circumstances {
  database: Database
  ports: Ports
  now: Date
  address: string
  /** The language the message is written in. */
  locale: Locale
}

type Spending = Omit<Circumstances, 'locale'>

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** A code has six digits only: its hash is keyed, and bound to phone and purpose. */
const codeHashOf = (phone: string, code: string, purpose: CodePurpose): string =>
  blindIndex('sms_codes.code', purpose === 'signIn' ? `${phone} ${code}` : `${purpose} ${phone} ${code}`)

/** Sends a code; the answer does not tell whether the number is known. */
export async function sendCode(
  circumstances: Circumstances,
  phone: string,
  purpose: CodePurpose,
): Promise<{ demoCode?: string }> {
  const { database, now, ports, locale } = circumstances
  const { config, random, sms } = ports
  await spendSms(circumstances, phone)
  const code = random.pick(digits, 6)
  const row = {
    id: newId(),
    phoneIndex: phoneIndexOf(phone),
    codeHash: codeHashOf(phone, code, purpose),
    triesLeft: config.smsCode.tries,
    createdAt: now,
    expiresAt: new Date(now.getTime() + config.smsCode.minutes * minute * 1000),
  }
  await database.transaction((db) => insertRows(db, SmsCode, row), { isSingle: true })
  await sms.sendCode(phone, code, locale)
  return config.demo ? { demoCode: code } : {}
}

async function spendSms({ database, now, ports, address }: Spending, phone: string): Promise<void> {
  const isOneAMinute = ports.config.limits?.smsPerNumberMinute === 1
  const newest = isOneAMinute ? await findNewestCode(database.reader, phone) : null
  const secondsSince = newest ? (now.getTime() - newest.createdAt.getTime()) / 1000 : minute
  // A window by the clock alone would let two through around its edge.
  // One that lies ahead was written by a clock that has been put back since.
  if (secondsSince >= 0 && secondsSince < minute) {
    throw new AppError('identity.code_too_soon', { retryAfter: Math.ceil(minute - secondsSince) })
  }
  const subject = phoneIndexOf(phone)
  const refusal = 'identity.code_too_soon' as const
  const spends: Spend[] = [
    { limit: 'smsPerAddressHour', subject: address, windowSeconds: hour, atBusyPlace: 'smsPerEventAddressHour' },
    { limit: 'smsPerNumberMinute', subject, windowSeconds: minute, refusal },
    { limit: 'smsPerNumberHour', subject, windowSeconds: hour, refusal },
    { limit: 'smsPerNumberDay', subject, windowSeconds: day, refusal },
    { limit: 'smsPerDay', subject: 'all', windowSeconds: day },
  ]
  await spend(database, ports.config, now, spends)
}

/** A wrong code given from an address, whosever it was to be. */
const wrongCodeSpend = (address: string): Spend => ({
  limit: 'wrongCodesPerAddressHour',
  subject: address,
  windowSeconds: hour,
  atBusyPlace: 'wrongCodesPerEventAddressHour',
})

/**
 * Takes a try of the newest code before it is compared, and gives that code: a refusal does not give the try back. An
 * address that guesses at many numbers, a few tries each, is answered no more, rightly guessed or not.
 */
export async function spendCodeTry(
  { database, now, ports, address }: Spending,
  phone: string,
  code: string,
  purpose: CodePurpose,
): Promise<SmsCode> {
  await spend(database, ports.config, now, [signInSpend(address)])
  const wrongCode = wrongCodeSpend(address)
  await requireLeft(database.reader, ports.config, now, wrongCode)
  const newest = await findNewestCode(database.reader, phone)
  const isLive = newest !== null && newest.usedAt === null && newest.expiresAt > now
  if (!isLive || !(await database.transaction((db) => takeTry(db, newest.id), { isSingle: true }))) {
    throw new AppError('identity.code_expired', undefined, 'code')
  }
  if (newest.codeHash !== codeHashOf(phone, code, purpose)) await spend(database, ports.config, now, [wrongCode])
  return newest
}

/** Uses up the code that was sent to the phone for this purpose, `sent` where it is known; throws where it is another. */
export async function redeemCode(
  db: Db,
  phone: string,
  code: string,
  purpose: CodePurpose,
  now: Date,
  sent?: SmsCode,
): Promise<void> {
  const newest = sent ?? (await findNewestCode(db, phone))
  if (newest !== null && (await takeCode(db, newest.id, codeHashOf(phone, code, purpose), now))) return
  const triesLeft = (await findNewestCode(db, phone))?.triesLeft ?? 0
  throw new AppError('identity.code_wrong', { triesLeft }, 'code')
}

import { AppError } from '../../shared/http/errors'
import type { identity, SignedIn } from '../../shared/identity/contract'
import { type Spend, spend } from '../platform/budgets'
import { blindIndex } from '../platform/crypto'
import type { Call, OpenCall } from '../platform/handlers'
import { digits, newId } from '../platform/random'
import { SmsCode } from './entities'
import {
  findNewestCode,
  findOrAddPersonByPhone,
  findPerson,
  phoneIndexOf,
  rememberLocale,
  takeCode,
  takeTry,
} from './queries'
import { openSession, signInSpend } from './sessions.service'
import { attachPhone } from './wechat.service'

type Contract = typeof identity

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** A code has six digits only: its hash is keyed, and bound to the phone. */
const codeHashOf = (phone: string, code: string): string => blindIndex('sms_codes.code', `${phone} ${code}`)

/** Sends a code; the answer does not tell whether the number is known. */
export async function requestCode(call: OpenCall<Contract['requestSmsCode']>): Promise<{ demoCode?: string }> {
  const { database, now, ports, body, locale } = call
  const { config, random, sms } = ports
  await spendSms(call)
  const code = random.pick(digits, 6)
  await database.transaction((db) =>
    db.insert(SmsCode, {
      id: newId(),
      phoneIndex: phoneIndexOf(body.phone),
      codeHash: codeHashOf(body.phone, code),
      triesLeft: config.smsCode.tries,
      createdAt: now,
      expiresAt: new Date(now.getTime() + config.smsCode.minutes * minute * 1000),
    }),
  )
  await sms.sendCode(body.phone, code, locale)
  return config.demo ? { demoCode: code } : {}
}

async function spendSms({ database, now, ports, body, address }: OpenCall<Contract['requestSmsCode']>): Promise<void> {
  const isOneAMinute = ports.config.limits?.smsPerNumberMinute === 1
  const newest = isOneAMinute ? await findNewestCode(database.reader, body.phone) : null
  const secondsSince = newest ? (now.getTime() - newest.createdAt.getTime()) / 1000 : minute
  // A window by the clock alone would let two through around its edge.
  if (secondsSince < minute) {
    throw new AppError('identity.code_too_soon', { retryAfter: Math.ceil(minute - secondsSince) })
  }
  const subject = phoneIndexOf(body.phone)
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

/** Takes a try of the newest code before it is compared: a refusal does not give it back. */
export async function takeSmsTry({
  database,
  now,
  ports,
  body,
  address,
}: OpenCall<Contract['signInBySms']>): Promise<void> {
  await spend(database, ports.config, now, [signInSpend(address)])
  const newest = await findNewestCode(database.reader, body.phone)
  const isLive = newest !== null && newest.usedAt === null && newest.expiresAt > now
  if (!isLive || !(await database.transaction((db) => takeTry(db, newest.id)))) {
    throw new AppError('identity.code_expired', undefined, 'code')
  }
}

/** Signs in; somebody whom only WeChat knew so far keeps that, and has this phone from now on. */
export async function signIn({
  db,
  actor,
  now,
  ports,
  body,
  locale,
}: Call<Contract['signInBySms']>): Promise<SignedIn> {
  const newest = await findNewestCode(db, body.phone)
  const isRight = newest !== null && (await takeCode(db, newest.id, codeHashOf(body.phone, body.code), now))
  if (!isRight) throw new AppError('identity.code_wrong', { triesLeft: newest?.triesLeft ?? 0 }, 'code')
  const hasNoPhone = actor !== null && (await findPerson(db, actor.personId)).phoneIndex === null
  const personId = hasNoPhone
    ? await attachPhone(db, actor.personId, body.phone)
    : await findOrAddPersonByPhone(db, body.phone, now)
  await rememberLocale(db, personId, locale)
  return openSession(db, personId, ports.random, now)
}

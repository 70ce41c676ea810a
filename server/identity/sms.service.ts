import type { identity, SignedIn } from '../../shared/identity/contract'
import type { Call, OpenCall } from '../platform/handlers'
import { redeemCode, sendCode, spendCodeTry } from './codes'
import type { SmsCode } from './entities'
import { findOrAddHolder, findPerson, rememberLocale } from './queries'
import { endSession, openSession, phoneProved } from './sessions.service'
import { attachPhone } from './wechat.service'

type Contract = typeof identity

export const requestCode = (call: OpenCall<Contract['requestSmsCode']>): Promise<{ demoCode?: string }> =>
  sendCode(call, call.body.phone, 'signIn')

export const takeSmsTry = (call: OpenCall<Contract['signInBySms']>): Promise<SmsCode> =>
  spendCodeTry(call, call.body.phone, call.body.code, 'signIn')

/**
 * Signs in, in place of the session that asked; somebody whom only WeChat knew so far keeps that, and has this phone from now on.
 */
export async function signIn(call: Call<Contract['signInBySms']>, sent: SmsCode): Promise<SignedIn> {
  const signedIn = await openOwnSession(call, sent)
  if (call.actor) await endSession(call.db, call.actor, call.now)
  return signedIn
}

async function openOwnSession(
  { db, actor, now, ports, body, locale }: Call<Contract['signInBySms']>,
  sent: SmsCode,
): Promise<SignedIn> {
  await redeemCode(db, body.phone, body.code, 'signIn', now, sent)
  const hasNoPhone = actor !== null && (await findPerson(db, actor.personId)).phoneIndex === null
  if (hasNoPhone) {
    const personId = await attachPhone(db, actor.personId, body.phone, now)
    await rememberLocale(db, personId, locale)
    return openSession(db, personId, ports.random, now, { way: 'sms' })
  }
  const { person, isNew } = await findOrAddHolder(db, body.phone, now, locale)
  if (person.locale !== locale) await rememberLocale(db, person.id, locale)
  const hasWaited = (await phoneProved.run(db, person.id, body.phone, now)).includes(true)
  return openSession(db, person.id, ports.random, now, { way: 'sms', person, isNobodyYet: isNew && !hasWaited })
}

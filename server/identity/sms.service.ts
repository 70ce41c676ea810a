import type { identity, SignedIn } from '../../shared/identity/contract'
import type { Call, OpenCall } from '../platform/handlers'
import { redeemCode, sendCode, spendCodeTry } from './codes'
import { findOrAddPersonByPhone, findPerson, rememberLocale } from './queries'
import { endSession, openSession, phoneProved } from './sessions.service'
import { attachPhone } from './wechat.service'

type Contract = typeof identity

export const requestCode = (call: OpenCall<Contract['requestSmsCode']>): Promise<{ demoCode?: string }> =>
  sendCode(call, call.body.phone, 'signIn')

export const takeSmsTry = (call: OpenCall<Contract['signInBySms']>): Promise<void> =>
  spendCodeTry(call, call.body.phone)

/**
 * Signs in, in place of the session that asked; somebody whom only WeChat knew so far keeps that, and has this phone from now on.
 */
export async function signIn(call: Call<Contract['signInBySms']>): Promise<SignedIn> {
  const signedIn = await openOwnSession(call)
  if (call.actor) await endSession(call.db, call.actor, call.now)
  return signedIn
}

async function openOwnSession({
  db,
  actor,
  now,
  ports,
  body,
  locale,
}: Call<Contract['signInBySms']>): Promise<SignedIn> {
  await redeemCode(db, body.phone, body.code, 'signIn', now)
  const hasNoPhone = actor !== null && (await findPerson(db, actor.personId)).phoneIndex === null
  if (hasNoPhone) {
    const personId = await attachPhone(db, actor.personId, body.phone, now)
    await rememberLocale(db, personId, locale)
    return openSession(db, personId, ports.random, now, { way: 'sms' })
  }
  const personId = await findOrAddPersonByPhone(db, body.phone, now)
  await rememberLocale(db, personId, locale)
  await phoneProved.run(db, personId, body.phone, now)
  return openSession(db, personId, ports.random, now, { way: 'sms' })
}

import { AppError } from '../../shared/http/errors'
import type { identity, MeView, SignedIn } from '../../shared/identity/contract'
import { spend } from '../platform/budgets'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { createHook } from '../platform/hooks'
import { findOrAddPersonByOpenid, findPerson, findPersonByPhone, movePerson, rememberLocale, setPhone } from './queries'
import { describeMe, endSession, openSession, phoneProved, signInSpend } from './sessions.service'

type Contract = typeof identity

/** A person who was nobody yet turned out to be another: what hangs on the first moves to the second. */
export const personMoved = createHook<[db: Db, fromId: string, toId: string]>()

export async function signIn(call: OpenCall<Contract['signInByWechat']>): Promise<SignedIn> {
  const { actor, command, database, now, ports, body, address, locale } = call
  await spend(database, ports.config, now, [signInSpend(address)])
  const { openid } = await ports.wechat.exchangeLoginCode(body.code)
  return command(async (db) => {
    const personId = await findOrAddPersonByOpenid(db, openid, now)
    await rememberLocale(db, personId, locale)
    const signedIn = await openSession(db, personId, ports.random, now, { way: 'wechat' })
    if (actor) await endSession(db, actor, now)
    return signedIn
  })
}

/**
 * Binds the phone WeChat vouches for. Where it is somebody's already, the caller is that person, as they would be by an SMS
 * to it, unless they have been somebody else before: then it is for staff to look at.
 */
export async function bindPhone({
  command,
  actor,
  now,
  ports,
  body,
}: OpenCall<Contract['bindPhone']>): Promise<MeView> {
  const { phone } = await ports.wechat.exchangePhoneCode(body.code)
  return command(async (db) => {
    const personId = await attachPhone(db, actor.personId, phone, now)
    return describeMe(db, personId, actor.secondFactorAt)
  })
}

/** Gives a person the phone they have proved to hold; the person they are then. */
export async function attachPhone(db: Db, personId: string, phone: string, now: Date): Promise<string> {
  const person = await findPerson(db, personId)
  if (person.phone === phone) return personId
  if (person.phone !== null) throw new AppError('identity.phone_bound')
  const holder = await findPersonByPhone(db, phone)
  if (holder === null) {
    if (!(await setPhone(db, personId, phone))) throw new AppError('identity.phone_held')
    await phoneProved.run(db, personId, phone, now)
    return personId
  }
  if (person.documentIndex !== null || holder.disabledAt !== null) throw new AppError('identity.phone_held')
  await personMoved.run(db, personId, holder.id)
  await movePerson(db, personId, holder.id)
  await phoneProved.run(db, holder.id, phone, now)
  return holder.id
}

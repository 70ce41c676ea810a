import { AppError } from '../../shared/http/errors'
import type { identity, MeView } from '../../shared/identity/contract'
import { maskPhone } from '../../shared/identity/masks'
import type { Call, OpenCall } from '../platform/handlers'
import { redeemCode, sendCode, spendCodeTry } from './codes'
import type { SmsCode } from './entities'
import { replacePhone } from './numbers'
import { endSessionsOf, findPerson } from './queries'
import { accountChanged, describeMe, phoneProved } from './sessions.service'

type Contract = typeof identity

export const requestCode = (call: OpenCall<Contract['requestPhoneChangeCode']>): Promise<{ demoCode?: string }> =>
  sendCode(call, call.body.phone, 'phoneChange')

export const takeTry = (call: OpenCall<Contract['changePhone']>): Promise<SmsCode> =>
  spendCodeTry(call, call.body.phone, call.body.code, 'phoneChange')

/** The old phone was proved by the step-up, the new one by this code; what is signed in elsewhere is out. */
export async function change({ db, actor, now, body }: Call<Contract['changePhone']>, sent: SmsCode): Promise<MeView> {
  await redeemCode(db, body.phone, body.code, 'phoneChange', now, sent)
  const person = await findPerson(db, actor.personId)
  if (person.phone === null) throw new AppError('identity.phone_missing')
  if (person.phone === body.phone) throw new AppError('identity.phone_same', undefined, 'phone')
  if (!(await replacePhone(db, person, body.phone))) throw new AppError('identity.phone_held', undefined, 'phone')
  await endSessionsOf(db, actor.personId, now, actor.sessionId)
  await phoneProved.run(db, actor.personId, body.phone, now)
  const message = { personId: actor.personId, name: 'phoneChanged', params: { phone: maskPhone(body.phone) } } as const
  await accountChanged.run(db, { ...message, link: '/identity/sessions' }, now)
  return describeMe(db, actor.personId, actor.secondFactorAt)
}

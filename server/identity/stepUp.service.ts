import { AppError } from '../../shared/http/errors'
import type { identity, MeView } from '../../shared/identity/contract'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { redeemCode, sendCode, spendCodeTry } from './codes'
import { Session } from './entities'
import { findPerson, findSecondFactor } from './queries'
import { describeMe } from './sessions.service'

type Contract = typeof identity

export async function requestCode(call: OpenCall<Contract['requestStepUpCode']>): Promise<{ demoCode?: string }> {
  return sendCode(call, await requirePhone(call.database.reader, call.actor.personId), 'stepUp')
}

/** Whoever has a second factor proves that instead: a phone can be taken over by whoever takes the number. */
export async function stepUp(call: OpenCall<Contract['stepUp']>): Promise<MeView> {
  const { database, command, actor, now, body, ports } = call
  if ((await findSecondFactor(database.reader, actor.personId))?.confirmedAt) {
    throw new AppError('access.second_factor_due')
  }
  const phone = await requirePhone(database.reader, actor.personId)
  if ('wechatCode' in body) {
    const proved = await ports.wechat.exchangePhoneCode(body.wechatCode)
    if (proved.phone !== phone) throw new AppError('identity.phone_other')
  } else {
    await spendCodeTry(call, phone, body.code, 'stepUp')
  }
  return command(async (db) => {
    if ('code' in body) await redeemCode(db, phone, body.code, 'stepUp', now)
    await db.update(Session, { id: actor.sessionId }, { steppedUpAt: now })
    return describeMe(db, actor.personId, actor.secondFactorAt)
  })
}

async function requirePhone(db: Db, personId: string): Promise<string> {
  const { phone } = await findPerson(db, personId)
  if (phone === null) throw new AppError('identity.phone_missing')
  return phone
}

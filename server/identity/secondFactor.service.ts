import { Secret, TOTP } from 'otpauth'
import { IsNull } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { identity, MeView, SecondFactorView } from '../../shared/identity/contract'
import { isStaffRole } from '../../shared/organisations/roles'
import type { Actor } from '../platform/actor'
import { spend } from '../platform/budgets'
import { type Db, isDuplicate } from '../platform/db'
import type { Call, OpenCall } from '../platform/handlers'
import { RecoveryCode, SecondFactor, Session } from './entities'
import { endSessionsOf, findSecondFactor, takeStep } from './queries'
import { countRecoveryCodes, redeemRecoveryCode } from './recovery.service'
import { describeMe, personGrants } from './sessions.service'

type Contract = typeof identity

const periodSeconds = 30

const authenticatorOf = (secret: string, issuer = ''): TOTP =>
  new TOTP({ issuer, label: issuer, secret: Secret.fromBase32(secret), digits: 6, period: periodSeconds })

const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / periodSeconds)

/** A new secret for a member of staff; replaced freely until one of its codes was accepted, never afterwards. */
export async function enrol({ db, actor, now, ports }: Call<Contract['enrolSecondFactor']>) {
  await requireStaff(db, actor)
  const secret = new Secret({ size: 20 }).base32
  const replace = async () => {
    const where = { personId: actor.personId, confirmedAt: IsNull() }
    return (await db.update(SecondFactor, where, { secret, createdAt: now })).affected === 1
  }
  const isGiven = (await replace()) || (await addFactor(db, actor.personId, secret, now)) || (await replace())
  if (!isGiven) throw new AppError('identity.second_factor_enrolled')
  return { secret, uri: authenticatorOf(secret, ports.config.unionName).toString() }
}

/** False where there is one: tapped twice, the first tap's. */
async function addFactor(db: Db, personId: string, secret: string, now: Date): Promise<boolean> {
  try {
    await db.insert(SecondFactor, { personId, secret, createdAt: now, lastStep: 0 })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

async function requireStaff(db: Db, actor: Actor): Promise<void> {
  const grants = (await personGrants.run(db, actor.personId)).flat()
  if (!grants.some(({ role }) => isStaffRole(role))) throw new AppError('access.denied')
}

export const takeFactorTry = ({
  database,
  ports,
  now,
  actor,
}: OpenCall<Contract['proveSecondFactor']>): Promise<void> =>
  spend(database, ports.config, now, [
    { limit: 'secondFactorsPerPersonHour', subject: actor.personId, windowSeconds: 3600 },
  ])

/** Accepts what the authenticator shows, or a recovery code, each once, and marks the session. */
export async function prove({ db, actor, now, body }: Call<Contract['proveSecondFactor']>): Promise<MeView> {
  const factor = await findSecondFactor(db, actor.personId)
  if (!factor) throw new AppError('identity.second_factor_missing')
  const isRight =
    body.code.length === 6
      ? await takeAuthenticatorCode(db, factor, body.code, now)
      : factor.confirmedAt !== null && (await redeemRecoveryCode(db, actor.personId, body.code, now))
  if (!isRight) throw new AppError('identity.second_factor_wrong', undefined, 'code')
  await db.update(SecondFactor, { personId: actor.personId, confirmedAt: IsNull() }, { confirmedAt: now })
  await db.update(Session, { id: actor.sessionId }, { secondFactorAt: now })
  return describeMe(db, actor.personId, now)
}

/** A code of the step before, now or after, each step once. */
async function takeAuthenticatorCode(db: Db, factor: SecondFactor, code: string, now: Date): Promise<boolean> {
  const delta = authenticatorOf(factor.secret).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta !== null && (await takeStep(db, factor.personId, stepAt(now) + delta))
}

/** How the second factor stands, for its page. */
export async function describe({ db, actor }: Call<Contract['getSecondFactor']>): Promise<SecondFactorView> {
  const factor = await findSecondFactor(db, actor.personId)
  return {
    me: await describeMe(db, actor.personId, actor.secondFactorAt),
    enrolledAt: factor?.confirmedAt?.toISOString() ?? null,
    recoveryCodes: await countRecoveryCodes(db, actor.personId),
  }
}

/** Takes a person's second factor away, recovery codes with it, and signs them out everywhere: they set it up anew. */
export async function resetSecondFactor(db: Db, personId: string, now: Date): Promise<boolean> {
  const { affected } = await db.delete(SecondFactor, { personId })
  await db.delete(RecoveryCode, { personId })
  await endSessionsOf(db, personId, now)
  return affected === 1
}

/** What the person's authenticator shows now, for demo mode: made so that `prove` accepts it even when one was used just before. */
export async function showCode(db: Db, personId: string, now: Date): Promise<string> {
  const factor = await findSecondFactor(db, personId)
  if (!factor) throw new AppError('identity.second_factor_missing')
  await db.update(SecondFactor, { personId }, { lastStep: stepAt(now) - 1 })
  return authenticatorOf(factor.secret).generate({ timestamp: now.getTime() })
}

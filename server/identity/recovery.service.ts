import { AppError } from '../../shared/http/errors'
import type { identity } from '../../shared/identity/contract'
import { requireStepUp } from '../platform/actor'
import { blindIndex } from '../platform/crypto'
import type { Db } from '../platform/db'
import type { Call } from '../platform/handlers'
import { newId, unmistakable } from '../platform/random'
import { RecoveryCode } from './entities'
import { findRecoveryCodes, findSecondFactor, takeRecoveryCode } from './queries'
import { accountChanged } from './sessions.service'

const howMany = 10

const codeHashOf = (personId: string, code: string): string =>
  blindIndex('recovery_codes.code', `${personId} ${code.replace('-', '').toUpperCase()}`)

/** Ten new codes in place of the old ones; only their hashes are kept. */
export async function makeCodes({ db, actor, now, ports }: Call<(typeof identity)['makeRecoveryCodes']>) {
  // The phone alone, good for other steps, must not make what stands in for the second factor.
  requireStepUp('staff', actor, ports.config, now)
  const factor = await findSecondFactor(db, actor.personId)
  if (!factor?.confirmedAt) throw new AppError('identity.second_factor_missing')
  await db.delete(RecoveryCode, { personId: actor.personId })
  const codes = Array.from({ length: howMany }, () => {
    const letters = ports.random.pick(unmistakable, 10)
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
  const rows = codes.map((code) => ({
    id: newId(),
    personId: actor.personId,
    codeHash: codeHashOf(actor.personId, code),
    createdAt: now,
    usedAt: null,
  }))
  await db.insert(RecoveryCode, rows)
  return { codes }
}

/** Uses a recovery code up, and tells its holder; false where it is none of theirs. */
export async function redeemRecoveryCode(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  if (!(await takeRecoveryCode(db, personId, codeHashOf(personId, code), now))) return false
  const left = (await countRecoveryCodes(db, personId))?.left ?? 0
  const message = { personId, name: 'recoveryCodeUsed', params: { left: String(left) } } as const
  await accountChanged.run(db, { ...message, link: '/identity/second-factor' }, now)
  return true
}

export async function countRecoveryCodes(db: Db, personId: string) {
  const codes = await findRecoveryCodes(db, personId)
  if (codes.length === 0) return null
  const left = codes.filter(({ usedAt }) => usedAt === null).length
  return { left, madeAt: codes[0]!.createdAt.toISOString() }
}

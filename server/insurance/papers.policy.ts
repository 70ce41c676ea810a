import { findGrants, findStrangersTo } from '../organisations'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import { sits } from './cases.policy'
import type { Claim } from './claims.entities'
import { findClaim } from './claims.queries'

/**
 * A claim whose papers the caller sends: their own, or one they wrote down as staff for somebody who cannot, while they still hold
 * the seat in which they did.
 */
export async function findSentClaim(db: Db, actor: Actor, id: string): Promise<Claim | null> {
  const claim = await findClaim(db, id)
  if (!claim || claim.claimantId === actor.personId) return claim
  return claim.filedBy === actor.personId && (await isStillSeated(db, actor, claim)) ? claim : null
}

async function isStillSeated(db: Db, actor: Actor, claim: Claim): Promise<boolean> {
  if (actor.secondFactorAt === null) return false
  const grants = await findGrants(db, [actor.personId])
  const staff = { ...actor, grants, isUnitOfficer: grants.some(({ isInUnit }) => isInUnit) }
  return sits(staff, claim, ['assessor']) && (await findStrangersTo(db, staff, [claim.claimantId])).size === 0
}

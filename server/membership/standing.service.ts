import { In } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import {
  type ChangeAct,
  type ChangeReason,
  isCurrentState,
  keepsBefore,
  type StandingAct,
  stateAfter,
} from '../../shared/membership/standing'
import { type Db, isDuplicate } from '../platform/db'
import { createHook } from '../platform/hooks'
import { newId, type Random } from '../platform/random'
import { Membership } from './entities'
import { makeMembershipNumber } from './numbers'
import { MembershipChange } from './standing.entities'
import { findNewestMembership, releaseNumber, updateMembership } from './standing.queries'

/** A person is a member of another union now: `from` has ended, `to` goes on with the same number. */
export const membershipMoved = createHook<[db: Db, from: Membership, to: Membership, now: Date]>()
/** A membership has ended, other than by moving to another union. */
export const membershipEnded = createHook<[db: Db, membership: Membership, now: Date]>()
/** An ended membership goes on: leaving was taken back, or a staff decision undone. */
export const membershipResumed = createHook<[db: Db, membership: Membership, now: Date]>()

/** Who changes it, and what they say of it. */
export interface ChangeDetails {
  /** Null where a rule of the union does it. */
  actorId: string | null
  /** The union in whose name staff act; null for the member and for a rule. */
  organisationId: string | null
  reason?: ChangeReason | null | undefined
  note?: string | null | undefined
  /** Last day of what is set, or the day that is announced. */
  until?: string | null | undefined
  /** Since when the new state holds, where that is not now. */
  since?: Date | undefined
}

/** Takes a membership to another state with the entry in its history; throws where its state or somebody else forbids. */
export async function changeState(
  db: Db,
  held: Membership,
  act: StandingAct,
  details: ChangeDetails,
  now: Date,
): Promise<Membership> {
  const state = stateAfter(act, held.state, held.stateBefore)
  if (state === null) throw new AppError('membership.standing_unavailable', { state: held.state })
  const wasCurrent = isCurrentState(held.state)
  const isCurrent = isCurrentState(state)
  const change: Partial<Membership> = {
    state,
    stateSince: details.since ?? now,
    stateBefore: keepsBefore(act) ? held.state : null,
    leavesOn: null,
    lapsesOn: null,
    ...termOf(act, details),
    ...(wasCurrent && !isCurrent ? { [keyOf(held)]: null, until: now } : {}),
    ...(!wasCurrent && isCurrent ? { [keyOf(held)]: held.personId, until: null } : {}),
  }
  await applyChange(db, held, change)
  await recordChange(db, held, { act, toState: state, ...details }, now)
  const after: Membership = { ...held, ...change, version: held.version + 1 }
  // Nothing hangs on what a unit takes for a membership.
  if (held.isShadow) return after
  if (wasCurrent && !isCurrent && act !== 'moveOut') await membershipEnded.run(db, after, now)
  if (!wasCurrent && isCurrent) await membershipResumed.run(db, after, now)
  return after
}

/** The key that one current membership a person is held by; a unit's shadow has its own. */
const keyOf = ({ isShadow }: Membership) => (isShadow ? 'shadowKey' : 'currentKey')

/** Reason and last day are of what staff set last; a detour over a transfer or a leaving taken back keeps them. */
function termOf(act: StandingAct, { reason = null, until = null }: ChangeDetails): Partial<Membership> {
  if (['retain', 'suspend', 'expel'].includes(act)) return { stateReason: reason, stateUntil: until }
  return ['restore', 'reinstate'].includes(act) ? { stateReason: null, stateUntil: null } : {}
}

async function applyChange(db: Db, held: Membership, change: Partial<Membership>): Promise<void> {
  try {
    if (await updateMembership(db, held, change)) return
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('membership.already_member')
    throw error
  }
  throw new AppError('membership.member_changed')
}

/** Changes what is announced of a membership, not its state, with the entry in its history. */
export async function annotate(
  db: Db,
  held: Membership,
  act: ChangeAct,
  change: Pick<Partial<Membership>, 'leavesOn' | 'lapsesOn' | 'heardAt'>,
  details: ChangeDetails,
  now: Date,
): Promise<void> {
  await applyChange(db, held, change)
  await recordChange(db, held, { act, toState: held.state, ...details }, now)
}

interface Entry extends ChangeDetails, Pick<MembershipChange, 'act' | 'toState'> {}

/** Writes an entry into a membership's history. */
export async function recordChange(
  db: Db,
  held: Pick<Membership, 'id' | 'personId' | 'state'>,
  entry: Entry,
  now: Date,
): Promise<void> {
  const isBeginning = entry.act === 'join' || entry.act === 'moveIn'
  await db.insert(MembershipChange, {
    id: newId(),
    membershipId: held.id,
    personId: held.personId,
    act: entry.act,
    fromState: isBeginning ? null : held.state,
    toState: entry.toState,
    reason: entry.reason ?? null,
    note: entry.note ?? null,
    until: entry.until ?? null,
    actorId: entry.actorId,
    organisationId: entry.organisationId,
    at: now,
  })
}

interface Beginning extends Pick<Membership, 'personId' | 'organisationId'> {
  applicationId?: string | null
  rosterId?: string | null
  /** Kept from the member's employer. */
  isDiscreet?: boolean
  /** Another state than active, for who comes over as a retained member. */
  as?: Pick<Membership, 'state' | 'stateReason' | 'stateUntil'>
}

/**
 * Begins a membership, with the number the person has had, or a new one; the unique keys refuse a second current one.
 * `actorId` is who let them in, null where nobody did.
 */
export async function beginMembership(
  db: Db,
  { personId, organisationId, applicationId = null, rosterId = null, isDiscreet = false, as }: Beginning,
  { act = 'join', actorId }: { act?: 'join' | 'moveIn'; actorId: string | null },
  random: Random,
  now: Date,
): Promise<Membership> {
  const previous = await findNewestMembership(db, personId)
  if (previous && !(await releaseNumber(db, previous.id))) throw new AppError('membership.already_member')
  const number = previous?.number ?? makeMembershipNumber(random)
  const membership: Membership = {
    id: newId(),
    personId,
    currentKey: personId,
    organisationId,
    ...(as ?? { state: 'active', stateReason: null, stateUntil: null }),
    number,
    numberKey: number,
    previousId: previous?.id ?? null,
    version: 1,
    stateSince: now,
    stateBefore: null,
    leavesOn: null,
    lapsesOn: null,
    heardAt: null,
    since: now,
    until: null,
    applicationId,
    isDiscreet,
    isShadow: false,
    shadowKey: null,
    shadowFacts: null,
    rosterId,
  }
  try {
    await db.insert(Membership, membership)
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('membership.already_member')
    throw error
  }
  await recordChange(db, membership, { act, toState: membership.state, actorId, organisationId }, now)
  return membership
}

/** Memberships that were a mistake go with their history; the number is that of the membership before again. */
export async function unmakeMemberships(db: Db, ids: string[]): Promise<void> {
  const made = await db.findBy(Membership, { id: In(ids) })
  await db.delete(MembershipChange, { membershipId: In(ids) })
  await db.delete(Membership, { id: In(ids) })
  for (const { previousId, number } of made) {
    if (previousId !== null) await db.update(Membership, { id: previousId }, { numberKey: number })
  }
}

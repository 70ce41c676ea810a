import { AppError } from '../../shared/http/errors'
import type { ClaimDecision } from '../../shared/insurance/claimDecisions'
import type { Bar, CaseAct } from '../../shared/insurance/claims.desk.contract'
import { canAct } from '../../shared/insurance/states'
import { listSteps, type NamedStep } from '../desk'
import { findStrangersTo, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Claim } from './claims.entities'
import { findClaim } from './claims.queries'

export type Seat = 'assessor' | 'approver' | 'payer'
export const seats: readonly Seat[] = ['assessor', 'approver', 'payer']

/** Whether the actor holds one of these seats where the claim is decided. */
export const sits = ({ grants }: StaffActor, { organisation }: Claim, asked: readonly Seat[]): boolean =>
  reaches(
    grants.filter(({ role }) => (asked as readonly string[]).includes(role)),
    organisation!.path,
  )

/** Nobody is paid on a name and a number that were only stated. */
export const isIdentityDue = ({ claimant }: Claim): boolean => claimant!.assurance === 'stated'

/** A claim in the reach of whoever decides or pays, and not their own; any other is as absent as one that never was. */
export async function loadCase(db: Db, actor: StaffActor, id: string): Promise<Claim> {
  const claim = await findClaim(db, id)
  const isOwn = claim && [claim.claimantId, claim.insuredId].includes(actor.personId)
  if (!claim?.submittedAt || isOwn || !sits(actor, claim, seats)) throw new AppError('insurance.case_not_found')
  const kept = await findStrangersTo(
    db,
    actor,
    [claim.claimantId, claim.insuredId].filter((one) => one !== null),
  )
  if (kept.size > 0) throw new AppError('insurance.case_not_found')
  return claim
}

const seatsOf: Record<ClaimDecision['decision'], readonly Seat[]> = {
  assess: ['assessor'],
  return: ['assessor', 'approver'],
  reassess: ['approver'],
  refuse: ['assessor', 'approver'],
  approve: ['approver'],
}

/** What somebody has done to a claim before, by which they must leave something else to others. */
const barring: Partial<Record<ClaimDecision['decision'] | 'pay', readonly string[]>> = {
  assess: ['approved'],
  approve: ['assessed'],
  reassess: ['assessed'],
  pay: ['assessed', 'approved'],
}

/**
 * Why a person must leave it to others, or null. By person and for good: whoever once assessed a claim never approves it,
 * also where it was assessed anew by somebody else since. On an appeal nobody who had a hand in the first decision has one again.
 */
export function barOf(
  { id, filedBy }: Claim,
  personId: string,
  steps: readonly Pick<NamedStep, 'caseId' | 'step' | 'actorId'>[],
  act: ClaimDecision['decision'] | 'pay',
): Bar | null {
  if (filedBy === personId) return 'filed'
  const done = steps.filter(({ actorId }) => actorId === personId)
  if (done.some(({ caseId, step }) => caseId !== id && decidedSteps.has(step))) return 'first'
  const own = done.find(({ caseId, step }) => caseId === id && barring[act]?.includes(step))
  return own ? (own.step as Bar) : null
}

const decidedSteps = new Set(['assessed', 'approved', 'refused'])

/** The steps of a claim, and of the one whose decision it appeals against. */
export const listPast = (db: Db, { id, appealOfId }: Pick<Claim, 'id' | 'appealOfId'>): Promise<NamedStep[]> =>
  listSteps(db, appealOfId === null ? [id] : [id, appealOfId])

/** Refuses who has not the seat, or has had another one at this claim. */
export async function requireSeat(
  db: Db,
  actor: StaffActor,
  claim: Claim,
  act: ClaimDecision['decision'],
): Promise<void> {
  if (!sits(actor, claim, seatsOf[act])) throw new AppError('access.denied')
  const bar = barOf(claim, actor.personId, await listPast(db, claim), act)
  if (bar) throw new AppError('insurance.four_eyes', { bar })
}

/** What the reader can do now, and why not where it is for others. */
export function actionsOf(
  actor: StaffActor,
  claim: Claim,
  steps: readonly NamedStep[],
): { actions: CaseAct[]; barred: Bar | null } {
  const open = (['assess', 'return', 'reassess', 'refuse', 'approve'] as const).filter(
    (act) => canAct(act, claim.state) && sits(actor, claim, seatsOf[act]),
  )
  const barred = open.map((act) => ({ act, bar: barOf(claim, actor.personId, steps, act) }))
  const free = barred.filter(({ bar }) => bar === null).map(({ act }) => act)
  const isWaiting = ['submitted', 'assessed', 'payable'].includes(claim.state)
  const bar = barred.find((one) => one.bar !== null)?.bar ?? null
  return { actions: [...free, ...(isWaiting ? (['assign'] as const) : []), 'reveal'], barred: bar }
}

/** Of these claims those that the person has had a hand in before, and must not pay. */
export async function findHandled(db: Db, personId: string, claims: readonly Claim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  const ids = claims.flatMap(({ id, appealOfId }) => (appealOfId === null ? [id] : [id, appealOfId]))
  const steps = await listSteps(db, ids)
  const own = ({ claimantId, insuredId }: Claim) => claimantId === personId || insuredId === personId
  return new Set(
    claims
      .filter((claim) => {
        const past = steps.filter(({ caseId }) => caseId === claim.id || caseId === claim.appealOfId)
        return own(claim) || barOf(claim, personId, past, 'pay') !== null
      })
      .map(({ id }) => id),
  )
}

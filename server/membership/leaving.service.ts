import { AppError } from '../../shared/http/errors'
import { addDays, nextDay, shanghaiDay } from '../../shared/http/time'
import type { StandingView } from '../../shared/membership/standing.contract'
import { notify } from '../notifications'
import { findOrganisation, refOf } from '../organisations'
import type { Db } from '../platform/db'
import { ruleAt } from '../platform/rules'
import type { Membership } from './entities'
import { requireOpenOrganisation } from './events.service'
import { links } from './links'
import { leavingRule, takeBackEnd } from './rules'
import { findChangesOf, findNewestMembership, findTransfersOf } from './standing.queries'
import { annotate, changeState } from './standing.service'
import { drawChange, drawCurrent, drawTransfer, standingActions } from './standing.views'
import { endTransferOf, requireCurrent } from './transfers.service'

/** Which union, which state, since when, and how it came to that. */
export async function getStanding(db: Db, personId: string, to: string | undefined, now: Date): Promise<StandingView> {
  const target = to === undefined ? null : await requireOpenOrganisation(db, to)
  const held = await findNewestMembership(db, personId)
  const [transfer] = held ? await findTransfersOf(db, personId, undefined, 1) : []
  const { takeBackDays, aheadDays } = await ruleAt(db, leavingRule, now)
  const changes = held ? await findChangesOf(db, personId) : []
  const isCurrent = held?.currentKey != null
  const until = held?.state === 'left' ? takeBackEnd(held.until!, takeBackDays) : null
  const canTakeBack = until !== null && now < until
  return {
    current: held && isCurrent ? drawCurrent(held) : null,
    ended: held && !isCurrent ? await drawEnded(db, held, canTakeBack ? until : null, changes[0]?.note ?? null) : null,
    transfer: transfer ? drawTransfer(transfer) : null,
    history: changes.map(drawChange),
    target: refOf(target),
    takeBackDays,
    leaving: { from: nextDay(shanghaiDay(now)), until: addDays(shanghaiDay(now), aheadDays) },
    actions: standingActions(held, canTakeBack),
  }
}

/** An ended membership, with the union above that one can turn to. */
async function drawEnded(
  db: Db,
  held: Membership,
  takeBackUntil: Date | null,
  note: string | null,
): Promise<StandingView['ended']> {
  const { parentId } = held.organisation!
  const above = held.state === 'expelled' && parentId !== null ? await findOrganisation(db, parentId) : null
  return {
    organisation: refOf(held.organisation)!,
    state: held.state,
    at: held.until!.toISOString(),
    reason: held.state === 'expelled' ? held.stateReason : null,
    note,
    takeBackUntil: takeBackUntil?.toISOString() ?? null,
    appealTo: above && { name: above.name, phone: above.contactPhone },
  }
}

interface Leaving {
  on?: string | undefined
  reason?: string | undefined
}

/** Leaves at once, or says that one leaves on a day; leaving that was said already is said anew. */
export async function leave(db: Db, personId: string, { on, reason }: Leaving, now: Date): Promise<StandingView> {
  const held = await requireCurrent(db, personId)
  const by = { actorId: personId, organisationId: null, note: reason }
  if (on === undefined) {
    const free = await endTransferOf(db, held, personId, now)
    await changeState(db, free, 'leave', by, now)
    await tellLeft(db, held, now)
  } else {
    // Moving on and leaving on a day do not go together: whose transfer comes first would decide.
    if (held.state === 'transferring') throw new AppError('membership.transfer_open')
    await requireDay(db, on, now)
    await annotate(db, held, 'announceLeaving', { leavesOn: on }, { ...by, until: on }, now)
    const params = { organisation: held.organisation!.name, on }
    const dedupeKey = `${held.id} leaving ${held.version}`
    await notify(
      db,
      { personId, template: 'membership.leavingAnnounced', params, link: links.standing, dedupeKey },
      now,
    )
  }
  return getStanding(db, personId, undefined, now)
}

async function requireDay(db: Db, on: string, now: Date): Promise<void> {
  const today = shanghaiDay(now)
  const { aheadDays } = await ruleAt(db, leavingRule, now)
  if (on <= today || on > addDays(today, aheadDays)) throw new AppError('membership.day_invalid', undefined, 'on')
}

/** Tells who has left until when they can still come back without any form. */
export async function tellLeft(db: Db, held: Membership, now: Date): Promise<void> {
  const { takeBackDays } = await ruleAt(db, leavingRule, now)
  const params = { organisation: held.organisation!.name, until: addDays(shanghaiDay(now), takeBackDays) }
  const dedupeKey = `${held.id} left ${held.version}`
  await notify(
    db,
    { personId: held.personId, template: 'membership.left', params, link: links.standing, dedupeKey },
    now,
  )
}

/** Takes leaving back: before its day, or for some days after it. */
export async function takeBackLeaving(db: Db, personId: string, now: Date): Promise<StandingView> {
  const held = await findNewestMembership(db, personId)
  if (!held) throw new AppError('membership.standing_unavailable')
  const by = { actorId: personId, organisationId: null }
  if (held.currentKey !== null && held.leavesOn !== null) {
    await annotate(db, held, 'cancelLeaving', { leavesOn: null }, by, now)
  } else {
    await requireTakeBack(db, held, now)
    await changeState(db, held, 'takeBack', by, now)
    const params = { organisation: held.organisation!.name }
    const dedupeKey = `${held.id} back ${held.version}`
    await notify(db, { personId, template: 'membership.takenBack', params, link: links.standing, dedupeKey }, now)
  }
  return getStanding(db, personId, undefined, now)
}

async function requireTakeBack(db: Db, held: Membership, now: Date): Promise<void> {
  if (held.state !== 'left') throw new AppError('membership.standing_unavailable', { state: held.state })
  const { takeBackDays } = await ruleAt(db, leavingRule, now)
  if (now >= takeBackEnd(held.until!, takeBackDays)) throw new AppError('membership.take_back_over')
}

/** 我还在: the automatic leaving that was announced does not come. */
export async function answerLapse(db: Db, personId: string, now: Date): Promise<StandingView> {
  const held = await requireCurrent(db, personId)
  if (held.lapsesOn === null) throw new AppError('membership.standing_unavailable', { state: held.state })
  const by = { actorId: personId, organisationId: null }
  await annotate(db, held, 'stillHere', { lapsesOn: null, heardAt: now }, by, now)
  const params = { organisation: held.organisation!.name }
  const dedupeKey = `${held.id} heard ${held.version}`
  await notify(db, { personId, template: 'membership.heard', params, link: links.standing, dedupeKey }, now)
  return getStanding(db, personId, undefined, now)
}

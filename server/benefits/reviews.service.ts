import type { benefitRisk, ReviewState, ClaimReview as ReviewView } from '../../shared/benefits/risk.contract'
import { validUntilOf } from '../../shared/benefits/rules'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiMoment } from '../../shared/http/time'
import { describeDecision, drawAssignee, findWorkItem, handBackTo, moveWorkItem, recordStep } from '../desk'
import { notify } from '../notifications'
import { findStrangersTo, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { findDueAt } from '../platform/workdays'
import { putBeforeManagers } from './bars.service'
import { Campaign, Coupon } from './entities'
import { ClaimReview } from './risk.entities'
import { riskRule } from './risk.rules'
import { noteFreed } from './soldOut'
import { linkTo } from './telling'

/** Puts claims that were held before the benefits managers, each with its reason, and tells whose they are. */
export async function holdClaims(
  db: Db,
  campaigns: ReadonlyMap<string, Campaign>,
  held: readonly Coupon[],
  now: Date,
): Promise<void> {
  if (held.length === 0) return
  const dueAt = await findDueAt(db, riskRule, now)
  for (const coupon of held) {
    const { organisationId, content } = campaigns.get(coupon.campaignId)!
    const { personId, campaignId } = coupon
    const caseNumber = makeCaseNumber('FL', systemRandom, now)
    const at = { id: newId(), caseNumber, personId, organisationId }
    const row: ClaimReview = {
      ...{ ...at, campaignId, couponId: coupon.id, reason: 'wechatRisk', state: 'waiting', version: 1 },
      ...{ remark: null, decidedBy: null, decidedAt: null, dueAt, createdAt: now },
    }
    await insertRows(db, ClaimReview, row)
    const item = { kind: 'benefits.claim' as const, state: row.state, route: row.reason, version: 1, dueAt }
    await putBeforeManagers(db, { ...at, ...item }, now)
    const params = { name: content.name, due: shanghaiMoment(dueAt) }
    const notice = { personId, template: 'claimReviews.held', params, link: linkTo(coupon), organisationId }
    await notify(db, { ...notice, dedupeKey: `${row.id} held`, isActing: true }, now)
  }
}

/** A held claim of a union in reach, not of the manager's own; any other is as absent as one that never was. */
async function load(db: Db, actor: StaffActor, id: string): Promise<ClaimReview> {
  const row = await db
    .createQueryBuilder(ClaimReview, 'review')
    .innerJoinAndSelect('review.organisation', 'organisation')
    .innerJoinAndSelect('review.campaign', 'campaign')
    .leftJoinAndSelect('review.person', 'person')
    .where('review.id = :id', { id })
    .getOne()
  if (!row || !reaches(actor.grants, row.organisation!.path)) throw new AppError('benefits.review_not_found')
  const isKept = row.personId === actor.personId || (await findStrangersTo(db, actor, [row.personId])).size > 0
  if (isKept) throw new AppError('benefits.review_not_found')
  return row
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<ReviewView> {
  const row = await load(db, actor, id)
  const item = await findWorkItem(db, id)
  const { caseNumber, state, version, reason, organisation, person, campaign, remark, createdAt } = row
  const dueAt = state === 'waiting' ? row.dueAt : null
  return {
    ...{ id, caseNumber, state, version, reason, remark, person: person?.name ?? '' },
    organisation: refOf(organisation!),
    ...{ campaign: campaign!.content.name, what: campaign!.content.what, claimedAt: createdAt.toISOString() },
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt < now,
    assignee: item && drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    actions: state === 'waiting' ? ['grant', 'refuse', 'assign'] : [],
  }
}

/** Decides at the version the manager saw; of two the second is told what the first one did. */
export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: BodyOf<(typeof benefitRisk)['decideReview']>,
  now: Date,
): Promise<ReviewView> {
  const row = await load(db, actor, id)
  if (row.decidedAt) throw new AppError('benefits.review_decided', await describeDecision(db, row))
  const { version } = decision
  const state: ReviewState = decision.decision === 'grant' ? 'granted' : 'refused'
  const remark = decision.decision === 'refuse' ? decision.remark : null
  const change = { state, version: version + 1, remark, decidedBy: actor.personId, decidedAt: now, dueAt: null }
  const changed = await db.update(ClaimReview, { id, version, state: 'waiting' }, change)
  if (changed.affected !== 1) throw new AppError('benefits.review_changed', { version: row.version })
  await moveWorkItem(db, id, { state, version: version + 1, isOpen: false, assigneeId: actor.personId })
  const { personId, organisationId } = row
  await recordStep(db, { caseId: id, step: state, at: now, actorId: actor.personId, organisationId })
  const until = await settle(db, row, state, now)
  const params = { name: row.campaign!.content.name, until: shanghaiMoment(until), remark: remark ?? '' }
  const notice = { personId, template: `claimReviews.${state}`, params, organisationId }
  await notify(db, { ...notice, link: linkTo({ id: row.couponId }), dedupeKey: `${id} ${state}` }, now)
  return get(db, actor, id, now)
}

/** The coupon is theirs, for as long as if it were given now; or goes back, for whoever comes next. */
async function settle(db: Db, { campaignId, couponId }: ClaimReview, state: ReviewState, now: Date): Promise<Date> {
  const campaign = (await lockPools(db, Campaign, [campaignId])).get(campaignId)!
  const validUntil = validUntilOf(campaign.content.validity, now)
  const where = { id: couponId, state: 'held' as const, holdReason: 'review' as const }
  if (state === 'granted') await db.update(Coupon, where, { state: 'usable', holdReason: null, validUntil })
  else if ((await db.update(Coupon, where, { state: 'void', holdReason: null })).affected === 1) {
    noteFreed(db, [campaignId])
    await db.decrement(Campaign, { id: campaignId }, 'granted', 1)
  }
  return validUntil
}

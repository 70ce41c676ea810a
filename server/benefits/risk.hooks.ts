import { LessThan } from 'typeorm'
import { riskMessages } from '../../shared/benefits/riskMessages'
import { AppError } from '../../shared/http/errors'
import { dayMs } from '../../shared/http/time'
import { deleteWithCases, type Given, moveWorkItem, type WorkItem, workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { type Organisation, organisationMerged } from '../organisations'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import { sweepExpired } from '../platform/sweep'
import {
  type OwnTarget,
  ownTargets,
  type PersonalPart,
  personalData,
  personErased,
  registerRetention,
} from '../privacy'
import { Coupon } from './entities'
import { ClaimCheck, ClaimReview } from './risk.entities'
import { linkTo } from './telling'

/** What becomes of checks and held claims when something happens to a person, a union or a case. */
export function registerRisk(): void {
  registerTemplates('claimReviews', riskMessages, {
    granted: { subscribe: 'result' },
    refused: { subscribe: 'result' },
  })
  workItemGiven.register('benefits.reviews', give)
  sweepExpired.register('benefits.checks', deleteOldChecks)
  personMoved.register('benefits.reviews', async (db, fromId, toId) => {
    await db.delete(ClaimCheck, { personId: fromId })
    await db.update(ClaimReview, { personId: fromId }, { personId: toId })
    await closeDoubles(db, toId)
  })
  personalData.register('benefits.reviews', describeReviews)
  personErased.register('benefits.reviews', eraseReviews)
  ownTargets.register('benefits.reviews', findTargets)
  registerRetention({ name: 'benefits.reviews', erase: deleteOldReviews })
  organisationMerged.register('benefits.reviews', async (db, from, to) => {
    await db.update(ClaimReview, { organisationId: from.id }, { organisationId: to.id })
  })
}

/** Another union decides from now on: a decision that is under way below fails by the version. */
async function give(db: Db, { id, version, kind, subjectId }: WorkItem, to: Organisation, dueAt: Date) {
  if (kind !== 'benefits.claim') return null
  const change = { organisationId: to.id, dueAt, version: version + 1 }
  const changed = await db.update(ClaimReview, { id, version, state: 'waiting' }, change)
  if (changed.affected !== 1) throw new AppError('desk.changed_meanwhile')
  const { couponId } = await db.findOneByOrFail(ClaimReview, { id })
  return { version: version + 1, tell: { personId: subjectId, link: linkTo({ id: couponId }) } } satisfies Given
}

/** A rank is asked for anew after a while: what is older than a week says nothing any more. */
const deleteOldChecks = async (db: Db, now: Date): Promise<void> => {
  await db.delete(ClaimCheck, { checkedAt: LessThan(new Date(now.getTime() - 7 * dayMs)) })
}

/** Codes that mean a held claim wherever the words of all features meet. */
const stateWords = { waiting: 'couponHeld', granted: 'couponUsable', refused: 'couponVoid' } as const

async function describeReviews(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = await db.find(ClaimReview, { where: { personId }, relations: { campaign: true }, order: { id: 'DESC' } })
  const reviews = rows.map(({ caseNumber, campaign, state, remark, createdAt, decidedAt }) => ({
    ...{ caseNumber, coupon: campaign!.content.name, state: stateWords[state], remark, createdAt, decidedAt },
  }))
  return reviews.length === 0 ? [] : [{ part: 'claimReviews', rows: reviews }]
}

/** The account is closed: nothing is decided for it any more. */
async function eraseReviews(db: Db, personId: string): Promise<void> {
  await db.delete(ClaimCheck, { personId })
  for (const review of await db.findBy(ClaimReview, { personId })) await close(db, review)
}

/** Of two coupons of a campaign one became void when their persons turned out to be one: there is nothing left to decide on. */
async function closeDoubles(db: Db, personId: string): Promise<void> {
  for (const review of await db.findBy(ClaimReview, { personId, state: 'waiting' })) {
    if (await db.existsBy(Coupon, { id: review.couponId, state: 'void' })) await close(db, review)
  }
}

async function close(db: Db, { id, state, version: before }: ClaimReview): Promise<void> {
  const version = before + 1
  const over = state === 'waiting' ? { state: 'refused' as const, dueAt: null } : {}
  await db.update(ClaimReview, { id }, { ...over, version, remark: null })
  if (state === 'waiting') await moveWorkItem(db, id, { state: 'refused', version, isOpen: false })
}

/** What staff look at of a person's own. */
const findTargets = (db: Db, personId: string): Promise<OwnTarget[]> =>
  db.query(
    `SELECT 'benefits.claim' AS kind, review.id AS id, organisation.path AS path FROM claim_reviews review
      LEFT JOIN organisations organisation ON organisation.id = review.organisation_id WHERE review.person_id = ?`,
    [personId],
  )

const deleteOldReviews = async (db: Db, before: Date, limit: number): Promise<number> =>
  deleteWithCases(db, ClaimReview, await findOldest(db, ClaimReview, ({ createdAt }) => createdAt, { before, limit }))

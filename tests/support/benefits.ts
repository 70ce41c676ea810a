import {
  BenefitBar,
  BenefitEntry,
  type Campaign,
  CampaignCorrection,
  ClaimCheck,
  ClaimReview,
  CouponAct,
  CouponCode,
  MerchantClerk,
  Redemption,
} from '../../server/benefits'
import { freezeList, promise } from '../../server/draws'
import type { Db } from '../../server/platform/db'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { addCampaign, addCoupon, type GivenCampaign } from '../../server/seeds/benefits'
import { addPerson } from '../../server/seeds/identity'
import { addMembership } from '../../server/seeds/membership'
import { addMerchant } from '../../server/seeds/merchants'
import type { Claimed } from '../../shared/benefits/contract'
import type { MembershipState } from '../../shared/membership/states'
import { newPhone, signIn } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

/** A member whose document staff have seen, signed in. */
export interface Claimant {
  caller: Caller
  personId: string
}

interface Given {
  at?: string
  assurance?: 'stated' | 'seenByStaff'
  state?: MembershipState
}

export async function newClaimant(
  server: TestServer,
  { at = '漷县', assurance = 'seenByStaff', state = 'active' }: Given = {},
): Promise<Claimant> {
  const phone = newPhone()
  const organisationId = await unionId(server, at)
  const personId = await server.database.transaction(async (db) => {
    const id = await addPerson(db, { phone, name: '演示会员', assurance }, server.clock.now())
    await addMembership(db, { personId: id, organisationId, state }, server.clock.now())
    return id
  })
  return { caller: await signIn(server, phone), personId }
}

export async function newClaimants(server: TestServer, count: number): Promise<Claimant[]> {
  const claimants: Claimant[] = []
  for (let at = 0; at < count; at++) claimants.push(await newClaimant(server))
  return claimants
}

/** A campaign of 漷县 that can be claimed now, unless told otherwise. */
export async function openCampaign(server: TestServer, given: Partial<GivenCampaign> = {}): Promise<Campaign> {
  const organisationId = given.organisationId ?? (await unionId(server, '漷县'))
  return server.database.transaction((db) => addCampaign(db, { ...given, organisationId }, server.clock.now()))
}

export const claim = ({ caller }: Pick<Claimant, 'caller'>, { id }: { id: string }): Promise<Claimed> =>
  caller.benefits.claimCoupon({ params: { campaignId: id } })

export const titlesOf = async ({ caller }: Pick<Claimant, 'caller'>): Promise<string[]> =>
  (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)

/** One record of each kind that a campaign has: of somebody's, at a union. */
export async function recordsOfBenefits(
  server: Pick<TestServer, 'database' | 'clock'>,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<Record<string, string>> {
  const now = server.clock.now()
  return server.database.transaction(async (db) => {
    const { id: campaignId } = await addCampaign(db, { organisationId, way: 'draw', granted: 1, lastOrder: 1 }, now)
    const { id: couponId } = await addCoupon(db, { campaignId, personId }, now)
    const act = { id: newId(), reference: `learning.attempt:${couponId}`, order: 1, decision: 'granted', at: now }
    await db.insert(CouponAct, { ...act, campaignId, personId, couponId })
    const correction = { id: newId(), campaignId, actorId: personId, reason: '改了说明', changedFrom: { stock: 1 } }
    await insertRows(db, CampaignCorrection, { ...correction, at: now })
    const at = { campaignId, couponId, personId, organisationId }
    return { campaignId, couponId, ...(await recordsOfUse(db, at, now)) }
  })
}

interface Used {
  campaignId: string
  couponId: string
  personId: string
  organisationId: string
}

/** Of a campaign and a coupon of it: a draw with its frozen list, a merchant whose clerk the person is, what was redeemed there, and a bar. */
export async function recordsOfUse(db: Db, used: Used, now: Date): Promise<Record<string, string>> {
  const { campaignId, couponId, personId, organisationId } = used
  await promise(db, campaignId, '双色球第 2026140 期', now)
  const entry = { id: newId(), campaignId, personId, ticket: '7KMQ2XPA9HJR', state: 'entered', enteredAt: now } as const
  await insertRows(db, BenefitEntry, entry)
  await freezeList(db, campaignId, [{ ticket: entry.ticket, seats: 1 }], now)
  const { id: merchantId } = await addMerchant(
    db,
    { organisationId, campaignIds: [campaignId], clerkIds: [personId] },
    now,
  )
  const { id: clerkId } = await db.findOneByOrFail(MerchantClerk, { merchantId })
  const redemption = { id: newId(), couponId, liveKey: couponId, campaignId, merchantId, clerkId: personId }
  await insertRows(db, Redemption, { ...redemption, valueFen: 40_00, redeemedAt: now, undoneAt: null })
  const code = { id: newId(), couponId, codeHash: couponId, expiresAt: now }
  await insertRows(db, CouponCode, code)
  const bar = { id: newId(), caseNumber: `FL-${couponId.slice(0, 8)}`, personId, organisationId, campaignId, couponId }
  const until = { state: 'active' as const, version: 1, expiredAt: now, untilDay: '2020-01-01', createdAt: now }
  await insertRows(db, BenefitBar, { ...bar, ...until })
  const review = { ...bar, id: newId(), reason: 'wechatRisk' as const, state: 'waiting' as const, version: 1 }
  await insertRows(db, ClaimReview, { ...review, createdAt: now })
  await insertRows(db, ClaimCheck, { id: newId(), personId, riskRank: 0, checkedAt: now, answerHash: null })
  return { merchantId, clerkId, redemptionId: redemption.id, benefitBarId: bar.id, reviewId: review.id }
}

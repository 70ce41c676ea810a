import type { ErrorCode } from '../http/errors'
import { addDays, shanghaiDay, shanghaiInstant } from '../http/time'
import type { Assurance } from '../identity/contract'
import type { Occupation } from '../membership/occupations'
import type { CampaignContent, CampaignInput, CampaignState, CampaignWay, Validity } from './campaigns'

export interface WindowFacts {
  state: CampaignState
  opensAt: Date
  closesAt: Date
}

export interface StockFacts {
  stock: number
  granted: number
  content: Pick<CampaignContent, 'valueFen' | 'moneyCapFen'>
}

export interface CampaignFacts extends WindowFacts, StockFacts {
  way: CampaignWay
  content: Pick<CampaignContent, 'valueFen' | 'moneyCapFen' | 'eligible'>
}

/** What decides whether a person has a right to a coupon. */
export interface PersonFacts {
  assurance: Assurance
  /** Member of the campaign's union or one below, and of those it is narrowed to, in a state that has rights. */
  isMember: boolean
  occupation: Occupation | null
}

/** As many as are given at most: what the money is enough for, where that is less than the stock. */
export const capacityOf = ({ stock, content: { valueFen, moneyCapFen } }: Omit<StockFacts, 'granted'>): number =>
  moneyCapFen === null || valueFen === 0 ? stock : Math.min(stock, Math.floor(moneyCapFen / valueFen))

export const remainingOf = (facts: StockFacts): number => Math.max(0, capacityOf(facts) - facts.granted)

/** Why nobody is given anything by this campaign at `now`, or null. */
export function windowBlocker({ state, opensAt, closesAt }: WindowFacts, now: Date): ErrorCode | null {
  if (state === 'stopped') return 'benefits.stopped'
  if (state !== 'published') return 'benefits.not_open'
  if (now < opensAt) return 'benefits.not_yet_open'
  return now >= closesAt ? 'benefits.window_closed' : null
}

/** Why the person has no right to a coupon, or null; stock and window apart. */
export function rightBlocker(content: Pick<CampaignContent, 'eligible'>, person: PersonFacts): ErrorCode | null {
  if (!person.isMember) return 'benefits.not_member'
  const { occupations } = content.eligible
  const isMeant = occupations.length === 0 || (person.occupation !== null && occupations.includes(person.occupation))
  if (!isMeant) return 'benefits.not_eligible'
  return person.assurance === 'stated' ? 'benefits.assurance_due' : null
}

/** Why this campaign gives the person nothing at `now`, or null when it does: greys the button and refuses the call. */
export function claimBlocker(campaign: CampaignFacts, person: PersonFacts, now: Date): ErrorCode | null {
  if (campaign.way !== 'claim') return 'benefits.other_way'
  return grantBlocker(campaign, person, now)
}

/** The same for whatever way it is given in. */
export const grantBlocker = (campaign: CampaignFacts, person: PersonFacts, now: Date): ErrorCode | null =>
  windowBlocker(campaign, now) ??
  rightBlocker(campaign.content, person) ??
  (remainingOf(campaign) === 0 ? 'benefits.sold_out' : null)

/** Until when a coupon is used that is given at `now`: the end of its last day in Shanghai. */
export function validUntilOf(validity: Validity, now: Date): Date {
  const last = validity.kind === 'until' ? validity.day : addDays(shanghaiDay(now), validity.days - 1)
  return shanghaiInstant(addDays(last, 1), '00:00')
}

/** The last day on which it can be used, in Shanghai. */
export const lastDayOf = (validUntil: Date): string => shanghaiDay(new Date(validUntil.getTime() - 1))

type PlanFacts = Pick<CampaignInput, 'content' | 'way' | 'occasion' | 'eventId' | 'stock' | 'opensAt' | 'closesAt'>

/** What of a campaign as it was written down cannot be, and in which field; null where all can. */
export function campaignProblem(input: PlanFacts, now: Date): { code: ErrorCode; field: string } | null {
  const [opensAt, closesAt] = [new Date(input.opensAt), new Date(input.closesAt)]
  if (closesAt <= opensAt || closesAt <= now) return { code: 'benefits.window_invalid', field: 'closesAt' }
  const { validity, moneyCapFen } = input.content
  // Whoever comes last still has the day to use it.
  if (validity.kind === 'until' && validUntilOf(validity, now) < closesAt) {
    return { code: 'benefits.validity_invalid', field: 'validity' }
  }
  if (moneyCapFen !== null && capacityOf({ stock: input.stock, content: input.content }) === 0) {
    return { code: 'benefits.cap_too_low', field: 'moneyCapFen' }
  }
  const isGift = input.way === 'gift'
  if (isGift !== (input.occasion !== null) || (input.occasion === 'event') !== (input.eventId !== null)) {
    return { code: 'benefits.occasion_invalid', field: isGift ? 'eventId' : 'occasion' }
  }
  return null
}

/** How a coupon stands at `now`: one whose time is over is expired, whether or not it was written down yet. */
export const couponStateAt = <S extends string>(
  { state, validUntil }: { state: S; validUntil: Date },
  now: Date,
): S | 'expired' => ((state === 'usable' || state === 'held') && validUntil <= now ? 'expired' : state)

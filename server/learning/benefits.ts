import type { ErrorCode } from '../../shared/http/errors'
import type { Db } from '../platform/db'

// Stands where `../benefits` will be: nothing is given yet.

export interface QualifyingAct {
  personId: string
  at: Date
  reference: string
}

export interface Grant {
  order: number
  remaining: number
  coupon: { id: string; validUntil: Date } | null
  refusal: ErrorCode | null
}

export interface CampaignHead {
  id: string
  name: string
  organisationId: string
  state: string
  stock: number
  opensAt: Date
  closesAt: Date
}

export const grantFirst = async (
  _db: Db,
  _campaignId: string,
  acts: readonly QualifyingAct[],
  _now: Date,
): Promise<readonly Grant[]> => acts.map((_, at) => ({ order: at + 1, remaining: 0, coupon: null, refusal: null }))

export const findFirstCampaigns = async (_db: Db, _unionId: string): Promise<readonly CampaignHead[]> => []

export const findCampaignHeads = async (_db: Db, _ids: readonly string[]): Promise<readonly CampaignHead[]> => []

export const findCampaignHead = async (_db: Db, _id: string): Promise<CampaignHead | null> => null

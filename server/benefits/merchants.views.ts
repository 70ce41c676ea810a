import type { MerchantView, RedemptionView } from '../../shared/benefits/merchants.contract'
import { maskName } from '../../shared/identity/masks'
import { positionOf } from '../platform/positions'
import type { Merchant, Redemption } from './merchants.entities'

export const drawMerchant = (merchant: Merchant): MerchantView => ({
  id: merchant.id,
  ...merchant.content,
  position: positionOf(merchant),
})

/** Until when its clerk may take a redemption back; null where it is over, or was taken back. */
export function undoUntil(
  { clerkId, redeemedAt, undoneAt }: Pick<Redemption, 'clerkId' | 'redeemedAt' | 'undoneAt'>,
  personId: string,
  undoSeconds: number,
  now: Date,
): Date | null {
  const until = new Date(redeemedAt.getTime() + undoSeconds * 1000)
  return clerkId === personId && undoneAt === null && now < until ? until : null
}

/** A redemption with its campaign, merchant, coupon and person, as a clerk sees it. */
export function drawRedemption(row: Redemption, personId: string, undoSeconds: number, now: Date): RedemptionView {
  const { id, campaign, merchant, coupon, redeemedAt, undoneAt } = row
  const { name, what } = campaign!.content
  return {
    id,
    campaign: { id: campaign!.id, name, what },
    merchant: { id: merchant!.id, name: merchant!.content.name },
    person: maskName(coupon?.person?.name ?? ''),
    redeemedAt: redeemedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
    undoUntil: undoUntil(row, personId, undoSeconds, now)?.toISOString() ?? null,
  }
}

import { shanghaiDay } from '../../shared/http/time'
import type { HeldKind } from '../../shared/organisations/desk.contract'
import type { Db } from '../platform/db'
import { toRaw } from '../platform/raw'
import { monthBounds } from './redemptions.queries'

/**
 * A union does not close over campaigns that give, or may yet, nor over merchants whose month is not over: nobody could put
 * their list together. What was given before is redeemed on, and settled from above.
 */
export async function countHeld(
  db: Db,
  organisationId: string,
  now: Date,
): Promise<{ kind: HeldKind; count: number }[]> {
  const { from } = monthBounds(shanghaiDay(now).slice(0, 7))
  const [row] = await db.query(
    `SELECT (SELECT COUNT(*) FROM benefit_campaigns WHERE organisation_id = ? AND state IN ('draft', 'published')) AS campaigns,
      (SELECT COUNT(DISTINCT merchant.id) FROM merchants merchant JOIN redemptions redemption
        ON redemption.merchant_id = merchant.id AND redemption.redeemed_at >= ? AND redemption.undone_at IS NULL
        WHERE merchant.organisation_id = ?) AS settlements`,
    [organisationId, toRaw(db, from), organisationId],
  )
  return (['campaigns', 'settlements'] as const).map((kind) => ({ kind, count: Number(row[kind]) }))
}

import { isStaffRole } from '../../shared/organisations/roles'
import type { HomeMember, HomePart } from '../home'
import type { Db } from '../platform/db'
import { toRaw } from '../platform/raw'

/** More of them are in the list. */
const most = 2

interface Row {
  id: string
  content: string
  organisationName: string
}

/** What a member can claim now and has not, for the first screen; staff have their desk there, and who moves a union to come. */
export async function describeHome(db: Db, member: HomeMember, now: Date): Promise<HomePart> {
  if (member.state === 'transferring' || member.grants.some(({ role }) => isStaffRole(role))) return {}
  const sql = `SELECT campaign.id, campaign.content, giver.name AS organisationName
    FROM memberships membership
      JOIN organisations own ON own.id = membership.organisation_id
      JOIN benefit_campaigns campaign ON campaign.state = 'published' AND campaign.closes_at > ?
      JOIN organisations giver ON giver.id = campaign.organisation_id
      LEFT JOIN benefit_coupons coupon ON coupon.campaign_id = campaign.id AND coupon.person_id = membership.person_id
    WHERE membership.current_key = ? AND campaign.way = 'claim' AND campaign.opens_at <= ?
      AND campaign.granted < campaign.stock AND coupon.id IS NULL
      AND SUBSTR(own.path, 1, LENGTH(giver.path)) = giver.path
    ORDER BY campaign.closes_at, campaign.id LIMIT ${most}`
  const at = toRaw(db, now)
  const rows: Row[] = await db.query(sql, [at, member.personId, at])
  return {
    benefits: rows.map(({ id, content, organisationName }) => {
      const { name, what } = JSON.parse(content) as { name: string; what: string }
      return { id, name, what, organisationName }
    }),
  }
}

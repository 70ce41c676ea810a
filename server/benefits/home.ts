import type { CampaignContent } from '../../shared/benefits/campaigns'
import { remainingOf } from '../../shared/benefits/rules'
import { isStaffRole } from '../../shared/organisations/roles'
import type { HomeMember, HomePart } from '../home'
import type { Db } from '../platform/db'
import { toRaw } from '../platform/raw'

/** More of them are in the list. */
const most = 2
/** Of so many, those that have money left and are for whoever is a member. */
const mostRead = 10

interface Row {
  id: string
  content: string
  organisationName: string
  stock: number
  granted: number
}

/** What every member can claim now and this one has not, for the first screen; staff have their desk there. */
export async function describeHome(db: Db, member: HomeMember, now: Date): Promise<HomePart> {
  const isSettled = member.state === 'active' || member.state === 'retained'
  if (!isSettled || member.grants.some(({ role }) => isStaffRole(role))) return {}
  const sql = `SELECT campaign.id, campaign.content, campaign.stock, campaign.granted, giver.name AS organisationName
    FROM memberships membership
      JOIN organisations own ON own.id = membership.organisation_id
      JOIN benefit_campaigns campaign ON campaign.state = 'published' AND campaign.closes_at > ?
      JOIN organisations giver ON giver.id = campaign.organisation_id
      LEFT JOIN benefit_coupons coupon ON coupon.campaign_id = campaign.id AND coupon.person_id = membership.person_id
    WHERE membership.current_key = ? AND campaign.way = 'claim' AND campaign.opens_at <= ?
      AND campaign.granted < campaign.stock AND coupon.id IS NULL
      AND SUBSTR(own.path, 1, LENGTH(giver.path)) = giver.path
    ORDER BY campaign.closes_at, campaign.id LIMIT ${mostRead}`
  const at = toRaw(db, now)
  const rows: Row[] = await db.query(sql, [at, member.personId, at])
  const benefits = rows.flatMap(({ id, organisationName, ...row }) => {
    const content = JSON.parse(row.content) as CampaignContent
    const { unionIds, occupations } = content.eligible
    const isOpen = remainingOf({ ...row, content }) > 0 && unionIds.length + occupations.length === 0
    return isOpen ? [{ id, name: content.name, what: content.what, organisationName }] : []
  })
  return { benefits: benefits.slice(0, most) }
}

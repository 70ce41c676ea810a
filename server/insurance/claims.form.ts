import { shanghaiDay } from '../../shared/http/time'
import { type AskedPaper, papersFor } from '../../shared/insurance/claimRules'
import type { ClaimFormView } from '../../shared/insurance/claimViews'
import { claimableUntil } from '../../shared/insurance/rules'
import type { Db } from '../platform/db'
import { ruleAt } from '../platform/rules'
import { noticeVersion } from '../privacy'
import { consentsDue, findClaimant, isOfOther } from './claims.claimant'
import { countHeld, coverDays, planOf, readFacts } from './claims.content'
import type { Claim } from './claims.entities'
import { findGiven, findPapers } from './claims.queries'
import { othersPapersRule } from './claims.rules'
import { drawContent, toSummary } from './claims.views'
import { findCoversOf } from './covers.queries'
import type { Cover } from './entities'

/** What the form opens with; a claim for somebody else tells nothing of covers. */
export async function drawForm(db: Db, claim: Claim, now: Date): Promise<ClaimFormView> {
  const { id, claimantId, coverId } = claim
  const isOther = isOfOther(claim)
  const all = isOther ? [] : await findCoversOf(db, claimantId)
  const covers = all.filter((cover) => isClaimable(cover, claim, now))
  const earlier = await findGiven(db, all, id)
  const claimant = await findClaimant(db, claimantId)
  return {
    ...toSummary(claim),
    ...drawContent(claim),
    coverId: isOther ? null : coverId,
    holder: claimant.name,
    isAssured: claimant.isAssured,
    noticeVersion,
    consentsDue: consentsDue(claimant, ['health', 'bankAccount']),
    today: shanghaiDay(now),
    covers: covers.map((cover) => ({
      id: cover.id,
      ...coverDays(cover),
      plan: cover.planVersion!.content,
      earlier: earlier.get(cover.id) ?? [],
    })),
    askedOfOthers: isOther ? await ruleAt(db, othersPapersRule, now) : null,
    held: countHeld(await findPapers(db, id)),
  }
}

/** A cover of which something can still be claimed in time, and the one that is claimed under. */
function isClaimable({ id, toDay, planVersion }: Cover, { coverId }: Claim, now: Date): boolean {
  return id === coverId || claimableUntil(toDay, planVersion!.content.claimWindowMonths) >= shanghaiDay(now)
}

/** What papers a claim is asked for as it is written. */
export async function findAskedPapers(db: Db, claim: Claim, now: Date): Promise<AskedPaper[]> {
  const { event } = claim
  if (isOfOther(claim)) return event === null ? [] : (await ruleAt(db, othersPapersRule, now))[event]
  const plan = planOf(claim)
  return plan === null ? [] : papersFor(plan, readFacts(claim))
}

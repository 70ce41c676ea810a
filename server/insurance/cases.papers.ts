import type { ClaimPapers } from '../../shared/insurance/claims.desk.contract'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { loadCase } from './cases.policy'
import { findNumbered, findPapersOf } from './cases.queries'
import type { Claim } from './claims.entities'
import { findAlike } from './papers.looks'
import { drawFile } from './papers.views'

/** The papers of a claim and of the one it appeals against, which nobody brings twice. */
export async function viewPapers(db: Db, actor: StaffActor, id: string, now: Date): Promise<ClaimPapers> {
  const claim = await loadCase(db, actor, id)
  const looker = { personId: actor.personId, purpose: 'desk' as const }
  const papers = await findPapersOf(db, claim)
  const files = papers.map((paper) => ({ ...drawFile(paper, [], looker, now), claimId: paper.claimId }))
  return { files, alike: await drawAlike(db, actor, claim) }
}

/** Pictures that are in another claim as well, each pair of files once; what one appeals against has the same by right. */
async function drawAlike(db: Db, actor: StaffActor, { id, appealOfId }: Claim): Promise<ClaimPapers['alike']> {
  const found = (await findAlike(db, id)).filter(({ otherClaimId }) => otherClaimId !== appealOfId)
  const claims = await findNumbered(
    db,
    actor,
    found.map(({ otherClaimId }) => otherClaimId),
  )
  const seen = new Set<string>()
  return found.flatMap(({ paperId, otherClaimId }) => {
    const other = claims.get(otherClaimId)
    const key = `${paperId} ${otherClaimId}`
    if (!other || seen.has(key)) return []
    seen.add(key)
    return [{ fileId: paperId, claimId: otherClaimId, ...other }]
  })
}

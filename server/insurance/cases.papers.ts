import type { ClaimPapers } from '../../shared/insurance/claims.desk.contract'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { loadCase } from './cases.policy'
import { findPapersOf } from './cases.queries'
import { drawFile } from './papers.views'

/** The papers of a claim and of the one it appeals against, which nobody brings twice. */
export async function viewPapers(db: Db, actor: StaffActor, id: string, now: Date): Promise<ClaimPapers> {
  const claim = await loadCase(db, actor, id)
  const looker = { personId: actor.personId, purpose: 'review' as const }
  const papers = await findPapersOf(db, claim)
  const files = papers.map((paper) => ({ ...drawFile(paper, [], looker, now), claimId: paper.claimId }))
  return { files, alike: [] }
}

import { notify } from '../notifications'
import { findRootOrganisation } from '../organisations'
import type { Db } from '../platform/db'
import type { Claim } from './claims.entities'
import { tellsCover } from './claims.policy'

export type ClaimNotice =
  | 'assessed'
  | 'returned'
  | 'refused'
  | 'approved'
  | 'paying'
  | 'paid'
  | 'bounced'
  | 'reassessed'

/** Tells the claimant where it stands; never for what, nor how much, as others may look at the screen. */
export async function tellClaimant(db: Db, claim: Claim, template: ClaimNotice, now: Date): Promise<void> {
  const { id, claimantId, version, claimNumber, organisationId } = claim
  const notice = {
    personId: claimantId,
    template: `claimDecisions.${template}`,
    params: { organisation: await nameOf(db, claim), number: claimNumber },
    link: `/insurance/claim-progress?id=${id}`,
    dedupeKey: `${id} ${template} ${version}`,
    organisationId,
  }
  await notify(db, notice, now)
}

/** Which union decides follows from the cover: who may not know of that is written to in the name of the whole federation. */
const nameOf = async (db: Db, claim: Claim): Promise<string> =>
  tellsCover(claim) ? claim.organisation!.name : (await findRootOrganisation(db)).name

import { notify } from '../notifications'
import type { Db } from '../platform/db'
import type { Claim } from './claims.entities'

export type ClaimNotice = 'assessed' | 'returned' | 'refused' | 'approved' | 'paying' | 'paid' | 'bounced'

/** Tells the claimant where it stands; never for what, nor how much, as others may look at the screen. */
export const tellClaimant = (
  db: Db,
  { id, claimantId, version, claimNumber, organisation, organisationId }: Claim,
  template: ClaimNotice,
  now: Date,
): Promise<void> =>
  notify(
    db,
    {
      personId: claimantId,
      template: `claimDecisions.${template}`,
      params: { organisation: organisation!.name, number: claimNumber },
      link: `/insurance/claim-progress?id=${id}`,
      dedupeKey: `${id} ${template} ${version}`,
      organisationId,
    },
    now,
  )

import { recordStep } from '../desk'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import type { Claim } from './claims.entities'

export const claimLink = (id: string): string => `/insurance/claim-progress?id=${id}`

/** Tells the claimant that it has arrived. */
export const confirmReceipt = (
  db: Db,
  { id, claimantId, claimNumber, organisationId, version }: Claim,
  template: 'submitted' | 'appealed',
  now: Date,
): Promise<void> =>
  notify(
    db,
    {
      personId: claimantId,
      template: `claims.${template}`,
      params: { claim: claimNumber },
      link: claimLink(id),
      dedupeKey: `${id} ${template} ${version}`,
      organisationId,
      isActing: true,
    },
    now,
  )

/** A step of the claimant's own. */
export const recordOwn = (db: Db, claim: Pick<Claim, 'id' | 'claimantId'>, step: string, now: Date): Promise<void> =>
  recordStep(db, { caseId: claim.id, step, at: now, actorId: claim.claimantId, organisationId: null })

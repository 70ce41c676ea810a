import { notify } from '../notifications'
import { findHolders, findOrganisation } from '../organisations'
import type { Database } from '../platform/db'
import { Claim } from './claims.entities'
import { Paper } from './papers.entities'

/** A paper that was acknowledged cannot be read: its sender is asked for it, and staff are told, each once. */
export async function alarm(database: Database, paper: Paper, now: Date): Promise<void> {
  await database.transaction(async (db) => {
    const { id, claimId, state, receiptNumber } = paper
    const lost = { state: 'lost', workAt: now } as const
    if ((await db.update(Paper, { id, state, isRemoved: false }, lost)).affected !== 1) return
    const claim = await db.findOneByOrFail(Claim, { id: claimId })
    const { path } = (await findOrganisation(db, claim.organisationId))!
    const params = { claim: claim.claimNumber, receipt: receiptNumber }
    const told = { params, organisationId: claim.organisationId }
    await notify(
      db,
      {
        ...told,
        personId: claim.claimantId,
        template: 'insurance.paperLost',
        link: `/insurance/papers?id=${claimId}`,
        dedupeKey: `${id} lost`,
      },
      now,
    )
    for (const personId of await findHolders(db, 'assessor', path)) {
      const link = `/desk/insurance/claim?id=${claimId}`
      const dedupeKey = `${id} lost ${personId}`
      await notify(db, { ...told, personId, template: 'insurance.paperLostAtDesk', link, dedupeKey }, now)
    }
  })
}

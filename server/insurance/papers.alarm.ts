import { canAct, replaceableIn } from '../../shared/insurance/states'
import { notify } from '../notifications'
import { findHolders, findOrganisation } from '../organisations'
import type { Database, Db } from '../platform/db'
import { Claim } from './claims.entities'
import { Paper } from './papers.entities'

/** A paper that was acknowledged cannot be read: its sender is asked for it where it still counts, and staff are told, each once. */
export async function alarm(database: Database, paper: Paper, now: Date): Promise<void> {
  await database.transaction(async (db) => {
    const { id, claimId, state } = paper
    const lost = { state: 'lost', workAt: now } as const
    if ((await db.update(Paper, { id, state, isRemoved: false }, lost)).affected !== 1) return
    const claim = await db.findOneByOrFail(Claim, { id: claimId })
    const isNeeded = canAct('edit', claim.state) || replaceableIn.includes(claim.state)
    await tell(db, claim, paper, { own: isNeeded ? 'paperLost' : 'paperLostAfter', atDesk: 'paperLostAtDesk' }, now)
  })
}

/** What was counted as there at handing in cannot be used: of a draft the form says so, and asks for it. */
export async function tellUnfit(db: Db, paper: Paper, now: Date): Promise<void> {
  const claim = await db.findOneByOrFail(Claim, { id: paper.claimId })
  if (!replaceableIn.includes(claim.state)) return
  await tell(db, claim, paper, { own: 'paperUnfit', atDesk: 'paperUnfitAtDesk' }, now)
}

interface Templates {
  own: 'paperLost' | 'paperLostAfter' | 'paperUnfit'
  atDesk: 'paperLostAtDesk' | 'paperUnfitAtDesk'
}

async function tell(
  db: Db,
  { id: claimId, claimNumber, claimantId, organisationId }: Claim,
  { id, receiptNumber }: Paper,
  { own, atDesk }: Templates,
  now: Date,
): Promise<void> {
  const told = { params: { claim: claimNumber, receipt: receiptNumber }, organisationId }
  const isLost = atDesk === 'paperLostAtDesk'
  const dedupeKey = `${id} ${isLost ? 'lost' : 'unfit'}`
  const link = `/insurance/papers?id=${claimId}`
  await notify(db, { ...told, personId: claimantId, template: `insurance.${own}`, link, dedupeKey }, now)
  const { path } = (await findOrganisation(db, organisationId))!
  for (const personId of await findHolders(db, 'assessor', path)) {
    const atItsCase = { link: `/desk/insurance/claim?id=${claimId}`, dedupeKey: `${dedupeKey} ${personId}` }
    await notify(db, { ...told, ...atItsCase, personId, template: `insurance.${atDesk}` }, now)
  }
}

import { findWorkItem, moveWorkItem, openWorkItem } from '../desk'
import { findPersons, nameIndexOf } from '../identity'
import {
  discreetPersons,
  findHoldersAlong,
  findOrganisation,
  findRootOrganisation,
  type Organisation,
} from '../organisations'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { tellThoseFree } from './cases.free'
import type { Claim } from './claims.entities'
import { findClaim } from './claims.queries'
import { itemDueAt } from './clocks'
import type { Cover } from './entities'

/** The nearest union, from the cover's upwards, where somebody assesses claims; the root where nobody does. */
export async function findDeciding(db: Db, cover: Pick<Cover, 'organisationId'> | null): Promise<Organisation> {
  const from = cover && (await findOrganisation(db, cover.organisationId))
  if (!from) return findRootOrganisation(db)
  const along = await findHoldersAlong(db, 'assessor', from.path)
  return along.find(({ personIds }) => personIds.length > 0)?.organisation ?? findRootOrganisation(db)
}

/** Puts a claim that was handed in before those who assess; one that comes back goes to whoever had it. */
export async function putBeforeAssessors(db: Db, claim: Claim, now: Date): Promise<void> {
  const { id, claimantId, insuredId, insuredName, claimNumber, state, version, organisationId } = claim
  const [claimant] = await findPersons(db, [claimantId])
  const name = insuredName ?? claimant?.name ?? ''
  const parties = [claimantId, insuredId].filter((one) => one !== null)
  const item = {
    state,
    version,
    organisationId,
    dueAt: itemDueAt(claim),
    role: 'assessor',
    subjectId: claimantId,
    subject: name,
    subjectIndex: nameIndexOf(name === '' ? newId() : name),
    phoneIndex: claimant?.phoneIndex ?? null,
    documentIndex: claim.insuredIndex ?? claimant?.documentIndex ?? null,
    route: claim.event!,
    isDiscreet: (await discreetPersons.run(db, parties)).flat().length > 0,
  } as const
  const fixed = { kind: 'insurance.claim', feature: 'insurance', caseNumber: claimNumber, openedAt: now } as const
  if (await findWorkItem(db, id)) await moveWorkItem(db, id, { ...item, isOpen: true })
  else await openWorkItem(db, { ...item, ...fixed, id })
  // Of these somebody is barred from the beginning.
  if (claim.filedBy === null && claim.appealOfId === null) return
  await tellThoseFree(db, (await findClaim(db, id))!, 'assessor', now)
}

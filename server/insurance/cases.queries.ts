import { In, Not } from 'typeorm'
import { reaches, withinPaths } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { Claim } from './claims.entities'
import { findInsuredId } from './decisions.assessing'
import { Cover } from './entities'
import { Paper } from './papers.entities'

const mostOthers = 30

/** Other claims of the insured, the claimant and those it is linked to, as far as the reader reaches them; the newest first. */
export async function findOthers(db: Db, actor: StaffActor, claim: Claim): Promise<Claim[]> {
  const { id, claimantId, insuredId, previousId, appealOfId } = claim
  const query = db
    .createQueryBuilder(Claim, 'claim')
    .innerJoin('claim.organisation', 'organisation')
    .where({ id: Not(id) })
    .andWhere('claim.submittedAt IS NOT NULL')
    .andWhere(
      '(claim.insuredId = :insuredId OR claim.claimantId = :claimantId OR claim.id = :previousId OR claim.id = :appealOfId)',
      { insuredId: insuredId ?? '', claimantId, previousId: previousId ?? '', appealOfId: appealOfId ?? '' },
    )
    .orderBy('claim.id', 'DESC')
    .limit(mostOthers)
  return withinPaths(query, actor.grants, 'organisation.path').getMany()
}

const mostCovers = 20

/** Covers of whoever the claimant names as insured, the newest first. */
export async function findCoversToChoose(db: Db, claim: Claim): Promise<Cover[]> {
  const personId = await findInsuredId(db, claim)
  if (personId === null) return []
  const relations = { planVersion: true }
  return db.find(Cover, { where: { personId }, relations, order: { id: 'DESC' }, take: mostCovers })
}

export const findPapersOf = (db: Db, { id, appealOfId }: Claim): Promise<Paper[]> =>
  db.find(Paper, {
    where: { claimId: In(appealOfId === null ? [id] : [id, appealOfId]), isRemoved: false },
    order: { id: 'ASC' },
  })

/** What these claims are called, and whether the reader reaches them. */
export async function findNumbered(
  db: Db,
  { grants }: StaffActor,
  ids: string[],
): Promise<Map<string, { claimNumber: string; inReach: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.find(Claim, { where: { id: In(ids) }, relations: { organisation: true } })
  return new Map(
    rows.map(({ id, claimNumber, organisation }) => [
      id,
      { claimNumber, inReach: reaches(grants, organisation!.path) },
    ]),
  )
}

import { In } from 'typeorm'
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
  const ids = await findRelatedIds(db, claim)
  if (ids.length === 0) return []
  const query = db
    .createQueryBuilder(Claim, 'claim')
    .innerJoin('claim.organisation', 'organisation')
    .where({ id: In(ids) })
    .andWhere('claim.submittedAt IS NOT NULL')
    .orderBy('claim.id', 'DESC')
  return withinPaths(query, actor.grants, 'organisation.path').getMany()
}

/** Each part by an index of its own: one condition with `OR` would walk through all claims there are. */
async function findRelatedIds(db: Db, claim: Claim): Promise<string[]> {
  const { id, claimantId, insuredId, previousId, appealOfId } = claim
  const newest = (column: string) =>
    `SELECT * FROM (SELECT id FROM claims WHERE ${column} = ? ORDER BY id DESC LIMIT ${mostOthers}) AS by_${column}`
  const rows: { id: string }[] = await db.query(`${newest('insured_id')} UNION ${newest('claimant_id')}`, [
    insuredId ?? '',
    claimantId,
  ])
  const linked = [previousId, appealOfId].filter((one) => one !== null)
  return [...new Set([...rows.map((row) => row.id), ...linked])].filter((one) => one !== id)
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

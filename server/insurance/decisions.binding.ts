import { In } from 'typeorm'
import { moveWorkItem, recordStep } from '../desk'
import { notify } from '../notifications'
import { findHolders, findOrganisation } from '../organisations'
import type { Db } from '../platform/db'
import { tellThoseFree } from './cases.free'
import { type Claim, ClaimLine } from './claims.entities'
import { changeClaim, findClaim, printOf } from './claims.queries'
import { findStepDueAt, itemDueAt } from './clocks'
import { Paper } from './papers.entities'
import { tellClaimant } from './telling'

/** Of these claims those that are not any more what was approved, by what it was for or by its sums. */
export async function findDrifted(db: Db, claims: readonly Claim[]): Promise<Set<string>> {
  const { prints, lines } = await readContents(db, claims)
  const isSame = ({ id, approvedPrint, approvedFen }: Claim) => {
    const own = lines.filter(({ claimId }) => claimId === id)
    const sum = own.reduce((all, { assessedFen }) => all + assessedFen, 0)
    const isWhole = sum === approvedFen && own.every((line) => line.approvedFen === line.assessedFen)
    return isWhole && prints.get(id) === approvedPrint
  }
  return new Set(claims.filter((claim) => !isSame(claim)).map(({ id }) => id))
}

/** The fingerprint of a claim as it stands. */
export const printNow = async (db: Db, claim: Claim): Promise<string> =>
  (await readContents(db, [claim])).prints.get(claim.id)!

async function readContents(db: Db, claims: readonly Claim[]) {
  if (claims.length === 0) return { prints: new Map<string, string>(), lines: [] }
  const claimId = In(claims.map(({ id }) => id))
  const lines = await db.find(ClaimLine, { where: { claimId }, order: { id: 'ASC' } })
  const papers = await db.find(Paper, { where: { claimId, isRemoved: false }, order: { id: 'ASC' } })
  const own = <T extends { claimId: string }>(rows: T[], { id }: Claim) => rows.filter((row) => row.claimId === id)
  const prints = new Map(claims.map((claim) => [claim.id, printOf(claim, own(lines, claim), own(papers, claim))]))
  return { prints, lines }
}

/** What a claim has of an approval before there is one. */
export const noApproval = {
  approvedBy: null,
  approvedAt: null,
  approvedPrint: null,
  approvedFen: null,
  decidedBy: null,
  decidedAt: null,
  minutesTaken: null,
}

/**
 * What was approved is not what stands there any more: nobody is paid by that approval. Those who assess have it again, and are
 * told; false where somebody was faster.
 */
export async function voidApproval(
  db: Db,
  claim: Claim,
  actorId: string,
  change: Partial<Claim>,
  now: Date,
): Promise<boolean> {
  const { id, organisationId } = claim
  const stepDueAt = await findStepDueAt(db, 'assess', now)
  if (!(await changeClaim(db, claim, 'void', { ...change, ...noApproval, stepDueAt }))) return false
  await db.update(ClaimLine, { claimId: id }, { approvedFen: null })
  const after = (await findClaim(db, id))!
  const { state, version } = after
  const turn = { isOpen: true, role: 'assessor', assigneeId: null, dueAt: itemDueAt(after) } as const
  await moveWorkItem(db, id, { state, version, ...turn })
  await recordStep(db, { caseId: id, step: 'approvalVoided', at: now, actorId, organisationId })
  await tellClaimant(db, after, 'reassessed', now)
  await alarmAssessors(db, after, now)
  await tellThoseFree(db, after, 'assessor', now)
  return true
}

async function alarmAssessors(db: Db, { id, version, claimNumber, organisationId }: Claim, now: Date): Promise<void> {
  const { path } = (await findOrganisation(db, organisationId))!
  for (const personId of await findHolders(db, 'assessor', path)) {
    const notice = {
      personId,
      template: 'claimDecisions.voidedAtDesk',
      params: { number: claimNumber },
      link: `/desk/insurance/claim?id=${id}`,
      dedupeKey: `${id} voided ${version} ${personId}`,
      organisationId,
    }
    await notify(db, notice, now)
  }
}

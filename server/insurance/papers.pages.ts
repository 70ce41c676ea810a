import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import type { Role } from '../../shared/organisations/roles'
import { findOrganisation, reaches } from '../organisations'
import type { Actor, StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { type Looker, readLink } from '../platform/links'
import type { Ports } from '../platform/ports'
import { Claim } from './claims.entities'
import { Paper } from './papers.entities'
import { findPaper } from './papers.queries'

type Storing = Pick<Ports, 'storage'>

/** Staff who deal with claims. */
const lookers: readonly Role[] = ['assessor', 'approver', 'payer']

/** What a link says; of another person's, or made for something else, as of one that we never made. */
function requireLink(token: string, { personId }: Actor, purpose: Looker['purpose'], now: Date) {
  const link = readLink('insurance.page', token, { personId, purpose }, now)
  if (!link) throw new AppError('insurance.page_not_found')
  if (link.isOver) throw new AppError('insurance.page_expired')
  return link
}

export async function getOwn(db: Db, ports: Storing, actor: Actor, token: string, now: Date): Promise<FileAnswer> {
  const link = requireLink(token, actor, 'own', now)
  const paper = await db.findOneBy(Paper, { id: link.id, isRemoved: false })
  const isOwn = paper && (await db.existsBy(Claim, { id: paper.claimId, claimantId: actor.personId }))
  if (!isOwn) throw new AppError('insurance.page_not_found')
  return readPage(ports, paper, link.page)
}

/** The link was made a moment ago; the role may have ended, and the claim gone to another union, since then. */
export async function seeAsStaff(
  db: Db,
  ports: Storing,
  actor: StaffActor,
  { claimId, token }: { claimId: string; token: string },
  now: Date,
): Promise<FileAnswer> {
  const link = requireLink(token, actor, 'desk', now)
  const claim = await db.findOneBy(Claim, { id: claimId })
  const union = claim && (await findOrganisation(db, claim.organisationId))
  const grants = actor.grants.filter(({ role }) => lookers.includes(role))
  const isOpen = union && reaches(grants, union.path)
  const paper = isOpen && (await findPaper(db, claimId, link.id))
  if (!paper) throw new AppError('insurance.page_not_found')
  return readPage(ports, paper, link.page)
}

async function readPage({ storage }: Storing, { pages, receiptNumber }: Paper, page: number): Promise<FileAnswer> {
  const found = pages?.[page]
  if (!found) throw new AppError('insurance.page_not_found')
  return { name: `${receiptNumber}-${page + 1}.jpg`, type: 'image/jpeg', content: await storage.get(found.file) }
}

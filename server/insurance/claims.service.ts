import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { type DraftFacts, pruneFacts } from '../../shared/insurance/claimRules'
import type { ClaimInput, Insured } from '../../shared/insurance/claims.contract'
import type { ClaimantRole, ClaimFormView, ClaimSummary, ClaimView } from '../../shared/insurance/claimViews'
import { canAct } from '../../shared/insurance/states'
import { isDocumentNumber, normaliseDocumentNumber } from '../../shared/membership/documents'
import { documentIndexOf, findPerson } from '../identity'
import { findRootOrganisation } from '../organisations'
import { requireHolder } from '../payments'
import { makeCaseNumber } from '../platform/caseNumbers'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Ports } from '../platform/ports'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { type Claimant, findClaimant, requireConsents } from './claims.claimant'
import { planOf, readFacts, requireSoundDays } from './claims.content'
import { Claim } from './claims.entities'
import { drawForm } from './claims.form'
import { findClaimsOf, findDraft } from './claims.own.queries'
import { changeClaim, findOwnClaim } from './claims.queries'
import { toSummary, toView } from './claims.views'
import { findOwnCover } from './covers.queries'
import type { Cover } from './entities'

interface Begun {
  role: ClaimantRole
  insured?: Insured | undefined
  coverId?: string | undefined
}

/** Makes a draft, or goes on with the one there is for the same insured. */
export async function draft(
  db: Db,
  personId: string,
  begun: Begun,
  { random, config }: Pick<Ports, 'random' | 'config'>,
  now: Date,
): Promise<ClaimView> {
  const { role, coverId } = begun
  const whom = role === 'self' ? ofThemselves(personId) : await nameInsured(db, personId, begun.insured, now)
  const open = await findDraft(db, personId, { claimantRole: role, insuredIndex: whom.insuredIndex })
  if (open) return toView(db, await loadOwn(db, personId, open.id), now)
  await requireRoom(db, personId, config.limits?.claimDraftsPerPerson)
  const cover = role === 'self' && coverId !== undefined ? await requireCover(db, personId, coverId) : null
  const root = await findRootOrganisation(db)
  const row: Claim = {
    ...notYet,
    ...whom,
    id: newId(),
    claimNumber: makeCaseNumber('LP', random, now),
    claimantId: personId,
    claimantRole: role,
    coverId: cover?.id ?? null,
    organisationId: root.id,
    createdAt: now,
  }
  await insertRows(db, Claim, row)
  return toView(db, { ...row, cover, organisation: root }, now)
}

async function requireRoom(db: Db, claimantId: string, most: number | undefined): Promise<void> {
  if (most === undefined || (await db.countBy(Claim, { claimantId, state: 'draft' })) < most) return
  throw new AppError('insurance.drafts_too_many', { most })
}

/** What has not happened to a new claim. */
export const notYet = {
  state: 'draft',
  version: 1,
  filedBy: null,
  event: null,
  facts: null,
  story: null,
  payee: null,
  approvedPrint: null,
  remark: null,
  refusedFor: null,
  previousId: null,
  appealOfId: null,
  appealWords: null,
  assessedBy: null,
  assessedAt: null,
  approvedBy: null,
  approvedAt: null,
  decidedBy: null,
  decidedAt: null,
  submittedAt: null,
  submittedOn: null,
  paidAt: null,
  minutesTaken: null,
  wasReturned: false,
  stepDueAt: null,
  dueAt: null,
  askedFen: null,
  approvedFen: null,
  paidFen: null,
} as const

type Whom = Pick<Claim, 'insuredId' | 'insuredName' | 'insuredNumber' | 'insuredIndex'>

const ofThemselves = (personId: string): Whom => ({
  insuredId: personId,
  insuredName: null,
  insuredNumber: null,
  insuredIndex: null,
})

/** Whom the claimant names; whether that person is on record is not looked at before it is handed in, and never told. */
async function nameInsured(db: Db, personId: string, insured: Insured | undefined, now: Date): Promise<Whom> {
  const number = normaliseDocumentNumber(insured?.documentNumber ?? '')
  if (!insured || !isDocumentNumber(insured.documentKind, number, now)) {
    throw new AppError('insurance.insured_invalid', undefined, 'insured')
  }
  const insuredIndex = documentIndexOf(number)
  const { documentIndex } = await findPerson(db, personId)
  if (documentIndex === insuredIndex) throw new AppError('insurance.insured_invalid', undefined, 'insured')
  return { insuredId: null, insuredName: insured.name, insuredNumber: number, insuredIndex }
}

async function requireCover(db: Db, personId: string, coverId: string): Promise<Cover> {
  const cover = await findOwnCover(db, personId, coverId)
  if (!cover) throw new AppError('insurance.cover_not_found', undefined, 'coverId')
  return cover
}

export async function loadOwn(db: Db, personId: string, id: string): Promise<Claim> {
  const claim = await findOwnClaim(db, personId, id)
  if (!claim) throw new AppError('insurance.claim_not_found')
  return claim
}

export const changedMeanwhile = ({ version, state }: Claim): AppError =>
  new AppError('insurance.claim_changed', { version, state })

export const unavailable = ({ state }: Claim): AppError => new AppError('insurance.claim_action_unavailable', { state })

/** Saving what is there already changes nothing, so that a repeated save is no new version. */
export async function edit(
  db: Db,
  personId: string,
  id: string,
  { version, ...input }: ClaimInput & { version: number },
  now: Date,
): Promise<ClaimView> {
  const claim = await loadOwn(db, personId, id)
  if (!canAct('edit', claim.state)) throw unavailable(claim)
  if (version !== claim.version) throw changedMeanwhile(claim)
  const { change, cover } = await readInput(db, claim, input, now)
  const keys = Object.keys(change) as (keyof typeof change)[]
  if (keys.every((key) => change[key] === claim[key])) return toView(db, claim, now)
  if (!(await changeClaim(db, claim, 'edit', change))) throw changedMeanwhile(await loadOwn(db, personId, id))
  return toView(db, { ...claim, ...change, cover, version: version + 1 }, now)
}

type Content = Pick<Claim, 'coverId' | 'event' | 'facts' | 'story' | 'payee'>

async function readInput(db: Db, claim: Claim, input: ClaimInput, now: Date) {
  const claimant = await findClaimant(db, claim.claimantId)
  const cover = await chooseCover(db, claim, input.coverId)
  const facts = readNewFacts({ ...claim, cover }, input.facts, now)
  requireAgreement(claimant, facts, input)
  const change: Content = {
    coverId: cover?.id ?? null,
    event: facts.event,
    facts: JSON.stringify(facts),
    story: input.story === undefined ? claim.story : input.story,
    payee: input.payee === undefined ? claim.payee : input.payee && JSON.stringify(input.payee),
  }
  return { change, cover }
}

/** Of who claims for themselves; for others it stays what staff made of it. */
async function chooseCover(db: Db, claim: Claim, coverId: string | null | undefined): Promise<Cover | null> {
  if (coverId === undefined || claim.claimantRole !== 'self') return claim.cover ?? null
  return coverId === null ? null : requireCover(db, claim.claimantId, coverId)
}

function readNewFacts(claim: Claim, given: DraftFacts | undefined, now: Date): DraftFacts {
  const plan = claim.claimantRole === 'self' ? planOf(claim) : null
  const facts = pruneFacts(given ?? readFacts(claim), plan)
  requireSoundDays(facts, now)
  return facts
}

function requireAgreement(claimant: Claimant, { event }: DraftFacts, { facts, story, payee }: ClaimInput): void {
  if (event !== 'property' && (facts || story)) requireConsents(claimant, ['health'])
  if (!payee) return
  requireConsents(claimant, ['bankAccount'])
  requireHolder(claimant.name, payee.holder)
}

export const getOwn = async (db: Db, personId: string, id: string, now: Date): Promise<ClaimView> =>
  toView(db, await loadOwn(db, personId, id), now)

export const openForm = async (db: Db, personId: string, id: string, now: Date): Promise<ClaimFormView> =>
  drawForm(db, await loadOwn(db, personId, id), now)

export async function listOwn(db: Db, personId: string, cursor: string | undefined): Promise<Page<ClaimSummary>> {
  const page = toPage(await findClaimsOf(db, personId, cursor), ({ id }) => [id])
  return { ...page, items: page.items.map(toSummary) }
}

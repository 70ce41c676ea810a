import { AppError } from '../../shared/http/errors'
import { missingOf, type NeededFact, neededFacts, papersFor } from '../../shared/insurance/claimRules'
import type { FiledFor } from '../../shared/insurance/claims.desk.contract'
import type { ClaimFacts, PlanContent } from '../../shared/insurance/plans'
import { itemsFor } from '../../shared/insurance/rules'
import { canAct } from '../../shared/insurance/states'
import { recordStep } from '../desk'
import { documentIndexOf, findPersonByDocument, type Person } from '../identity'
import { findOrganisation, findStrangersTo, reaches } from '../organisations'
import { requireHolder } from '../payments'
import type { StaffActor } from '../platform/actor'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { sits } from './cases.policy'
import { countHeld, planOf, readFacts, refuseArriving, requireSoundDays } from './claims.content'
import { findDeciding, putBeforeAssessors } from './claims.desk.items'
import { Claim } from './claims.entities'
import { findCoverOn } from './claims.own.queries'
import { changeClaim, findClaim, findPapersAlong } from './claims.queries'
import { notYet } from './claims.service'
import { settle, writeLines } from './claims.submission'
import { confirmReceipt } from './claims.telling'
import { requireItems } from './decisions.assessing'
import type { Cover } from './entities'

/** Writes a claim down for a member who cannot; it is theirs, and whoever wrote it has no part in deciding it. */
export async function fileFor(db: Db, actor: StaffActor, given: FiledFor, random: Random, now: Date) {
  const { story, payee } = given
  const { person, cover } = await requireInsured(db, actor, given)
  const plan = cover.planVersion!.content
  const facts = { ...given.facts, items: chooseItems(plan, given.facts) }
  requireItems(plan, facts, [])
  requireSoundDays(facts, now)
  requireHolder(person.name, payee.holder)
  const row = {
    ...notYet,
    id: newId(),
    claimNumber: makeCaseNumber('LP', random, now),
    claimantId: person.id,
    claimantRole: 'self' as const,
    filedBy: actor.personId,
    insuredId: person.id,
    insuredName: null,
    insuredNumber: null,
    insuredIndex: null,
    coverId: cover.id,
    organisationId: (await findDeciding(db, cover)).id,
    event: facts.event,
    facts: JSON.stringify(facts),
    story,
    payee: JSON.stringify(payee),
    createdAt: now,
  }
  await insertRows(db, Claim, row)
  const { id: claimId, claimNumber, version } = row
  return { claimId, claimNumber, version, asked: papersFor(plan, facts) }
}

/** Those that were named; where none was, every item of the event for which all is told that it needs. */
function chooseItems(plan: PlanContent, facts: ClaimFacts): string[] {
  if (facts.items.length > 0) return facts.items
  const isTold: Record<NeededFact, boolean> = {
    stays: facts.stays.length > 0,
    hospitalGrade: facts.hospitalGrade !== null,
    cost: facts.costFen !== null,
    loss: facts.lossFen !== null,
    disabilityGrade: facts.disabilityGrade !== null,
  }
  const codes = itemsFor(plan, facts.event).map(({ code }) => code)
  return codes.filter((code) => [...neededFacts(plan, { ...facts, items: [code] })].every((fact) => isTold[fact]))
}

/** Somebody of this name and number who was covered on the day, in reach; who is not all of that is as absent. */
async function requireInsured(
  db: Db,
  actor: StaffActor,
  { name, documentNumber, facts }: FiledFor,
): Promise<{ person: Person; cover: Cover }> {
  const person = await findPersonByDocument(db, documentIndexOf(documentNumber.toUpperCase()))
  const isMeant = person?.name === name && person.id !== actor.personId
  const cover = isMeant ? await findCoverOn(db, person.id, facts.eventOn, facts.event) : null
  const union = cover && (await findOrganisation(db, cover.organisationId))
  const isReached = union && reaches(actor.grants, union.path)
  if (!isReached || (await findStrangersTo(db, actor, [person!.id])).size > 0) {
    throw new AppError('insurance.insured_not_found', undefined, 'documentNumber')
  }
  return { person: person!, cover }
}

/** Hands in what the caller wrote down; the claimant is told, and follows it on their own phone. */
export async function submitFor(db: Db, actor: StaffActor, id: string, version: number, now: Date) {
  const written = await findClaim(db, id)
  if (written?.filedBy !== actor.personId || !sits(actor, written, ['assessor'])) {
    throw new AppError('insurance.case_not_found')
  }
  if (written.version !== version || !canAct('submit', written.state)) throw changed(written)
  await requireComplete(db, written)
  const { claim, change, estimate } = await settle(db, written, now)
  if (!(await changeClaim(db, written, 'submit', change))) throw changed((await findClaim(db, id))!)
  await writeLines(db, id, estimate)
  const after = { ...claim, ...change, state: 'submitted' as const, version: version + 1 }
  await putBeforeAssessors(db, after, now)
  const { claimNumber, organisationId } = after
  await recordStep(db, { caseId: id, step: 'submitted', at: now, actorId: actor.personId, organisationId })
  await confirmReceipt(db, after, 'submitted', now)
  return { claimId: id, claimNumber }
}

const changed = ({ state, version }: Claim): AppError => new AppError('insurance.case_changed', { state, version })

/** All that the claimant's own form asks for; they agreed, and showed who they are, to whoever wrote it down. */
async function requireComplete(db: Db, claim: Claim): Promise<void> {
  const plan = planOf(claim)
  const facts = readFacts(claim)
  const sent = await findPapersAlong(db, claim)
  refuseArriving(claim, sent)
  const { items, papers } = missingOf({
    plan,
    isSelf: true,
    facts,
    story: claim.story,
    hasPayee: claim.payee !== null,
    hasConsents: true,
    isAssured: true,
    asked: plan === null ? [] : papersFor(plan, facts),
    held: new Set(countHeld(sent).map(({ kind }) => kind)),
  })
  if (items.length > 0) throw new AppError('insurance.claim_incomplete', { missing: items, papers }, items[0])
}

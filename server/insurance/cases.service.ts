import { maskPhone } from '../../shared/identity/masks'
import type { ClaimCase } from '../../shared/insurance/claims.desk.contract'
import { claimFacts, type PaperKind } from '../../shared/insurance/plans'
import type { ReasonCode } from '../../shared/insurance/states'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { maskAccount } from '../../shared/payments/payee'
import { drawAssignee, findWorkItem, handBackTo, type NamedStep } from '../desk'
import { refOf } from '../organisations'
import { readPayee } from '../payments'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { findFree } from './cases.free'
import { actionsOf, isIdentityDue, listPast, loadCase, type Seat } from './cases.policy'
import { findCoversToChoose, findOthers } from './cases.queries'
import type { Claim, ClaimLine } from './claims.entities'
import { findLines, readWorking } from './claims.queries'
import type { Cover } from './entities'

export async function viewCase(db: Db, actor: StaffActor, id: string, now: Date): Promise<ClaimCase> {
  const claim = await loadCase(db, actor, id)
  const lines = await findLines(db, id)
  const item = await findWorkItem(db, id)
  const steps = await listPast(db, claim)
  const { actions, barred } = actionsOf(actor, claim, steps)
  return {
    id,
    claimNumber: claim.claimNumber,
    state: claim.state,
    version: claim.version,
    organisation: refOf(claim.organisation!),
    ...drawPersons(claim),
    identityDue: isIdentityDue(claim),
    filedBy: claim.filedBy && (steps.find(({ actorId }) => actorId === claim.filedBy)?.actorName ?? ''),
    ...drawPlan(claim),
    covers: claim.cover ? [] : (await findCoversToChoose(db, claim)).map(drawCover),
    facts: claim.facts === null ? null : claimFacts.parse(JSON.parse(claim.facts)),
    story: claim.story,
    lines: lines.map((line) => drawLine(claim, line)),
    askedFen: claim.askedFen,
    approvedFen: claim.approvedFen,
    paidFen: claim.paidFen,
    remark: drawRemark(claim),
    payee: drawPayee(claim),
    others: (await findOthers(db, actor, claim)).map((other) => drawOther(claim, other)),
    ...drawClocks(claim, now),
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    history: drawHistory(claim, steps),
    barred,
    freeAt: barred && ((await findFree(db, claim, nextSeat(claim)))?.organisation.name ?? null),
    actions,
  }
}

/** Whose turn it is. */
const nextSeat = ({ state }: Claim): Seat => (state === 'assessed' ? 'approver' : 'assessor')

/** The whole number; `mount` records that it was looked at. */
export async function revealAccount(db: Db, actor: StaffActor, id: string) {
  const { payee } = await loadCase(db, actor, id)
  return readPayee(payee) ?? { holder: '', bank: '', number: '' }
}

function drawPersons(claim: Claim): Pick<ClaimCase, 'claimant' | 'insured'> {
  const { claimant, insured } = claim
  const documentNumber = insured ? insured.documentNumber : claim.insuredNumber
  return {
    claimant: {
      name: claimant?.name ?? null,
      phone: claimant?.phone ? maskPhone(claimant.phone) : null,
      role: claim.claimantRole,
    },
    insured: {
      name: insured?.name ?? claim.insuredName,
      documentNumber: documentNumber && maskDocumentNumber(documentNumber),
      known: insured != null,
    },
  }
}

const drawCover = ({ id, planVersion, fromDay, toDay }: Cover): ClaimCase['covers'][number] => ({
  id,
  plan: planVersion!.content.name,
  from: fromDay,
  to: toDay,
})

function drawPlan({ cover }: Claim): Pick<ClaimCase, 'cover' | 'plan'> {
  if (!cover) return { cover: null, plan: null }
  const { items, exclusions } = cover.planVersion!.content
  const drawn = items.map(({ code, name, events }) => ({ code, name, events }))
  return { cover: drawCover(cover), plan: { items: drawn, exclusions } }
}

function drawLine({ cover, assessedAt }: Claim, line: ClaimLine): ClaimCase['lines'][number] {
  const item = cover?.planVersion?.content.items.find(({ code }) => code === line.item)
  // Before staff have been at it, it is what the phone estimated.
  const isAssessed = assessedAt !== null
  return {
    item: line.item,
    name: item?.name ?? { zh: line.item, en: line.item },
    askedFen: line.askedFen,
    assessedFen: isAssessed ? line.assessedFen : null,
    approvedFen: line.approvedFen,
    paidFen: line.paidFen,
    working: readWorking(line).steps,
    reason: line.reason,
    note: line.note,
  }
}

function drawRemark({ remark }: Claim): ClaimCase['remark'] {
  if (remark === null) return null
  const said = JSON.parse(remark) as { papers?: PaperKind[]; reason?: ReasonCode; note?: string | null }
  return { papers: said.papers ?? [], reason: said.reason ?? null, note: said.note ?? null }
}

function drawPayee({ payee }: Claim): ClaimCase['payee'] {
  const read = readPayee(payee)
  return read && { holder: read.holder, bank: read.bank, number: maskAccount(read.number) }
}

function drawOther(claim: Claim, other: Claim): ClaimCase['others'][number] {
  const dayOf = ({ facts }: Claim) => (facts === null ? null : claimFacts.parse(JSON.parse(facts)).eventOn)
  const { id, claimNumber, state, event, approvedFen } = other
  const link = id === claim.appealOfId ? 'appealOf' : id === claim.previousId ? 'previous' : null
  const eventOn = dayOf(other)
  const isOfInsured = other.insuredId !== null && other.insuredId === claim.insuredId
  const sameEvent = isOfInsured && eventOn !== null && eventOn === dayOf(claim)
  return { id, claimNumber, state, event, eventOn, approvedFen, sameEvent, link }
}

function drawClocks({ submittedAt, stepDueAt, dueAt, state }: Claim, now: Date) {
  const isOver = ['paid', 'refused', 'withdrawn'].includes(state)
  const late = (at: Date | null) => !isOver && at !== null && at < now
  return {
    submittedAt: submittedAt!.toISOString(),
    stepDueAt: isOver ? null : (stepDueAt?.toISOString() ?? null),
    dueAt: isOver ? null : (dueAt?.toISOString() ?? null),
    stepOverdue: late(stepDueAt),
    overdue: late(dueAt),
  }
}

const drawHistory = ({ id, claimantId }: Claim, steps: readonly NamedStep[]): ClaimCase['history'] =>
  steps
    .filter(({ caseId }) => caseId === id)
    .map(({ step, at, actorId, actorName, organisationName, details }) => ({
      step,
      at: at.toISOString(),
      by: step === 'escalated' ? organisationName : actorId === claimantId ? null : (actorName ?? ''),
      note: typeof details?.note === 'string' ? details.note : null,
    }))

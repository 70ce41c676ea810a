import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import { shanghaiDay } from '../../shared/http/time'
import type { Locale } from '../../shared/i18n'
import { type LeftReason, mostPayments } from '../../shared/insurance/payouts.contract'
import { payoutText } from '../../shared/insurance/payoutText'
import { findOrganisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { makeCaseNumber } from '../platform/caseNumbers'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { writeCsv } from '../platform/spreadsheet'
import { findHandled } from './cases.policy'
import { readPayee } from './cases.service'
import type { Claim } from './claims.entities'
import { findDrifted, voidApproval } from './decisions.binding'
import { type Payment, PayoutBatch } from './payouts.entities'
import { addPayments } from './payouts.filling'
import { findBatch, findBatches, findPayable, findPayments, sumPayments, sumWaiting } from './payouts.queries'
import { drawBatch, drawDetails } from './payouts.views'

export async function listBatches(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findBatches(db, actor, cursor), ({ id }) => [id])
  const ids = page.items.map(({ id }) => id)
  const summed = await sumPayments(db, ids)
  return {
    ...page,
    items: page.items.map((batch) => drawBatch(batch, summed)),
    waiting: await sumWaiting(db, actor),
  }
}

/** A batch in reach; any other is as absent as one that never was. */
export async function loadBatch(db: Db, actor: StaffActor, id: string): Promise<PayoutBatch> {
  const batch = await findBatch(db, id)
  if (!batch || !reaches(actor.grants, batch.organisation!.path)) throw new AppError('insurance.payout_not_found')
  return batch
}

export async function viewBatch(db: Db, actor: StaffActor, id: string) {
  const batch = await loadBatch(db, actor, id)
  return drawDetails(batch, await findPayments(db, id))
}

/** Puts what waits at a union into its batch of the day. */
export async function fill(
  db: Db,
  actor: StaffActor,
  { organisationId }: { organisationId: string },
  random: Random,
  now: Date,
) {
  const union = await findOrganisation(db, organisationId)
  if (!union || !reaches(actor.grants, union.path))
    throw new AppError('organisations.not_found', undefined, 'organisationId')
  const waiting = await findPayable(db, organisationId, mostPayments + 1)
  const left = await sortOut(db, actor, waiting)
  for (const claim of waiting) {
    if (left.get(claim.id) === 'changed') await voidApproval(db, claim, actor.personId, {}, now)
  }
  const ready = waiting.filter(({ id }) => !left.has(id))
  const drawn = waiting
    .filter(({ id }) => left.has(id))
    .map(({ id, claimNumber }) => ({ claimId: id, claimNumber, reason: left.get(id)! }))
  if (ready.length === 0) return { batch: null, added: 0, left: drawn, more: false }
  const batch = await openBatch(db, actor, organisationId, random, now)
  const room = Math.max(0, mostPayments - batch.payments)
  const added = await addPayments(db, actor, batch, ready.slice(0, room), now)
  const after = (await findBatch(db, batch.id))!
  return {
    batch: drawBatch(after, await sumPayments(db, [batch.id])),
    added,
    left: drawn,
    more: ready.length > room || waiting.length > mostPayments,
  }
}

/** Why each of these cannot be paid by this person, or at all. */
async function sortOut(db: Db, actor: StaffActor, claims: Claim[]): Promise<Map<string, LeftReason>> {
  const handled = await findHandled(db, actor.personId, claims)
  const drifted = await findDrifted(db, claims)
  const reasonOf = ({ id, payee }: Claim): LeftReason | null =>
    handled.has(id) ? 'handled' : drifted.has(id) ? 'changed' : payee === null ? 'noAccount' : null
  return new Map(
    claims.flatMap((claim) => {
      const reason = reasonOf(claim)
      return reason ? [[claim.id, reason]] : []
    }),
  )
}

/** The union's batch of the day that still takes claims, held until the transaction ends; a new one where there is none. */
async function openBatch(
  db: Db,
  { personId }: StaffActor,
  organisationId: string,
  random: Random,
  now: Date,
): Promise<PayoutBatch> {
  const day = shanghaiDay(now)
  const openKey = `${organisationId} ${day}`
  const row = {
    id: newId(),
    batchNumber: makeCaseNumber('ZF', random, now),
    organisationId,
    day,
    version: 1,
    openKey,
    totalFen: 0,
    payments: 0,
    createdBy: personId,
    createdAt: now,
  }
  if (!(await db.existsBy(PayoutBatch, { openKey }))) {
    await db.insert(PayoutBatch, row).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })
  }
  // Whoever takes the bank's file meanwhile closes it: then the next try begins another.
  const held = await db.update(PayoutBatch, { openKey }, { version: () => 'version + 1' })
  if (held.affected !== 1) throw new AppError('server.busy')
  return db.findOneByOrFail(PayoutBatch, { openKey })
}

/** The batch for the bank; the first time closes it. */
export async function takeFile(db: Db, actor: StaffActor, id: string, locale: Locale, now: Date): Promise<FileAnswer> {
  const batch = await loadBatch(db, actor, id)
  await db.update(PayoutBatch, { id }, { openKey: null })
  const payments = await findPayments(db, id)
  await requireUnhandled(db, actor, payments)
  await requireAsApproved(db, payments)
  if (batch.sentAt === null) await db.update(PayoutBatch, { id }, { sentAt: now })
  const words = payoutText[locale].file
  const rows = payments.map(({ reference, payee, amountFen, claim }) => {
    const { holder, bank, number } = readPayee(payee)!
    return [reference, holder, number, bank, yuanOf(amountFen), words.purpose(claim!.claimNumber)]
  })
  const total = payments.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const last = [words.total, words.count(payments.length), '', '', yuanOf(total), '']
  const content = writeCsv(Object.values(words.columns), [...rows, last])
  return { name: words.name(batch.batchNumber), type: 'text/csv', content }
}

/** `1234.05`, from whole fen and without a fraction on the way. */
const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** What the bank is still to pay is what was approved, to whom it was approved: rows that say something else go to nobody. */
async function requireAsApproved(db: Db, payments: readonly Payment[]): Promise<void> {
  const open = payments.filter(({ state }) => state === 'open')
  const drifted = await findDrifted(
    db,
    open.map(({ claim }) => claim!),
  )
  const differing = open.filter(
    ({ amountFen, payee, claim }) =>
      drifted.has(claim!.id) || amountFen !== claim!.approvedFen || payee !== claim!.payee,
  )
  if (differing.length > 0) {
    throw new AppError('insurance.payout_differs', { claims: differing.map(({ claim }) => claim!.claimNumber) })
  }
}

/** Nobody hands to the bank, nor settles, what they assessed or approved. */
export async function requireUnhandled(db: Db, actor: StaffActor, payments: readonly Payment[]): Promise<void> {
  const claims = payments.map(({ claim }) => claim!)
  if ((await findHandled(db, actor.personId, claims)).size > 0) throw new AppError('insurance.four_eyes')
}

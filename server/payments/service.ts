import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import { shanghaiDay } from '../../shared/http/time'
import type { Locale } from '../../shared/i18n'
import { type LeftReason, mostPayments } from '../../shared/payments/contract'
import { payoutText } from '../../shared/payments/payoutText'
import { findOrganisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { makeCaseNumber } from '../platform/caseNumbers'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { writeCsv } from '../platform/spreadsheet'
import { readPayee } from './accounts'
import { type Payment, PayoutBatch } from './entities'
import { addPayments } from './filling'
import { findBatch, findBatches, findPayments, sumPayments } from './queries'
import { findDrifted, findHandled, findPaidFor, findWaiting, type Sourced, sourceOf, sumWaiting } from './sources'
import { drawBatch, drawDetails, drawLeft } from './views'

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
  if (!batch || !reaches(actor.grants, batch.organisation!.path)) throw new AppError('payments.payout_not_found')
  return batch
}

export async function viewBatch(db: Db, actor: StaffActor, id: string) {
  const batch = await loadBatch(db, actor, id)
  const payments = await findPayments(db, id)
  return drawDetails(batch, payments, await findPaidFor(db, payments))
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
  const waiting = await findWaiting(db, organisationId, mostPayments + 1)
  const left = await sortOut(db, actor, waiting)
  for (const payable of waiting) {
    if (left.get(payable.id) === 'changed') await sourceOf(payable.source).voidApproval(db, actor, payable, now)
  }
  const ready = waiting.filter(({ id }) => !left.has(id))
  const drawn = waiting.filter(({ id }) => left.has(id)).map((payable) => drawLeft(payable, left.get(payable.id)!))
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
async function sortOut(db: Db, actor: StaffActor, payables: Sourced[]): Promise<Map<string, LeftReason>> {
  const handled = await findHandled(db, actor.personId, payables)
  const drifted = await findDrifted(db, payables)
  const reasonOf = ({ id, payee }: Sourced): LeftReason | null =>
    handled.has(id) ? 'handled' : drifted.has(id) ? 'changed' : payee === null ? 'noAccount' : null
  return new Map(
    payables.flatMap((payable) => {
      const reason = reasonOf(payable)
      return reason ? [[payable.id, reason]] : []
    }),
  )
}

/** The union's batch of the day that is still open, held until the transaction ends; a new one where there is none. */
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
  const paidFor = await findPaidFor(db, payments)
  await requireUnhandled(db, actor, paidFor)
  await requireAsApproved(db, payments, paidFor)
  if (batch.sentAt === null) await db.update(PayoutBatch, { id }, { sentAt: now })
  const words = payoutText[locale].file
  const rows = payments.map(({ reference, payee, amountFen, source, number }) => {
    const { holder, bank, number: account } = readPayee(payee)!
    return [reference, holder, account, bank, yuanOf(amountFen), sourceOf(source).purpose(number, locale)]
  })
  const total = payments.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const last = [words.total, words.count(payments.length), '', '', yuanOf(total), '']
  const content = writeCsv(Object.values(words.columns), [...rows, last])
  return { name: words.name(batch.batchNumber), type: 'text/csv', content }
}

/** `1234.05`, from whole fen and without a fraction on the way. */
const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** What the bank is still to pay is what was approved, to whom it was approved: rows that say something else go to nobody. */
async function requireAsApproved(
  db: Db,
  payments: readonly Payment[],
  paidFor: ReadonlyMap<string, Sourced>,
): Promise<void> {
  const open = payments.filter(({ state }) => state === 'open')
  const standing = open.flatMap(({ sourceId }) => paidFor.get(sourceId) ?? [])
  const drifted = await findDrifted(db, standing)
  const differing = open.filter(({ sourceId, amountFen, payee }) => {
    const now = paidFor.get(sourceId)
    return !now || drifted.has(sourceId) || amountFen !== now.amountFen || payee !== now.payee
  })
  if (differing.length > 0) {
    throw new AppError('payments.payout_differs', { numbers: differing.map(({ number }) => number) })
  }
}

/** Nobody hands to the bank, nor settles, what they had a hand in before. */
export async function requireUnhandled(
  db: Db,
  actor: StaffActor,
  paidFor: ReadonlyMap<string, Sourced>,
): Promise<void> {
  const handled = await findHandled(db, actor.personId, [...paidFor.values()])
  if (handled.size > 0) throw new AppError('payments.four_eyes')
}

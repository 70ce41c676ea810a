import type { Locale } from '../../shared/i18n'
import type { PaymentSourceName } from '../../shared/payments/states'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Waiting } from './waiting'

/** Something approved, as the feature that owns it tells of it. */
export interface Payable {
  id: string
  /** What people call it. */
  number: string
  amountFen: number
  /** `Payee` as JSON; null where nobody has given an account. */
  payee: string | null
  /** The fingerprint of what was approved. */
  print: string
}

/**
 * What a union pays for: a feature registers how its own waits, what bars a payment, and what being paid does to it. All of it
 * runs in the payer's transaction; what moves a record answers false where somebody was faster.
 */
export interface PaymentSource<P extends Payable = Payable> {
  /** Where staff see it. */
  link(id: string): string
  /** What the bank's file says it is for. */
  purpose(number: string, locale: Locale): string
  /** What waits for a batch in the unions in reach. */
  sumWaiting(db: Db, actor: StaffActor): Promise<Waiting[]>
  /** What waits at a union, the first approved first. */
  findWaiting(db: Db, organisationId: string, most: number): Promise<P[]>
  /** These as they stand now; what is kept no more is left out. */
  find(db: Db, ids: string[]): Promise<P[]>
  /** Those in which the person had a hand before, or which are theirs. */
  findHandled(db: Db, personId: string, payables: readonly P[]): Promise<Set<string>>
  /** Those that are not any more what was approved. */
  findDrifted(db: Db, payables: readonly P[]): Promise<Set<string>>
  /** Nobody is paid by an approval of something else: whoever decides has it again. */
  voidApproval(db: Db, actor: StaffActor, payable: P, now: Date): Promise<boolean>
  putInBatch(db: Db, actor: StaffActor, payable: P, now: Date): Promise<boolean>
  pay(db: Db, actor: StaffActor, payable: P, amountFen: number, now: Date): Promise<boolean>
  /** The bank sent it back: whoever is paid is asked for another account. */
  bounce(db: Db, actor: StaffActor, payable: P, note: string | null, now: Date): Promise<boolean>
}

const sources = new Map<PaymentSourceName, PaymentSource>()

export function registerSource<P extends Payable>(name: PaymentSourceName, source: PaymentSource<P>): void {
  sources.set(name, source)
}

export const sourceOf = (name: PaymentSourceName): PaymentSource => sources.get(name)!

/** A payable and whose it is. */
export interface Sourced extends Payable {
  source: PaymentSourceName
}

const mark =
  (source: PaymentSourceName) =>
  <P extends Payable>(payable: P): P & Sourced => ({ ...payable, source })

/** What waits at a union, of one source after another. */
export async function findWaiting(db: Db, organisationId: string, most: number): Promise<Sourced[]> {
  const found: Sourced[] = []
  for (const [name, source] of sources) {
    if (found.length < most) {
      found.push(...(await source.findWaiting(db, organisationId, most - found.length)).map(mark(name)))
    }
  }
  return found
}

/** What waits in the unions in reach, all sources together, by union. */
export async function sumWaiting(db: Db, actor: StaffActor): Promise<Waiting[]> {
  const sums = new Map<string, Waiting>()
  for (const source of sources.values()) {
    for (const { organisation, count, fen } of await source.sumWaiting(db, actor)) {
      const before = sums.get(organisation.id)
      sums.set(organisation.id, { organisation, count: count + (before?.count ?? 0), fen: fen + (before?.fen ?? 0) })
    }
  }
  return [...sums.values()].sort((one, other) => (one.organisation.id < other.organisation.id ? -1 : 1))
}

/** What is paid by these payments, as it stands now, by its id. */
export async function findPaidFor(
  db: Db,
  payments: readonly { source: PaymentSourceName; sourceId: string }[],
): Promise<Map<string, Sourced>> {
  const found: Sourced[] = []
  for (const [name, source] of sources) {
    const ids = payments.flatMap((payment) => (payment.source === name ? [payment.sourceId] : []))
    if (ids.length > 0) found.push(...(await source.find(db, ids)).map(mark(name)))
  }
  return new Map(found.map((payable) => [payable.id, payable]))
}

type Sorting = (source: PaymentSource, payables: readonly Sourced[]) => Promise<Set<string>>

async function askEach(payables: readonly Sourced[], ask: Sorting): Promise<Set<string>> {
  const found = new Set<string>()
  for (const [name, source] of sources) {
    const own = payables.filter((payable) => payable.source === name)
    if (own.length > 0) for (const id of await ask(source, own)) found.add(id)
  }
  return found
}

export const findHandled = (db: Db, personId: string, payables: readonly Sourced[]): Promise<Set<string>> =>
  askEach(payables, (source, own) => source.findHandled(db, personId, own))

export const findDrifted = (db: Db, payables: readonly Sourced[]): Promise<Set<string>> =>
  askEach(payables, (source, own) => source.findDrifted(db, own))

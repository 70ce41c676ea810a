import type { Db } from '../platform/db'
import type { Matter, PersonalPart } from '../privacy'
import { links } from './links'
import { MembershipChange, Transfer } from './standing.entities'
import { findOpenTransfer } from './standing.queries'

/** The history of memberships and the transfers, for the download of one's own data. */
export async function describeStanding(db: Db, personId: string): Promise<PersonalPart[]> {
  const changes = await db.find(MembershipChange, { where: { personId }, order: { id: 'ASC' } })
  const transfers = await db
    .createQueryBuilder(Transfer, 'transfer')
    .leftJoinAndSelect('transfer.from', 'from')
    .leftJoinAndSelect('transfer.to', 'to')
    .where('transfer.personId = :personId', { personId })
    .orderBy('transfer.id')
    .getMany()
  return [
    { part: 'membershipChanges', rows: changes.map(describeChange) },
    { part: 'membershipTransfers', rows: transfers.map(describeTransfer) },
  ]
}

const describeChange = ({ act, fromState, toState, note, until, at }: MembershipChange) => ({
  at,
  before: fromState,
  after: toState,
  // What staff noted of a death is not the member's file.
  note: act === 'die' ? null : note,
  until,
})

const describeTransfer = ({ number, from, to, state, note, reason, requestedAt }: Transfer) => ({
  caseNumber: number,
  fromOrganisation: from?.name,
  toOrganisation: to?.name,
  state,
  note,
  reason,
  submittedAt: requestedAt,
})

/** What was written in words goes; that and when a membership changed stays in the member's file. */
export async function forgetStanding(db: Db, personId: string): Promise<void> {
  await db.update(MembershipChange, { personId }, { note: null })
  await db.update(Transfer, { personId }, { note: null, reason: null })
}

/** An account does not close over an open transfer: nobody would hear how it ended. */
export async function findStandingMatters(db: Db, personId: string): Promise<Matter[]> {
  const transfer = await findOpenTransfer(db, personId)
  return transfer ? [{ code: 'membership.transfer_open', link: links.transfer(transfer.id) }] : []
}

import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { transferBlocker } from '../../shared/membership/standing'
import type { TransferView } from '../../shared/membership/standing.contract'
import { moveWorkItem, openWorkItem, recordStep } from '../desk'
import { findPerson, nameIndexOf } from '../identity'
import { notify } from '../notifications'
import { makeCaseNumber } from '../platform/caseNumbers'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { findDueAt } from '../platform/workdays'
import { isUnitUnion } from './discretion'
import type { Membership } from './entities'
import { requireOpenOrganisation } from './events.service'
import { links } from './links'
import { findCurrentMembership } from './queries'
import { transferRule } from './rules'
import { Transfer } from './standing.entities'
import { findOpenTransfer, findOwnTransfer, findTransfersOf, updateTransfer } from './standing.queries'
import { changeState } from './standing.service'
import { drawTransfer } from './standing.views'
import { tellUnion } from './transfers.notices'

/** Asks another union to take the membership over; meanwhile it shows as being transferred. */
export async function askTransfer(
  db: Db,
  personId: string,
  { organisationId, note }: { organisationId: string; note?: string | undefined },
  random: Random,
  now: Date,
): Promise<TransferView> {
  const held = await requireCurrent(db, personId)
  await refuseBlocked(db, held)
  const target = await requireOpenOrganisation(db, organisationId)
  if (target.id === held.organisationId) throw new AppError('membership.same_union', undefined, 'organisationId')
  const transfer = {
    id: newId(),
    personId,
    openKey: personId,
    membershipId: held.id,
    fromOrganisationId: held.organisationId,
    toOrganisationId: target.id,
    state: 'submitted' as const,
    version: 1,
    number: makeCaseNumber('ZH', random, now),
    note: note ?? null,
    requestedAt: now,
    dueAt: await findDueAt(db, transferRule, now),
    decidedAt: null,
    decidedBy: null,
    reason: null,
  }
  try {
    await db.insert(Transfer, transfer)
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('membership.transfer_open')
    throw error
  }
  await changeState(db, held, 'askTransfer', { actorId: personId, organisationId: null }, now)
  const asked = (await findOwnTransfer(db, personId, transfer.id))!
  await announce(db, asked, held.isDiscreet && !(await isUnitUnion(db, target)), now)
  return drawTransfer(asked)
}

export async function requireCurrent(db: Db, personId: string): Promise<Membership> {
  const held = await findCurrentMembership(db, personId)
  if (!held) throw new AppError('membership.no_membership')
  return held
}

/** Says which transfer is in the way. */
async function refuseBlocked(db: Db, held: Membership): Promise<void> {
  const blocker = transferBlocker(held)
  if (blocker === 'membership.transfer_open') {
    throw new AppError(blocker, { id: (await findOpenTransfer(db, held.personId))?.id ?? null })
  }
  if (blocker) throw new AppError(blocker, { state: held.state, reason: held.stateReason })
}

/** Puts it before the new union's reviewers, tells the member that it has arrived, and the old union that they may go. */
async function announce(db: Db, transfer: Transfer, isDiscreet: boolean, now: Date): Promise<void> {
  const { id, personId, state, version, dueAt, number } = transfer
  const person = await findPerson(db, personId)
  await openWorkItem(db, {
    id,
    kind: 'membership.transfer',
    feature: 'membership',
    role: 'reviewer',
    state,
    version,
    dueAt,
    openedAt: now,
    subjectId: personId,
    subject: person.name ?? '',
    subjectIndex: person.nameIndex ?? nameIndexOf(''),
    phoneIndex: person.phoneIndex,
    documentIndex: person.documentIndex,
    caseNumber: number,
    route: 'transfer',
    organisationId: transfer.toOrganisationId,
    isDiscreet,
  })
  await recordStep(db, { caseId: id, step: 'requested', at: now, actorId: personId, organisationId: null })
  const params = { from: transfer.from!.name, to: transfer.to!.name, number }
  const link = links.transfer(id)
  await notify(db, { personId, template: 'membership.transferAsked', params, link, dedupeKey: `${id} asked` }, now)
  await tellUnion(db, transfer, 'memberMoving', person.name ?? '', now)
}

/** Takes it back before it is decided; taking back twice is taking back once. */
export async function withdrawTransfer(db: Db, personId: string, id: string, now: Date): Promise<TransferView> {
  const transfer = await loadOwn(db, personId, id)
  if (transfer.state === 'withdrawn') return drawTransfer(transfer)
  const isClosed = await closeTransfer(db, transfer, 'withdrawn', personId, now)
  const after = await loadOwn(db, personId, id)
  if (!isClosed && after.state !== 'withdrawn') throw new AppError('membership.transfer_closed', { state: after.state })
  return drawTransfer(after)
}

/** Ends an open transfer without a move: the membership is as it was, and the old union hears that the member stays. */
async function closeTransfer(
  db: Db,
  transfer: Transfer,
  state: 'withdrawn' | 'void',
  actorId: string | null,
  now: Date,
): Promise<boolean> {
  if (!(await updateTransfer(db, transfer, { state, decidedAt: now }))) return false
  const { id, version, personId } = transfer
  await moveWorkItem(db, id, { state, version: version + 1, dueAt: null, isOpen: false })
  await recordStep(db, { caseId: id, step: state, at: now, actorId: actorId ?? personId, organisationId: null })
  const held = await requireCurrent(db, personId)
  const reason = state === 'withdrawn' ? 'withdrawn' : 'ended'
  await changeState(db, held, 'endTransfer', { actorId, organisationId: null, reason }, now)
  if (state === 'withdrawn') {
    await tellUnion(db, transfer, 'memberStays', (await findPerson(db, personId)).name ?? '', now)
  }
  return true
}

/** What ends a membership ends its open transfer first; gives the membership as it is then. */
export async function endTransferOf(db: Db, held: Membership, actorId: string | null, now: Date): Promise<Membership> {
  if (held.state !== 'transferring') return held
  const transfer = await findOpenTransfer(db, held.personId)
  if (!transfer || !(await closeTransfer(db, transfer, 'void', actorId, now))) {
    throw new AppError('membership.member_changed')
  }
  return (await findCurrentMembership(db, held.personId))!
}

async function loadOwn(db: Db, personId: string, id: string): Promise<Transfer> {
  const transfer = await findOwnTransfer(db, personId, id)
  if (!transfer) throw new AppError('membership.transfer_not_found')
  return transfer
}

export const getTransfer = async (db: Db, personId: string, id: string): Promise<TransferView> =>
  drawTransfer(await loadOwn(db, personId, id))

export async function listTransfers(db: Db, personId: string, cursor: string | undefined): Promise<Page<TransferView>> {
  const before = decodeCursor(cursor, 1)?.[0]
  const page = toPage(await findTransfersOf(db, personId, before, rowsToRead), ({ id }) => [id])
  return { ...page, items: page.items.map(drawTransfer) }
}

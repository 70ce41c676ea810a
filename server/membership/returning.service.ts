import { AppError } from '../../shared/http/errors'
import { findPersonByDocument, releaseErasedDocument } from '../identity'
import { findStrangersTo } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { type Application, Membership } from './entities'
import { findCurrentMembership } from './queries'
import { MembershipChange, Transfer } from './standing.entities'

/**
 * Somebody who closed their account without leaving the union applies again: the membership is theirs still, where it was.
 * Anyone can write down a number, so the reviewer must have seen the document. Gives the membership that goes on, or null.
 */
export async function resumeMembership(
  db: Db,
  actor: StaffActor,
  { personId, documentIndex }: Application,
  assurance: 'stated' | 'seenByStaff',
): Promise<Membership | null> {
  const holder = await findPersonByDocument(db, documentIndex!)
  if (!holder?.erasedAt || holder.id === personId) return null
  // An employer's officer must not learn of a membership that is kept from them, not even by this question.
  if ((await findStrangersTo(db, actor, [holder.id])).has(holder.id)) return null
  const kept = await findCurrentMembership(db, holder.id)
  if (assurance !== 'seenByStaff') {
    throw new AppError('membership.return_unseen', { organisation: kept?.organisation?.name ?? null })
  }
  await releaseErasedDocument(db, holder.id, documentIndex!)
  if (kept) await db.update(Membership, { id: kept.id, currentKey: holder.id }, { currentKey: personId })
  await db.update(Membership, { shadowKey: holder.id }, { shadowKey: personId })
  for (const table of [Membership, MembershipChange, Transfer]) {
    await db.update(table, { personId: holder.id }, { personId })
  }
  return kept
}

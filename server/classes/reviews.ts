import type { EntityTarget } from 'typeorm'
import { mostProofs } from '../../shared/classes/children'
import type { GuardianshipState } from '../../shared/classes/states'
import { AppError, type ErrorCode } from '../../shared/http/errors'
import { moveWorkItem, openWorkItem, recordStep } from '../desk'
import { findPersons, nameIndexOf } from '../identity'
import type { Db } from '../platform/db'
import type { PictureCall } from '../platform/keptPictures'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { findDueAt } from '../platform/workdays'
import { Guardianship, PriorityClaim } from './children.entities'
import { reviewRule } from './children.rules'
import { addPicture, findPictures, keepPhoto, removePictures } from './pictures.service'
import { keepsFromEmployer } from './reviewing'

/*
 * What a person brings with proofs and class managers look at: that somebody is a guardian, and that a family belongs to a
 * group seats are set aside for. Both go the same way: stated, handed in, returned or decided.
 */
export const reviewed = { guardianship: Guardianship, priority: PriorityClaim } as const
export type ReviewKind = keyof typeof reviewed
export type Reviewed = Guardianship | PriorityClaim

export const tableOf = (kind: ReviewKind) => reviewed[kind] as EntityTarget<Reviewed>

/** Whether it is the person's turn. */
export const isOpenToProofs = ({ state, dueAt }: { state: GuardianshipState; dueAt: Date | null }): boolean =>
  state === 'returned' || (state === 'stated' && dueAt === null)

/** Holds the row of a case that is the person's turn until the transaction ends. */
async function requireTurn<T extends Reviewed>(db: Db, kind: ReviewKind, { id }: T): Promise<T> {
  const row = (await lockPools(db, tableOf(kind), [id])).get(id)
  if (!row || !isOpenToProofs(row)) throw new AppError('classes.proofs_closed')
  return row as T
}

/** Adds a photo to a case of the caller's own, which `load` finds or refuses. */
export async function addProof<T>(
  call: PictureCall,
  kind: ReviewKind,
  load: (db: Db) => Promise<Reviewed>,
  answer: (db: Db) => Promise<T>,
): Promise<T> {
  if (!isOpenToProofs(await load(call.database.reader))) throw new AppError('classes.proofs_closed')
  return keepPhoto(call, async (db, photo) => {
    const { id } = await requireTurn(db, kind, await load(db))
    if (!(await addPicture(db, id, mostProofs, photo, call.now))) throw new AppError('classes.proofs_too_many')
    return answer(db)
  })
}

export async function removeProof(
  db: Db,
  kind: ReviewKind,
  row: Reviewed,
  pictureId: string,
  now: Date,
): Promise<void> {
  const { id } = await requireTurn(db, kind, row)
  if (!(await removePictures(db, [id], now, pictureId))) throw new AppError('classes.picture_not_found')
}

/** Hands a case in: its clock begins, anew where it was returned. */
export async function submit(db: Db, kind: ReviewKind, own: Reviewed, now: Date): Promise<void> {
  const row = await requireTurn(db, kind, own)
  if ((await findPictures(db, [row.id])).length === 0) throw new AppError('classes.proof_missing')
  const dueAt = await findDueAt(db, reviewRule, now)
  await changeReviewed(db, kind, row, { state: 'stated', dueAt, remark: null }, 'classes.child_changed')
  const isAnew = row.state === 'returned'
  const { id, personId, version } = row
  if (isAnew) await moveWorkItem(db, id, { state: 'stated', version: version + 1, isOpen: true, dueAt })
  else await putBeforeManagers(db, kind, row, dueAt, now)
  const step = isAnew ? 'resubmitted' : 'submitted'
  await recordStep(db, { caseId: id, step, at: now, actorId: personId, organisationId: null })
}

async function putBeforeManagers(db: Db, kind: ReviewKind, row: Reviewed, dueAt: Date, now: Date): Promise<void> {
  const { id, personId, organisationId, caseNumber, version } = row
  const [person] = await findPersons(db, [personId])
  const name = person?.name ?? ''
  await openWorkItem(db, {
    id,
    kind: `classes.${kind}`,
    feature: 'classes',
    role: 'classManager',
    state: 'stated',
    version: version + 1,
    subjectId: personId,
    subject: name,
    subjectIndex: nameIndexOf(name === '' ? newId() : name),
    phoneIndex: person?.phoneIndex ?? null,
    documentIndex: person?.documentIndex ?? null,
    caseNumber,
    route: 'group' in row ? row.group : row.relation,
    organisationId,
    isDiscreet: await keepsFromEmployer(db, personId),
    openedAt: now,
    dueAt,
  })
}

/** Changes a case that is still as it was read. */
export async function changeReviewed(
  db: Db,
  kind: ReviewKind,
  { id, version, state }: Pick<Reviewed, 'id' | 'version' | 'state'>,
  change: Partial<Guardianship>,
  refusal: ErrorCode,
): Promise<void> {
  const changed = await db.update(tableOf(kind), { id, version, state }, { ...change, version: version + 1 })
  if (changed.affected !== 1) throw new AppError(refusal)
}

/** Takes a case back, with its proofs; one that staff have closes at the desk. */
export async function end(db: Db, kind: ReviewKind, row: Reviewed, now: Date): Promise<void> {
  const change = { state: 'ended' as const, liveKey: null, dueAt: null, decidedAt: row.decidedAt ?? now }
  const forgotten = kind === 'guardianship' ? { told: null } : {}
  await changeReviewed(db, kind, row, { ...change, ...forgotten }, 'classes.child_changed')
  await removePictures(db, [row.id], now)
  const { id, personId, version, dueAt, state } = row
  if (isOpenToProofs({ state, dueAt }) && state === 'stated') return
  await moveWorkItem(db, id, { state: 'ended', version: version + 1, isOpen: false })
  await recordStep(db, { caseId: id, step: 'ended', at: now, actorId: personId, organisationId: null })
}

/** One of two cases about the same, of somebody who turned out to be one person: it is over, and nobody's turn. */
export async function endTwin(
  db: Db,
  kind: ReviewKind,
  { id, version: before, decidedAt, createdAt }: Reviewed,
): Promise<void> {
  const version = before + 1
  const over = { state: 'ended' as const, liveKey: null, dueAt: null, decidedAt: decidedAt ?? createdAt, version }
  await db.update(tableOf(kind), { id }, { ...over, ...(kind === 'guardianship' ? { told: null } : {}) })
  await removePictures(db, [id], createdAt)
  await moveWorkItem(db, id, { state: 'ended', version, isOpen: false })
}

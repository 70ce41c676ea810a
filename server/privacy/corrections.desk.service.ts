import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { CorrectionCaseView, privacyDesk } from '../../shared/privacy/desk.contract'
import { correctPerson, documentIndexOf, findPerson, nameIndexOf, type Person } from '../identity'
import { findStrangersTo, type Organisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { endCorrection, findCorrectionCase } from './corrections.queries'
import { announce, maskValue } from './corrections.service'
import type { Correction } from './entities'
import { atDesk, deskHistory } from './hooks'

type Decision = BodyOf<(typeof privacyDesk)['decideCorrection']>
type Case = Correction & { person: Person; organisation: Organisation }

/** A correction in the reviewer's reach, not their own; another is as absent as one that never was. */
async function loadCase(db: Db, actor: StaffActor, id: string): Promise<Case> {
  const found = await findCorrectionCase(db, id)
  const isTheirs = found?.organisation && found.personId !== actor.personId
  if (!isTheirs || !reaches(actor.grants, found.organisation!.path)) throw new AppError('privacy.not_found')
  const { personId } = found
  if ((await findStrangersTo(db, actor, [personId])).has(personId)) throw new AppError('privacy.not_found')
  return found as Case
}

export async function getCorrection(db: Db, actor: StaffActor, id: string, now: Date): Promise<CorrectionCaseView> {
  return draw(db, actor, await loadCase(db, actor, id), now)
}

/** The whole values; `mount` records that they were looked at. */
export async function revealCorrection(db: Db, actor: StaffActor, id: string) {
  const { before, after, person } = await loadCase(db, actor, id)
  return { before, after, phone: person.phone }
}

/** Decides at the version the reviewer saw; of two the second is told what the first one did. */
export async function decideCorrection(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: Decision,
  now: Date,
): Promise<CorrectionCaseView> {
  const correction = await loadCase(db, actor, id)
  if (correction.state !== 'submitted' || correction.version !== decision.version) throw alreadyDecided(correction)
  const isApproved = decision.decision === 'approve'
  const isEnded = await endCorrection(db, correction, {
    state: isApproved ? 'approved' : 'refused',
    decidedAt: now,
    decidedBy: actor.personId,
    remark: isApproved ? null : decision.reason,
  })
  if (!isEnded) throw alreadyDecided((await findCorrectionCase(db, id))!)
  if (isApproved) await apply(db, actor, correction, decision.assurance ?? 'stated', now)
  const after = await loadCase(db, actor, id)
  await announce(db, after, await findPerson(db, after.personId), isApproved ? 'approved' : 'refused', now)
  return draw(db, actor, after, now)
}

const alreadyDecided = ({ state, version, decidedAt, decider }: Correction): AppError =>
  new AppError('privacy.already_decided', {
    state,
    version,
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: decider?.name ?? null,
  })

/** Writes it onto the person: the unique key refuses a number that somebody else holds. */
async function apply(
  db: Db,
  actor: StaffActor,
  { id, personId, field, after, documentKind }: Case,
  assurance: 'stated' | 'seenByStaff',
  now: Date,
): Promise<void> {
  const isSeen = assurance === 'seenByStaff'
  const proof = {
    assurance,
    assuredAt: isSeen ? now : null,
    assuredBy: isSeen ? actor.personId : null,
    assuredAtCase: isSeen ? id : null,
  }
  const change =
    field === 'name'
      ? { name: after, nameIndex: nameIndexOf(after) }
      : { documentNumber: after, documentIndex: documentIndexOf(after), documentKind }
  try {
    await correctPerson(db, personId, { ...change, ...proof })
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('privacy.document_held')
    throw error
  }
}

async function draw(db: Db, actor: StaffActor, correction: Case, now: Date): Promise<CorrectionCaseView> {
  const { id, state, version, field, caseNumber, organisation, person, before, after, reason } = correction
  const { documentKind, filedAt, dueAt, decidedAt, decider, remark } = correction
  const waits = state === 'submitted'
  const [there] = (await atDesk.first(db, [id])) ?? []
  const history = (await deskHistory.first(db, id, correction.personId)) ?? []
  return {
    id,
    state,
    version,
    field,
    caseNumber,
    organisation: { id: organisation.id, name: organisation.name },
    subject: {
      name: person.name ?? '',
      phone: person.phone && maskPhone(person.phone),
      documentKind: person.documentKind,
      documentNumber: person.documentNumber && maskDocumentNumber(person.documentNumber),
      assurance: person.assurance,
    },
    before: maskValue(field, before),
    after: maskValue(field, after)!,
    documentKind,
    reason,
    filedAt: filedAt.toISOString(),
    dueAt: waits ? (dueAt?.toISOString() ?? null) : null,
    overdue: waits && dueAt !== null && dueAt < now,
    assignee: there?.assignee ? { name: there.assignee.name, isMe: there.assignee.id === actor.personId } : null,
    handBackTo: there?.handBackTo ?? null,
    history,
    decided: decider && decidedAt ? { at: decidedAt.toISOString(), by: decider.name ?? '', remark } : null,
    actions: waits ? ['approve', 'refuse', 'assign', 'reveal'] : ['reveal'],
  }
}

import type { GuardianshipCase, ReviewDecision } from '../../shared/classes/children.desk.contract'
import { AppError } from '../../shared/http/errors'
import { maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import {
  describeDecision,
  drawAssignee,
  drawHistory,
  findWorkItem,
  handBackTo,
  listSteps,
  moveWorkItem,
  recordStep,
  type WorkItem,
} from '../desk'
import { notify } from '../notifications'
import { findStrangersTo, type Organisation, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { childLink, prioritiesLink } from './children.links'
import { findPictures, removePictures } from './pictures.service'
import { drawPicture } from './pictures.views'
import { changeReviewed, isOpenToProofs, type Reviewed, type ReviewKind, tableOf } from './reviews'

/** A case at the desk, with the union that decides it. */
export interface AtDesk<T extends Reviewed> {
  row: T
  item: WorkItem
  organisation: Organisation
}

const notFound = () => new AppError('classes.case_not_found')

/** A case in the manager's reach that is not about themselves; any other is as absent as one that never was. */
export async function load<T extends Reviewed>(
  db: Db,
  actor: StaffActor,
  kind: ReviewKind,
  id: string,
): Promise<AtDesk<T>> {
  const along = { organisation: true, person: true, ...(kind === 'guardianship' ? { child: true } : {}) }
  const row = await db.findOne(tableOf(kind), { where: { id }, relations: along })
  const item = row && (await findWorkItem(db, id))
  const organisation = item && row.organisation
  const isInReach = organisation && reaches(actor.grants, organisation.path)
  if (!isInReach || row.personId === actor.personId || (item.isDiscreet && actor.isUnitOfficer)) throw notFound()
  if ((await findStrangersTo(db, actor, [row.personId])).size > 0) throw notFound()
  return { row: row as T, item, organisation }
}

/** What both kinds of case show alike. */
export async function draw(db: Db, actor: StaffActor, { row, item, organisation }: AtDesk<Reviewed>, now: Date) {
  const { id, caseNumber, state, version, personId, remark } = row
  const { name, phone, documentNumber, assurance } = row.person!
  const dueAt = state === 'stated' ? row.dueAt : null
  const looker = { personId: actor.personId, purpose: 'desk' as const }
  return {
    id,
    caseNumber,
    state,
    version,
    organisation: refOf(organisation),
    person: {
      name: name ?? '',
      phone: phone && maskPhone(phone),
      documentNumber: documentNumber && maskDocumentNumber(documentNumber),
      assurance,
    },
    proofs: (await findPictures(db, [id])).map((picture) => drawPicture(picture, looker, now)),
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt < now,
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    remark,
    history: drawHistory<GuardianshipCase['history'][number]>(await listSteps(db, [id]), personId),
    actions: actionsOn(row),
  }
}

function actionsOn(row: Reviewed): ('confirm' | 'return' | 'refuse' | 'end' | 'assign')[] {
  if (row.state === 'confirmed') return ['end']
  return row.state === 'stated' && !isOpenToProofs(row) ? ['confirm', 'return', 'refuse', 'assign'] : []
}

const outcomes = { confirm: 'confirmed', return: 'returned', refuse: 'refused', end: 'ended' } as const
type Outcome = (typeof outcomes)[keyof typeof outcomes]

/** Decides at the version the manager saw; of two the second is told what the first one did. */
export async function decide(
  db: Db,
  actor: StaffActor,
  kind: ReviewKind,
  { row, organisation }: AtDesk<Reviewed>,
  decision: ReviewDecision,
  now: Date,
): Promise<Outcome> {
  if (row.version !== decision.version || !actionsOn(row).includes(decision.decision)) throw await conflict(db, row)
  const state = outcomes[decision.decision]
  const reason = decision.decision === 'confirm' ? null : decision.reason
  const isOver = state === 'refused' || state === 'ended'
  const decided = { decidedBy: actor.personId, decidedAt: now, dueAt: null, remark: reason }
  await changeReviewed(
    db,
    kind,
    row,
    { state, ...decided, ...(isOver ? { liveKey: null } : {}) },
    'classes.case_changed',
  )
  if (isOver) await removePictures(db, [row.id], now)
  const { id, version, personId } = row
  await moveWorkItem(db, id, { state, version: version + 1, isOpen: false, assigneeId: actor.personId })
  const step = { caseId: id, step: state, at: now, actorId: actor.personId, organisationId: organisation.id }
  await recordStep(db, reason === null ? step : { ...step, details: { note: reason } })
  const template = `${kind === 'guardianship' ? 'guardians' : 'priorities'}.${state}`
  const link = kind === 'priority' ? prioritiesLink : state === 'ended' ? null : childLink(id)
  const notice = { personId, template, link, params: { organisation: organisation.name } }
  await notify(db, { ...notice, dedupeKey: `${id} ${state} ${version}`, organisationId: organisation.id }, now)
  return state
}

const conflict = async (db: Db, row: Reviewed): Promise<AppError> =>
  row.state === 'stated'
    ? new AppError('classes.case_changed', { version: row.version, state: row.state })
    : new AppError('classes.already_decided', await describeDecision(db, row))

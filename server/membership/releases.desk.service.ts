import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { maskName, maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { releaseTransitions } from '../../shared/membership/releases'
import type { membershipReleasesDesk, ReleaseCaseView } from '../../shared/membership/releases.desk.contract'
import {
  describeDecision,
  drawAssignee,
  drawHistory,
  findWorkItem,
  handBackTo,
  listSteps,
  moveWorkItem,
  recordStep,
} from '../desk'
import type { Person } from '../identity'
import { notify } from '../notifications'
import { findGrants, findStrangersTo, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Random } from '../platform/random'
import { loadCase } from './cases.service'
import { findMembershipsSeenBy, isKeptFrom } from './discretion'
import type { Membership } from './entities'
import { links } from './links'
import type { Release } from './releases.entities'
import { handOver } from './releases.handover'
import { changeRelease, findHolder, findRelease } from './releases.queries'
import { changedMeanwhile, openForDocument } from './releases.service'
import { maskNumber } from './releases.views'

type Decision = BodyOf<(typeof membershipReleasesDesk)['decideRelease']>

/** A case in the reviewer's reach that is not about themselves; any other is as absent as one that never was. */
async function load(db: Db, actor: StaffActor, id: string) {
  const release = await findRelease(db, id)
  const item = release && (await findWorkItem(db, id))
  if (!item || isKeptFrom(actor, item) || !reaches(actor.grants, release.organisation!.path)) throw notFound()
  const holder = await findHolder(db, release)
  if ([release.personId, holder?.id].includes(actor.personId)) throw notFound()
  const strangers = await findStrangersTo(db, actor, holder ? [holder.id] : [])
  return { release, item, holder: holder && !strangers.has(holder.id) ? holder : null }
}

const notFound = () => new AppError('membership.release_not_found')

export async function viewCase(db: Db, actor: StaffActor, id: string, now: Date): Promise<ReleaseCaseView> {
  const { release, item, holder } = await load(db, actor, id)
  const { person, state, remark, dueAt } = release
  const isOwnRecord = holder?.id === release.personId
  const parties = [release.personId, ...(holder ? [holder.id] : [])]
  const memberships = await findMembershipsSeenBy(db, actor, parties)
  const isStaff = holder !== null && (await findGrants(db, [holder.id])).length > 0
  const steps = await listSteps(db, [id])
  return {
    id,
    caseNumber: release.caseNumber,
    about: release.about,
    state,
    version: release.version,
    organisation: refOf(release.organisation)!,
    name: release.name,
    number: maskNumber(release),
    documentKind: release.documentKind,
    note: release.note,
    applicationId: release.applicationId,
    claimant: drawParty(person!, memberships),
    holder: holder && { ...drawParty(holder, memberships), isStaff },
    isOwnRecord,
    submittedAt: release.submittedAt.toISOString(),
    dueAt: state === 'submitted' ? (dueAt?.toISOString() ?? null) : null,
    overdue: state === 'submitted' && dueAt !== null && dueAt < now,
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    asked: state === 'returned' ? remark : null,
    refused: state === 'refused' ? remark : null,
    history: drawHistory(steps, release.personId),
    isSilent: release.isSilent,
    actions: actionsOf(release),
  }
}

/** Of somebody who does not know of the case nothing can be asked. */
function actionsOf({ state, isSilent }: Release): ReleaseCaseView['actions'] {
  const acts = (['release', 'return', 'refuse'] as const).filter(
    (act) => releaseTransitions[act].from === state && !(act === 'return' && isSilent),
  )
  return [...acts, ...(state === 'submitted' ? (['assign'] as const) : []), 'reveal']
}

function drawParty(person: Person, memberships: Membership[]): ReleaseCaseView['claimant'] {
  const held = memberships.find(({ personId }) => personId === person.id)
  return {
    name: person.name === null ? '' : maskName(person.name),
    phone: person.phone && maskPhone(person.phone),
    documentNumber: person.documentNumber && maskDocumentNumber(person.documentNumber),
    assurance: person.assurance,
    since: shanghaiDay(person.createdAt),
    membership: held ? { organisation: held.organisation?.name ?? '', state: held.state } : null,
  }
}

/** The whole number and both names; `mount` records that they were looked at. */
export async function reveal(db: Db, actor: StaffActor, id: string) {
  const { release, holder } = await load(db, actor, id)
  return { number: release.number, claimant: release.person!.name, holder: holder?.name ?? null }
}

/** Decides at the version the reviewer saw; of two reviewers the second is told that the first has. */
export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: Decision,
  now: Date,
): Promise<ReleaseCaseView> {
  const { release, holder } = await load(db, actor, id)
  if (release.state !== 'submitted' || release.version !== decision.version) throw await conflict(db, release)
  if (!actionsOf(release).includes(decision.decision)) {
    throw new AppError('membership.release_action_unavailable', { state: release.state })
  }
  if (decision.decision === 'release') await requireRight(db, actor, holder)
  const isOver = decision.decision !== 'return'
  const words =
    decision.decision === 'return' ? decision.asked : decision.decision === 'refuse' ? decision.reason : null
  const isChanged = await changeRelease(db, release, decision.decision, {
    dueAt: null,
    decidedAt: now,
    decidedBy: actor.personId,
    remark: words,
    ...(isOver ? { openKey: null } : {}),
  })
  const after = (await findRelease(db, id))!
  if (!isChanged) throw await conflict(db, after)
  const { state, version } = after
  await moveWorkItem(db, id, { state, version, isOpen: false, assigneeId: actor.personId })
  const step = { caseId: id, step: state, at: now, actorId: actor.personId, organisationId: after.organisationId }
  await recordStep(db, words === null ? step : { ...step, details: { note: words } })
  await tell(db, after, now)
  if (decision.decision === 'release') await handOver(db, after, holder, now)
  return viewCase(db, actor, id, now)
}

/**
 * The account of staff opens the desk: its number moves only by somebody who, beside reviewing, administers every union the
 * holder has a role at.
 */
async function requireRight(db: Db, actor: StaffActor, holder: Person | null): Promise<void> {
  const held = holder ? await findGrants(db, [holder.id]) : []
  if (held.length === 0) return
  const own = (await findGrants(db, [actor.personId])).filter(({ role }) => role === 'orgAdmin')
  if (!held.every(({ path }) => reaches(own, path))) throw new AppError('membership.release_staff')
}

const conflict = async (db: Db, release: Release): Promise<AppError> =>
  release.state === 'submitted'
    ? changedMeanwhile(release)
    : new AppError('membership.already_decided', await describeDecision(db, release))

const templates = { returned: 'releaseReturned', refused: 'releaseRefused', released: 'releaseReleased' } as const

async function tell(db: Db, release: Release, now: Date): Promise<void> {
  const { id, personId, state, version, organisation, isSilent } = release
  if (state === 'submitted' || (isSilent && state !== 'released')) return
  const notice = { template: `membership.${templates[state]}`, params: { organisation: organisation!.name } }
  await notify(db, { ...notice, personId, link: links.release(id), dedupeKey: `${id} ${state} ${version}` }, now)
}

/** Opens the case for an applicant whose approval met a document on another record. */
export async function openForApplicant(db: Db, actor: StaffActor, applicationId: string, random: Random, now: Date) {
  const application = await loadCase(db, actor, applicationId)
  const { id, caseNumber, organisation } = await openForDocument(db, application, {}, random, now)
  return { id, caseNumber, organisation: refOf(organisation)! }
}
